import { useNavigate } from '@tanstack/solid-router';
import { type Accessor, createSignal, type JSX, Show } from 'solid-js';
import type { HistoryOf, Made } from '../../app/desk/desk';
import type { Key } from '../../core/id';
import { useAct } from '../frame/act';
import { Button } from '../parts/Button';
import { useDeskWords } from '../words/desk-words';
import { changesOf, isNothing, type Values } from './draft';
import type { FormDraft } from './formDraft';
import { RecordHistory } from './RecordHistory';
import { Settable } from './Settable';
import { type Saving, SettingsForm } from './SettingsForm';
import { type Place, pathTo, Section } from './sections';

type Stored = { readonly key: Key; readonly name: string; readonly archived: boolean };

/**
 * The place of one record of the settings, or of a new one; says where there is none of that key. What is
 * within is made anew for another record, never for a change of this one.
 */
export const RecordPlace = (props: {
  /** Key of the record, or "new". */
  readonly at: string;
  readonly records: readonly Pick<Stored, 'key'>[];
  readonly back: Place;
  readonly children: (at: string) => JSX.Element;
}) => {
  const words = useDeskWords();
  return (
    <Show
      when={props.at === 'new' || props.records.some(({ key }) => key === props.at)}
      fallback={<Section title={words().settings.unknown} back={props.back} />}
    >
      <Show when={props.at} keyed>
        {at => props.children(at)}
      </Show>
    </Show>
  );
};

type EditorProps<T extends Values, R extends Stored> = {
  readonly of: HistoryOf;
  readonly back: Place;
  /** Null for a new one. */
  readonly stored: R | null;
  readonly draft: FormDraft<T>;
  /** Names of the fields. */
  readonly names: Partial<Readonly<Record<keyof T & string, string>>>;
  readonly words: { readonly add: string; readonly created: string };
  /** What is to be stored; null while a field is at fault. */
  readonly written: () => Partial<R> | null;
  /** What a new one has besides. */
  readonly first?: Partial<R>;
  readonly put: (key: Key | null, set: Partial<R>) => Promise<Made>;
  /** Where to go after a new one; back to the list unless given. */
  readonly onCreated?: (key?: Key) => void;
  /** `tried`: saving was tried, so faults are said. */
  readonly fields: (tried: Accessor<boolean>) => JSX.Element;
  /** What only a stored one has, below its form. */
  readonly more?: (stored: Accessor<R>) => JSX.Element;
  /** What is of use also where settings cannot be changed. */
  readonly link?: (stored: Accessor<R>) => JSX.Element;
  /** Stands beside its button, or in the button's place: why it cannot be archived. */
  readonly mayArchive?: boolean;
  readonly aside?: (stored: Accessor<R>) => JSX.Element;
};

/** Edits a record of the settings that has a name, or makes one: its form, archiving, history. */
export const RecordEditor = <T extends Values, R extends Stored>(props: EditorProps<T, R>) => {
  const words = useDeskWords();
  const act = useAct();
  const navigate = useNavigate();
  const [tried, setTried] = createSignal(false);
  const save = (): Saving => {
    setTried(true);
    const written = props.written();
    if (written === null) return 'faulty';
    if (!props.stored) return props.put(null, { ...written, ...props.first });
    const changes = changesOf(written, props.stored);
    return isNothing(changes) ? 'unchanged' : props.put(props.stored.key, changes);
  };
  const saved = (key?: Key) => {
    setTried(false);
    if (props.stored) return;
    props.draft.clear();
    if (props.onCreated) props.onCreated(key);
    else void navigate({ to: pathTo(props.back) });
  };
  const archive = ({ key, archived }: Stored) =>
    void act(
      () => props.put(key, { archived: !archived } as Partial<R>),
      archived ? words().settings.saved : words().settings.archived,
    );
  return (
    <Section title={props.stored?.name ?? props.words.add} back={props.back} sets="parts">
      <Settable>
        <SettingsForm
          draft={props.draft}
          names={props.names}
          save={save}
          says={props.stored ? words().settings.saved : props.words.created}
          onSaved={saved}
          action={props.stored ? words().settings.save : props.words.add}
        >
          {props.fields(tried)}
        </SettingsForm>
      </Settable>
      <Show when={props.stored}>
        {stored => (
          <>
            <Settable>{props.more?.(stored)}</Settable>
            {props.link?.(stored)}
            <Settable>
              <section class="settings-part">
                <div class="row">
                  {props.aside?.(stored)}
                  <Show when={stored().archived || props.mayArchive !== false}>
                    <Button kind={stored().archived ? 'plain' : 'danger'} onClick={() => archive(stored())}>
                      {stored().archived ? words().settings.restore : words().settings.archive}
                    </Button>
                  </Show>
                </div>
              </section>
              <RecordHistory of={props.of} record={stored().key} changed={stored()} />
            </Settable>
          </>
        )}
      </Show>
    </Section>
  );
};

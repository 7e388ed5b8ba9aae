import { useNavigate } from '@tanstack/solid-router';
import { createMemo, createSignal, Show } from 'solid-js';
import { NO_HOURS } from '../../core/hours';
import type { Staff } from '../../core/staff';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useBook } from '../frame/book';
import { Button, ButtonLink } from '../parts/Button';
import { NumberField } from '../parts/NumberField';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';
import { changesOf, isNothing } from './draft';
import { createFormDraft } from './formDraft';
import { lastOrder } from './order';
import { RecordHistory } from './RecordHistory';
import { type Saving, SettingsForm } from './SettingsForm';
import { Section } from './sections';
import { isWhole } from './serviceForm';

/** One staff member, or a new one. */
export const StaffMemberSection = (props: { readonly at: string }) => {
  const book = useBook();
  const words = useDeskWords();
  const stored = () => book().staff.find(({ key }) => key === props.at);
  return (
    <Show
      when={props.at === 'new' || stored()}
      fallback={<Section title={words().settings.unknown} back="staff" />}
    >
      {/* Made anew for another person, never for a change of this one. */}
      <Show when={props.at} keyed>
        {at => <StaffEditor at={at} />}
      </Show>
    </Show>
  );
};

type StaffValues = {
  readonly name: string;
  readonly perDay: number | null;
  readonly perWeek: number | null;
};

const BLANK: StaffValues = { name: '', perDay: null, perWeek: null };
const isLimit = (value: number | null) => value === null || isWhole(value, 1, 1000);
const isName = (text: string) => text.trim() !== '' && text.trim().length <= 120;

const StaffEditor = (props: { readonly at: string }) => {
  const desk = useDesk();
  const book = useBook();
  const words = useDeskWords();
  const people = () => words().settings.people;
  const navigate = useNavigate();
  const stored = () => book().staff.find(({ key }) => key === props.at);
  const live = createMemo((): StaffValues => {
    const { name, perDay, perWeek } = stored() ?? BLANK;
    return { name, perDay, perWeek };
  });
  const draft = createFormDraft<StaffValues>(`staff/${props.at}`, live);
  const [tried, setTried] = createSignal(false);
  const nameError = () => {
    const { name } = draft.values();
    if (!tried() || isName(name)) return null;
    return name.trim() === '' ? words().settings.needed : words().settings.tooLong;
  };
  const limitError = (value: number | null) =>
    tried() && !isLimit(value) ? words().settings.number(1, 1000) : null;

  const save = (): Saving => {
    setTried(true);
    const { name, perDay, perWeek } = draft.values();
    if (!isName(name) || !isLimit(perDay) || !isLimit(perWeek)) return 'faulty';
    const written = { name: name.trim(), perDay, perWeek };
    const found = stored();
    if (!found)
      return desk.settings.staff(null, { ...written, weekly: NO_HOURS, order: lastOrder(book().staff) });
    const changes = changesOf(written, found);
    return isNothing(changes) ? 'unchanged' : desk.settings.staff(found.key, changes);
  };
  return (
    <Section title={stored()?.name ?? people().add} back="staff">
      <SettingsForm
        draft={draft}
        names={people()}
        save={save}
        says={stored() ? words().settings.saved : people().created}
        onSaved={key => {
          setTried(false);
          if (stored()) return;
          draft.clear();
          // Someone new has no hours yet: that is the next thing to do.
          void navigate({ to: '/desk/settings/hours', search: key ? { staff: key } : {} });
        }}
        action={stored() ? words().settings.save : people().add}
      >
        <div class="settings-fields">
          <TextField
            label={people().name}
            hint={people().nameHint}
            value={draft.values().name}
            error={nameError()}
            required
            onInput={name => draft.type({ name })}
          />
          <div class="settings-pair">
            <NumberField
              label={people().perDay}
              hint={people().limitHint}
              min={1}
              max={1000}
              value={draft.values().perDay}
              error={limitError(draft.values().perDay)}
              onInput={perDay => draft.type({ perDay })}
            />
            <NumberField
              label={people().perWeek}
              hint={people().limitHint}
              min={1}
              max={1000}
              value={draft.values().perWeek}
              error={limitError(draft.values().perWeek)}
              onInput={perWeek => draft.type({ perWeek })}
            />
          </div>
        </div>
      </SettingsForm>
      <Show when={stored()}>
        {found => (
          <>
            <Existing staff={found()} />
            <RecordHistory of="staff" record={found().key} changed={found()} />
          </>
        )}
      </Show>
    </Section>
  );
};

/** What only someone who is there already can have: hours, and being archived. */
const Existing = (props: { readonly staff: Staff }) => {
  const desk = useDesk();
  const book = useBook();
  const act = useAct();
  const words = useDeskWords();
  const isLast = () => book().staff.every(({ archived, key }) => archived || key === props.staff.key);
  const archive = () =>
    void act(
      () => desk.settings.staff(props.staff.key, { archived: !props.staff.archived }),
      props.staff.archived ? words().settings.saved : words().settings.archived,
    );
  return (
    <section class="settings-part">
      <div class="row">
        <Show when={!props.staff.archived}>
          <ButtonLink href={`#/desk/settings/hours?staff=${props.staff.key}`}>
            {words().settings.people.toHours}
          </ButtonLink>
        </Show>
        <Show
          when={props.staff.archived || !isLast()}
          fallback={<p class="soft">{words().settings.people.last}</p>}
        >
          <Button kind={props.staff.archived ? 'plain' : 'danger'} onClick={archive}>
            {props.staff.archived ? words().settings.restore : words().settings.archive}
          </Button>
        </Show>
      </div>
    </section>
  );
};

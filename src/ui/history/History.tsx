import { createSignal, For, Show } from 'solid-js';
import type { HistoryEntry, HistoryOf } from '../../app/desk/desk';
import { createAsked } from '../asked';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useBook } from '../frame/book';
import { useFormat } from '../frame/format';
import { Button } from '../parts/Button';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';
import { answerText, decisionText, fieldText } from './fieldText';
import './history.css';

type HistoryProps = {
  readonly of: HistoryOf;
  readonly key: string;
  /** Anything that is another when the record changed: the history is then read again. */
  readonly changed: unknown;
};

/** What happened to a record, newest first, each step with a way back while it still holds. */
export const History = (props: HistoryProps) => {
  const desk = useDesk();
  const book = useBook();
  const words = useDeskWords();
  const format = useFormat();
  const language = useLanguage();
  const act = useAct();
  const entries = createAsked(
    () => ({ of: props.of, key: props.key, changed: props.changed }),
    ({ of, key }) => desk.history(of, key),
  );
  const made = () => entries()?.findLast(entry => entry.of === props.of)?.id;
  const accounts = createValue(() => desk.accounts.all);
  /** The step that would put a session over another: the next press says that this is known. */
  const [warned, setWarned] = createSignal<string | null>(null);
  const undo = async (entry: HistoryEntry): Promise<void> => {
    const knowingly = warned() === entry.id;
    setWarned(null);
    await act(async () => {
      const done = await desk.undo(entry, knowingly);
      if (!done.ok && done.error.is === 'taken') setWarned(entry.id);
      return done;
    }, words().history.undone);
  };
  const says = (entry: HistoryEntry): readonly string[] => {
    const decided = decisionText(entry, words()) ?? answerText(entry, words());
    if (decided !== null) return [decided];
    const speech = {
      words: words(),
      format: format(),
      book: book(),
      accounts: accounts() ?? [],
      region: language.region(),
    };
    return entry.fields
      .filter(field => isSaid(entry.of, field))
      .map(field => fieldText(field, { ...speech, of: entry.of }));
  };
  const who = ({ by, device }: HistoryEntry): string =>
    device.name === '' ? words().history.by[by] : words().history.who(words().history.by[by], device.name);
  return (
    <ol class="history" aria-label={words().history.title}>
      <For each={entries() ?? []}>
        {entry => (
          <li>
            <div class="history-what">
              <For each={says(entry)}>{text => <p>{text}</p>}</For>
              <p class="history-who">
                <time dateTime={new Date(entry.at).toISOString()}>{format().moment(entry.at)}</time>
                {' · '}
                {who(entry)}
              </p>
            </div>
            {/* What made the record, or issued a code of it, is not undone: that would leave half a record. */}
            <Show when={entry.holds && entry.id !== made() && !issues(entry)}>
              <Button
                aria-label={warned() === entry.id ? undefined : words().history.undo(says(entry).join(', '))}
                onClick={() => undo(entry)}
              >
                {warned() === entry.id ? words().history.undoAnyway : words().common.undo}
              </Button>
            </Show>
          </li>
        )}
      </For>
    </ol>
  );
};

/** A field that was empty and was made empty is nothing to tell, nor is to which other record one belongs. */
const isSaid = (of: HistoryOf, { field, before, after }: HistoryEntry['fields'][number]): boolean =>
  !BELONGS[of]?.includes(field) && !((before === null || before === '') && (after === null || after === ''));

const issues = ({ of, fields }: HistoryEntry): boolean =>
  of === 'code' && fields.some(({ field }) => field === 'text');

const BELONGS: { readonly [of in HistoryOf]?: readonly string[] } = {
  code: ['order', 'product'],
  payment: ['of'],
};

import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import { createZone } from '../../core/zone';
import { useDoors } from '../doors';
import { useBook } from '../frame/book';
import { Checkbox } from '../parts/Checkbox';
import { useDeskWords } from '../words/desk-words';

/** A list of dates, those that are over only when asked for. */
export const Past = <T,>(props: {
  readonly entries: readonly T[];
  /** Last date of an entry, in the business's zone. */
  readonly until: (entry: T) => string;
  readonly row: (entry: T) => JSX.Element;
  /** Says that there are none to come. */
  readonly none: string;
  readonly label: string;
}) => {
  const doors = useDoors();
  const book = useBook();
  const words = useDeskWords();
  const [past, setPast] = createSignal(false);
  const today = createMemo(() => createZone(book().business.zone).dateOf(doors.now()));
  const coming = createMemo(() => props.entries.filter(entry => props.until(entry) >= today()));
  return (
    <>
      <Show when={(past() ? props.entries : coming()).length > 0} fallback={<p class="soft">{props.none}</p>}>
        <ul class="settings-list" aria-label={props.label}>
          <For each={past() ? props.entries : coming()}>{entry => props.row(entry)}</For>
        </ul>
      </Show>
      <Show when={coming().length < props.entries.length}>
        <Checkbox label={words().settings.hour.past} checked={past()} onChange={setPast} />
      </Show>
    </>
  );
};

import { For, Show } from 'solid-js';
import type { Slot } from '../../core/availability';
import type { Key } from '../../core/id';
import { createAsked } from '../asked';
import { useDesk } from '../desk';
import { useBook } from '../frame/book';
import { useFormat } from '../frame/format';
import { Button } from '../parts/Button';
import { useDeskWords } from '../words/desk-words';

type NearestProps = {
  readonly session: Key;
  /** What the fields say now. */
  readonly chosen: number | null;
  readonly staff: string;
  readonly onChoose: (slot: Slot) => void;
};

/** Free times to move a session to; a press fills the fields in. */
export const NearestTimes = (props: NearestProps) => {
  const desk = useDesk();
  const book = useBook();
  const words = useDeskWords();
  const format = useFormat();
  const times = createAsked(
    () => props.session,
    key => desk.sessions.nearest(key),
  );
  const nameOf = (staff: Key) =>
    book().staff.find(({ key }) => key === staff)?.name ?? words().calendar.noStaff;
  const says = ({ start, staff: [one] }: Slot) =>
    book().staff.length > 1
      ? words().attention.with(format().moment(start), nameOf(one))
      : format().moment(start);
  return (
    <section class="nearest-times" aria-labelledby="nearest-times">
      <h3 id="nearest-times">{words().session.nearest}</h3>
      <Show when={times()?.length !== 0} fallback={<p class="soft">{words().session.nearestNone}</p>}>
        <ul>
          <For each={times() ?? []}>
            {slot => (
              <li>
                <Button
                  aria-pressed={slot.start === props.chosen && slot.staff[0] === props.staff}
                  onClick={() => props.onChoose(slot)}
                >
                  <time dateTime={new Date(slot.start).toISOString()}>{says(slot)}</time>
                </Button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
};

import { createMemo, For, Show } from 'solid-js';
import type { SessionEntry } from '../../app/desk/desk';
import type { PlainDate } from '../../core/hours';
import type { Key } from '../../core/id';
import { useBook } from '../frame/book';
import { useFormat } from '../frame/format';
import { Empty } from '../parts/Empty';
import { SessionRow } from '../sessions/SessionRow';
import { useDeskWords } from '../words/desk-words';
import { dateAt } from './days';

type ListProps = {
  readonly dates: readonly PlainDate[];
  readonly today: PlainDate;
  readonly sessions: readonly SessionEntry[];
  readonly onSession: (key: Key) => void;
};

/** Every session of a week, one below the other; also those that were refused or cancelled. */
export const ListView = (props: ListProps) => {
  const book = useBook();
  const words = useDeskWords();
  const format = useFormat();
  const days = createMemo(() => {
    const zone = book().business.zone;
    return props.dates
      .map((date, index) => ({
        date,
        // What began before the first day shown still goes on there.
        sessions: props.sessions.filter(({ session }) => {
          const on = dateAt(session.when.start, zone);
          return on === date || (index === 0 && on < date);
        }),
      }))
      .filter(({ sessions }) => sessions.length > 0);
  });
  return (
    <Show
      when={days().length > 0}
      fallback={<Empty title={words().calendar.emptyList}>{words().calendar.emptyListHow}</Empty>}
    >
      <div class="calendar-list">
        <For each={days()}>
          {day => (
            <section>
              <h2 aria-current={day.date === props.today ? 'date' : undefined}>{format().day(day.date)}</h2>
              <ul class="sheet-list">
                <For each={day.sessions}>
                  {entry => (
                    <li>
                      <SessionRow entry={entry} onOpen={() => props.onSession(entry.session.key)} />
                    </li>
                  )}
                </For>
              </ul>
            </section>
          )}
        </For>
      </div>
    </Show>
  );
};

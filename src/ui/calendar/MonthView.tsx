import { createMemo, For, Show } from 'solid-js';
import type { PlainDate } from '../../core/hours';
import { useBook } from '../frame/book';
import { useFormat } from '../frame/format';
import { useDeskWords } from '../words/desk-words';
import type { Block } from './blocks';
import { dateAt } from './days';
import { blockName, sessionTitle } from './names';
import './month.css';

/** How many sessions of a day stand in its field; the rest are counted. */
const SHOWN = 2;

type MonthProps = {
  readonly dates: readonly PlainDate[];
  /** Any date of the month shown. */
  readonly date: PlainDate;
  readonly today: PlainDate;
  readonly blocks: readonly Block[];
  readonly onDay: (date: PlainDate) => void;
  readonly onOpen: (block: Block) => void;
};

export const MonthView = (props: MonthProps) => {
  const book = useBook();
  const words = useDeskWords();
  const format = useFormat();
  const byDate = createMemo(() => {
    const zone = book().business.zone;
    const found = new Map<PlainDate, Block[]>();
    for (const block of [...props.blocks].sort((a, b) => a.start - b.start)) {
      const date = dateAt(block.start, zone);
      found.set(date, [...(found.get(date) ?? []), block]);
    }
    return found;
  });
  const on = (date: PlainDate) => byDate().get(date) ?? [];
  return (
    <div class="month">
      <div class="month-weekdays" aria-hidden="true">
        <For each={props.dates.slice(0, 7)}>{date => <span>{format().weekday(date)}</span>}</For>
      </div>
      <ul class="month-days">
        <For each={props.dates}>
          {date => (
            <li
              class="month-day"
              data-other={date.slice(0, 7) === props.date.slice(0, 7) ? undefined : ''}
              data-today={date === props.today ? '' : undefined}
            >
              <button
                type="button"
                class="month-number"
                aria-current={date === props.today ? 'date' : undefined}
                onClick={() => props.onDay(date)}
              >
                <span class="unseen">
                  {format().day(date)}, {words().calendar.sessions(on(date).length)}
                </span>
                <span class="month-date" aria-hidden="true">
                  {format().dayNumber(date)}
                </span>
                <Show when={on(date).length > 0}>
                  <span class="month-count" aria-hidden="true">
                    {on(date).length}
                  </span>
                </Show>
              </button>
              <For each={on(date).slice(0, SHOWN)}>
                {block => (
                  <button type="button" class="month-session" onClick={() => props.onOpen(block)}>
                    <span class="unseen">{blockName(block, words(), format())}</span>
                    <span aria-hidden="true">{sessionTitle(block.entries[0], words())}</span>
                    <time aria-hidden="true">{format().time(block.start)}</time>
                  </button>
                )}
              </For>
              <Show when={on(date).length > SHOWN}>
                <span class="month-more">{words().calendar.moreSessions(on(date).length - SHOWN)}</span>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </div>
  );
};

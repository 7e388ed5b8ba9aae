import { createEffect, createMemo, For, on, onMount, Show } from 'solid-js';
import type { PlainDate } from '../../core/hours';
import type { Key } from '../../core/id';
import { type Interval, overlaps } from '../../core/time';
import { useFormat } from '../frame/format';
import { Keyed } from '../parts/Keyed';
import { useDeskWords } from '../words/desk-words';
import type { Axis } from './axis';
import type { Block } from './blocks';
import { Column } from './Column';
import './grid.css';

/** A column of hours: one of the staff on a day, or one day of a week. */
export type GridColumn = {
  readonly key: string;
  readonly title: string;
  /** What the head leads to when pressed. */
  readonly open?: () => void;
  readonly isToday: boolean;
  readonly date: PlainDate;
  /** Whose time an empty place stands for; null while nobody is there to be booked. */
  readonly staff: Key | null;
  readonly axis: Axis;
  readonly day: Interval;
  readonly closed: readonly Interval[];
  readonly blocks: readonly Block[];
};

export type GridActions = {
  readonly onOpen: (block: Block) => void;
  readonly onNew: (staff: Key, start: number) => void;
};

type GridProps = GridActions & {
  readonly columns: readonly GridColumn[];
  /** Hours beside the lines: those of the first column. */
  readonly axis: Axis;
  readonly now: number;
};

/** Hours from top to bottom, columns side by side; scrolls both ways under fixed heads. */
export const Grid = (props: GridProps) => {
  const words = useDeskWords();
  const format = useFormat();
  let scroll: HTMLDivElement | undefined;
  const isWeek = () => props.columns[0]?.open !== undefined;
  const keys = createMemo(() => props.columns.map(({ key }) => key).join());
  const toFirstHour = () => {
    if (!scroll) return;
    const top = firstMinute(props.columns, props.now);
    const body = scroll.querySelector('.grid-body');
    if (body) scroll.scrollTop = (top / props.axis.length) * body.clientHeight;
    const today = scroll.querySelector<HTMLElement>('.grid-head[data-today]');
    if (today) scroll.scrollLeft = today.offsetLeft - scroll.clientWidth / 3;
  };
  onMount(() => createEffect(on(keys, toFirstHour)));
  return (
    <div
      class="grid"
      ref={scroll}
      // Where it is scrolled to belongs to what it shows: the router carries it over to nothing else.
      data-scroll-restoration-id={keys()}
      data-narrow={props.columns.length > 5 ? (isWeek() ? 'week' : 'staff') : undefined}
      style={{ '--minutes': String(props.axis.length), '--columns': String(props.columns.length) }}
    >
      <div class="grid-heads">
        <div class="grid-corner" />
        <Keyed items={props.columns} keyOf={({ key }) => key}>
          {column => (
            <div class="grid-head" data-today={column().isToday ? '' : undefined}>
              <Show when={column().open} fallback={<h2 title={column().title}>{column().title}</h2>}>
                <button type="button" onClick={() => column().open?.()}>
                  <span class="unseen">{words().calendar.openDay(format().day(column().date))}</span>
                  <span aria-hidden="true">{column().title}</span>
                </button>
              </Show>
            </div>
          )}
        </Keyed>
      </div>
      <div class="grid-body">
        <div class="grid-hours" aria-hidden="true">
          <For each={props.axis.hours}>
            {hour => (
              <span class="grid-hour" style={{ top: `calc(var(--minute) * ${hour.top})` }}>
                {hour.top === 0 ? '' : format().hour(hour.at)}
              </span>
            )}
          </For>
        </div>
        <Keyed items={props.columns} keyOf={({ key }) => key}>
          {column => <Column column={column()} now={props.now} onOpen={props.onOpen} onNew={props.onNew} />}
        </Keyed>
      </div>
      <p class="unseen" id="grid-hint">
        {words().calendar.slotHint}
      </p>
    </div>
  );
};

// A little before what matters first: now on a day that is today, else the first opening or session.
const firstMinute = (columns: readonly GridColumn[], now: number): number => {
  const tops = columns.flatMap(({ axis, day, closed, blocks }) => {
    if (now >= day.start && now < day.end && columns.every(other => other.date === columns[0]?.date))
      return [axis.topOf(now)];
    const opens = closed[0]?.start === day.start ? closed[0].end : day.start;
    const here = blocks.filter(block => overlaps(block, day));
    const first = Math.min(opens, ...here.map(({ start }) => Math.max(start, day.start)));
    return first < day.end ? [axis.topOf(first)] : [];
  });
  return Math.max(0, (tops.length > 0 ? Math.min(...tops) : MORNING) - LEAD);
};

/** Where a day without hours and sessions begins to be shown; minutes. */
const MORNING = 8 * 60;
const LEAD = 45;

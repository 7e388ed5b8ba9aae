import type { Pause } from './codes';
import { type Day, dateFrom, dayFrom } from './dates';
import type { Every } from './products';
import type { TimeZone } from './zone';

// Subscriptions renew by the calendar of the business's zone, not after so many hours: a clock change moves nothing.

/** So many months later, on the last day of the month where that has no such date (as Temporal's `constrain`). */
export const addMonths = (day: Day, months: number): Day =>
  dayFrom(Temporal.PlainDate.from(dateFrom(day)).add({ months }).toString());

/** The day on which the n-th period begins. Each is counted from the first: the 31st comes back after a short month. */
const beginOf = (first: Day, every: Every, n: number): Day =>
  every === 'week' ? first + 7 * n : addMonths(first, n);

/** How many periods have begun by a day, less one; 0 before the first has. */
const indexOn = (first: Day, every: Every, day: Day): number => {
  if (every === 'week') return Math.max(0, Math.floor((day - first) / 7));
  const [from, to] = [first, Math.max(first, day)].map(one => Temporal.PlainDate.from(dateFrom(one)));
  if (!from || !to) return 0;
  const months = (to.year - from.year) * 12 + to.month - from.month;
  return beginOf(first, every, months) <= day ? months : Math.max(0, months - 1);
};

/** When a subscription begins, how often it begins anew, and when its calendar stands still. */
export type Course = { readonly start: number; readonly every: Every; readonly pauses: readonly Pause[] };

/** Where a subscription stands at a moment. */
export type Period = {
  /** Counts from 0. */
  readonly index: number;
  /** When the next one begins, epoch milliseconds; null while it stands still. */
  readonly renews: number | null;
};

/**
 * The period that a moment falls into. While a subscription is paused its calendar stands still: each renewal comes as
 * many days later as it was paused before.
 */
export const periodAt = (course: Course, zone: TimeZone, at: number): Period => {
  const stills = stillsIn(course, at);
  const away = stills.reduce((days, { from, to }) => days + zone.dayOf(to ?? at) - zone.dayOf(from), 0);
  const index = indexOn(zone.dayOf(course.start), course.every, zone.dayOf(at) - away);
  return { index, renews: endAmong(stills, course, zone, index) };
};

/** When a period ends, with all pauses that are known, epoch milliseconds; null: it stands still before that. */
export const endOfPeriod = (course: Course, zone: TimeZone, index: number): number | null =>
  endAmong(stillsIn(course, Number.POSITIVE_INFINITY), course, zone, index);

const endAmong = (
  stills: readonly Pause[],
  { start, every }: Course,
  zone: TimeZone,
  index: number,
): number | null => {
  let day = beginOf(zone.dayOf(start), every, index + 1);
  for (const { from, to } of stills) {
    const stood = zone.dayOf(from);
    if (stood >= day) break;
    if (to === null) return null;
    day += zone.dayOf(to) - stood;
  }
  return zone.startOf(day);
};

/** Pauses as one after the other, none before the start or after the moment; one that lasts then has no end. */
const stillsIn = ({ start, pauses }: Course, at: number): readonly Pause[] => {
  const spans: { from: number; to: number | null }[] = [];
  for (const { from: began, to: ended } of [...pauses].sort((a, b) => a.from - b.from)) {
    const from = Math.max(began, start);
    const to = ended !== null && ended <= at ? ended : null;
    if (from > at || (to !== null && to <= from)) continue;
    const last = spans.at(-1);
    if (last && (last.to === null || last.to >= from))
      last.to = last.to === null || to === null ? null : Math.max(last.to, to);
    else spans.push({ from, to });
  }
  return spans;
};

/** Days for which a subscription has stood still so far, without a pause that goes on. */
export const stoodBy = (course: Course, zone: TimeZone): number =>
  stillsIn(course, Number.POSITIVE_INFINITY).reduce(
    (days, { from, to }) => (to === null ? days : days + zone.dayOf(to) - zone.dayOf(from)),
    0,
  );

/** A course of which only is known for how many days it has stood still: its renewals come on the same days. */
export const courseAfter = (start: number, every: Every, stood: number, zone: TimeZone): Course => ({
  start,
  every,
  pauses: stood === 0 ? [] : [{ from: start, to: zone.startOf(zone.dayOf(start) + stood) }],
});

export const isPausedAt = (pauses: readonly Pause[], at: number): boolean =>
  pauses.some(({ from, to }) => from <= at && (to === null || at < to));

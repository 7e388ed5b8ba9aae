import { type Busy, NOTHING_TAKEN, type StaffBusy } from './busy';
import { type Day, dayFrom, mondayOf } from './dates';
import type { Key } from './id';
import type { RuledService } from './offer';
import { type Interval, MINUTE, merge, overlaps } from './time';
import type { TimeZone } from './zone';

/** What stands in the way of a start within hours, besides notice and horizon. */
export type Obstacle = 'off' | 'taken' | 'full-day' | 'full-week';

/**
 * Tells what keeps a staff member from a start of this service, or null. The session itself must be free of
 * time off; with its buffers it must be free of sessions and their buffers. Cheapest asked in the order of time.
 */
export const createObstacle = (
  busy: Pick<Busy, 'staff' | 'classes'>,
  service: Pick<RuledService, 'key' | 'duration' | 'before' | 'after'>,
  staff: Key,
  zone: TimeZone,
): ((start: number) => Obstacle | null) => {
  const known: StaffBusy = busy.staff[staff] ?? NOTHING_TAKEN;
  const classes = busy.classes.filter(one => one.staff === staff);
  const joined = new Map(classes.filter(one => one.service === service.key).map(one => [one.at, one]));
  const isClear = sweep(
    classes.length === 0 ? known.taken : merge([...known.taken, ...classes.map(({ block }) => block)]),
  );
  const isThere = sweep(known.off);
  const days = new Set(known.full.map(dayFrom));
  const weeks = new Set(known.fullWeeks.map(dayFrom));
  const isLimited = days.size + weeks.size > 0;
  const duration = service.duration * MINUTE;
  const before = service.before * MINUTE;
  const after = duration + service.after * MINUTE;
  const limit = (day: Day): Obstacle | null =>
    days.has(day) ? 'full-day' : weeks.has(mondayOf(day)) ? 'full-week' : null;
  return start => {
    if (!isThere(start, start + duration)) return 'off';
    const join = joined.get(start);
    // A class takes its staff once: joining it adds no block, and no session to the limits.
    if (join) {
      const span = { start: start - before, end: start + after };
      const isHit =
        known.taken.some(other => overlaps(other, span)) ||
        classes.some(other => other !== join && overlaps(other.block, span));
      return isHit ? 'taken' : null;
    }
    if (!isClear(start - before, start + after)) return 'taken';
    return isLimited ? limit(zone.dayOf(start)) : null;
  };
};

/**
 * Tells whether a span is free of merged intervals. It remembers where the last question ended, as questions
 * mostly come in the order of time.
 */
const sweep = (intervals: readonly Interval[]): ((start: number, end: number) => boolean) => {
  const far = { start: Number.POSITIVE_INFINITY, end: Number.POSITIVE_INFINITY };
  let next = 0;
  let asked = Number.NEGATIVE_INFINITY;
  return (start, end) => {
    if (start < asked) next = 0;
    asked = start;
    while ((intervals[next] ?? far).end <= start) next++;
    return (intervals[next] ?? far).start >= end;
  };
};

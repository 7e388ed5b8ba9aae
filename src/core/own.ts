import { type Busy, NOTHING_TAKEN } from './busy';
import { dateFrom, mondayOf } from './dates';
import type { Key } from './id';
import { type Interval, subtract } from './time';
import type { TimeZone } from './zone';

/** A session that its client wants to move, as the page and the desk know it. */
export type Own = {
  readonly service: Key;
  readonly staff: Key;
  /** Of the session itself, epoch milliseconds. */
  readonly start: number;
  /** With its buffers. */
  readonly block: Interval;
  /** Of its service: with more than one, others stay when it moves. */
  readonly seats: number;
};

/**
 * Busy as it would be without one's own session. Exact where nobody was booked over anybody and no limit was
 * passed; elsewhere the desk, which leaves the session itself out, has the last word.
 */
export const withoutOwn = (
  busy: Pick<Busy, 'staff' | 'classes'>,
  own: Own,
  zone: TimeZone,
): Pick<Busy, 'staff' | 'classes'> => {
  const known = busy.staff[own.staff] ?? NOTHING_TAKEN;
  const isOwn = ({ service, staff, at }: Busy['classes'][number]): boolean =>
    service === own.service && staff === own.staff && at === own.start;
  const joined = busy.classes.find(isOwn);
  const left = own.seats > 1 ? (joined?.left ?? 0) + 1 : own.seats;
  const others = busy.classes.filter(one => !isOwn(one));
  const taken = joined ? known.taken : subtract(known.taken, [own.block]);
  if (left < own.seats) {
    const rest = { service: own.service, staff: own.staff, at: own.start, block: own.block, left };
    const staff = { ...busy.staff, [own.staff]: { ...known, taken } };
    return { staff, classes: [...others, joined ? { ...joined, left } : rest] };
  }
  const day = zone.dayOf(own.start);
  const freed = {
    ...known,
    taken,
    full: known.full.filter(date => date !== dateFrom(day)),
    fullWeeks: known.fullWeeks.filter(monday => monday !== dateFrom(mondayOf(day))),
  };
  return { staff: { ...busy.staff, [own.staff]: freed }, classes: others };
};

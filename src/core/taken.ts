import { blocksOf, type TakenBlock } from './blocks';
import type { Book } from './book';
import type { Busy, ClassBusy, StaffBusy } from './busy';
import { type Day, dateFrom, dayFrom, mondayOf, wallFrom } from './dates';
import type { Key } from './id';
import { lastDayOf } from './offer';
import type { Service } from './services';
import { blockOf, isBlock, type Session, takesTime } from './sessions';
import type { Staff } from './staff';
import { DAY, type Interval, merge, overlaps } from './time';
import { createZone, type TimeZone } from './zone';

/**
 * Whose classes with seats left are listed; those of other services look like any taken time, so that a
 * visitor learns nothing of a hidden service.
 */
export type ClassRule = (service: Pick<Service, 'key' | 'hidden'>) => boolean;

/** For the desk's own questions. */
export const everyClass: ClassRule = () => true;
/** For what any visitor may read. */
export const publicClasses: ClassRule = ({ hidden }) => !hidden;
/** For who holds the link to one hidden service. */
export const classesFor =
  (service: Key): ClassRule =>
  ({ key, hidden }) =>
    !hidden || key === service;

/**
 * Taken times of a range, from the desk's sessions. For the limits to count right, `sessions` must hold all of
 * `sessionsRange`. The version is the book's; who publishes it puts the greatest id of its sessions in place.
 */
export const busyFrom = (
  book: Book,
  sessions: readonly Session[],
  range: Interval,
  now: number,
  listed: ClassRule,
): Busy => {
  const zone = createZone(book.business.zone);
  const open = new Set(
    book.services.filter(service => !service.archived && listed(service)).map(({ key }) => key),
  );
  const blocks = blocksOf(book, sessions, now);
  const isJoined = ({ service, seats, sessions: attendees }: TakenBlock): boolean =>
    attendees.length < seats && open.has(service);
  const staff = book.staff.filter(({ archived }) => !archived);
  const inRange = blocks.filter(({ block }) => overlaps(block, range));
  return {
    start: range.start,
    end: range.end,
    version: book.version,
    staff: Object.fromEntries(
      staff.flatMap(one => {
        const own = blocks.filter(block => block.staff === one.key);
        const busy: StaffBusy = {
          taken: clip(
            own.filter(block => !isJoined(block)).map(({ block }) => block),
            range,
          ),
          off: clip([...timeOff(one, zone), ...blocked(one.key, sessions, now)], range),
          ...fullDates(one, own, range, zone),
        };
        return Object.values(busy).some(list => list.length > 0) ? [[one.key, busy]] : [];
      }),
    ),
    classes: inRange
      .filter(block => isJoined(block) && staff.some(({ key }) => key === block.staff))
      .map(
        ({ service, staff, start, block, seats, sessions: attendees }): ClassBusy => ({
          service,
          staff,
          at: start,
          block,
          left: seats - attendees.length,
        }),
      )
      .sort((a, b) => a.at - b.at || compare(a.staff, b.staff) || compare(a.service, b.service)),
  };
};

/** The time that a visitor's questions can reach, to the end of the furthest horizon, at most three years. */
export const busyRange = (book: Pick<Book, 'business' | 'services'>, now: number): Interval => {
  const zone = createZone(book.business.zone);
  const today = zone.dayOf(now);
  const horizons = [book.business.horizon, ...book.services.map(service => service.horizon)];
  const last = horizons.reduce(
    (day, horizon) => (horizon ? Math.max(day, lastDayOf(horizon, book.business.zone, now)) : day),
    today,
  );
  // Around the first and the last start lie a session of at most a day, and its buffers.
  return {
    start: zone.startOf(today - 1),
    end: zone.startOf(Math.min(last, today + MOST_DAYS) + 3),
  };
};

/**
 * The starts of all sessions that matter to a range: those of the whole weeks in it, and those before that
 * may reach into it. Blocked time longer than a week belongs into time off.
 */
export const sessionsRange = (zone: TimeZone, range: Interval): Interval => ({
  start: zone.startOf(mondayOf(zone.dayOf(range.start))) - 8 * DAY,
  end: zone.startOf(mondayOf(zone.dayOf(range.end)) + 7) + DAY,
});

const MOST_DAYS = 1095;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const clip = (intervals: readonly Interval[], range: Interval): Interval[] =>
  merge(
    intervals.map(({ start, end }) => ({
      start: Math.max(start, range.start),
      end: Math.min(end, range.end),
    })),
  );

/** Times off of a staff member, as instants. */
export const timeOff = ({ off }: Pick<Staff, 'off'>, zone: TimeZone): Interval[] =>
  Object.values(off).map(({ from, to }) => ({
    start: zone.instantOf(wallFrom(from)),
    end: zone.instantOf(wallFrom(to)),
  }));

/** Time that the owner blocked counts like time off: buffers may reach into it. */
const blocked = (staff: Key, sessions: readonly Session[], now: number): Interval[] =>
  sessions
    .filter(session => isBlock(session) && session.when.staff === staff && takesTime(session, now))
    .map(blockOf);

const fullDates = (
  { perDay, perWeek }: Pick<Staff, 'perDay' | 'perWeek'>,
  blocks: readonly TakenBlock[],
  range: Interval,
  zone: TimeZone,
): Pick<StaffBusy, 'full' | 'fullWeeks'> => {
  const days = blocks.map(({ start }) => zone.dayOf(start));
  const [first, last] = [zone.dayOf(range.start), zone.dayOf(range.end)];
  return {
    full: reached(days, perDay).filter(date => dayFrom(date) >= first && dayFrom(date) <= last),
    fullWeeks: reached(days.map(mondayOf), perWeek).filter(
      date => dayFrom(date) + 6 >= first && dayFrom(date) <= last,
    ),
  };
};

const reached = (days: readonly Day[], limit: number | null): string[] => {
  if (limit === null) return [];
  const counts = new Map<Day, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= limit)
    .map(([day]) => day)
    .sort((a, b) => a - b)
    .map(dateFrom);
};

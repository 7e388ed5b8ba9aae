import type { Book } from '../book';
import type { Window } from '../hours';
import type { Key } from '../id';
import type { Service } from '../services';
import type { Session } from '../sessions';
import type { Staff } from '../staff';

/**
 * Times on offer the slow and obvious way, minute by minute, for tests to compare with: written from
 * product §2 alone, Temporal everywhere, nothing shared with the engine, no thought of speed.
 */
export const referenceSlots = (
  book: Book,
  sessions: readonly Session[],
  ask: { service: Key; staff: Key | null; from: number; until: number; now: number },
): { start: number; staff: Key[] }[] => {
  const service = book.services.find(one => one.key === ask.service);
  if (!service || service.archived) return [];
  const people = book.staff.filter(
    one => !one.archived && service.staff.includes(one.key) && (ask.staff === null || one.key === ask.staff),
  );
  const checks = people.map(one => ({ key: one.key, isFree: checkFor(book, sessions, service, one, ask) }));
  const found: { start: number; staff: Key[] }[] = [];
  for (let minute = Math.ceil(ask.from / 60000); minute * 60000 < ask.until; minute++) {
    const free = checks.filter(({ isFree }) => isFree(minute * 60000)).map(({ key }) => key);
    if (free.length > 0) found.push({ start: minute * 60000, staff: free });
  }
  return found;
};

type Ask = { from: number; until: number; now: number };

const checkFor = (
  book: Book,
  sessions: readonly Session[],
  service: Service,
  person: Staff,
  ask: Ask,
): ((start: number) => boolean) => {
  const zone = book.business.zone;
  const windows = windowsAround(book, service, person, ask);
  const holding = sessions.filter(
    ({ when, state }) =>
      when.staff === person.key &&
      (state.is === 'confirmed' ||
        state.is === 'no-show' ||
        (state.is === 'requested' && state.until > ask.now)),
  );
  const away = Object.values(person.off).map(({ from, to }) => ({
    start: instantOf(Temporal.PlainDateTime.from(from), zone),
    end: instantOf(Temporal.PlainDateTime.from(to), zone),
  }));
  const isWithin = (minute: number, spans: readonly { start: number; end: number }[]): boolean =>
    spans.some(({ start, end }) => start <= minute && minute < end);
  const everyMinute = (from: number, to: number, holds: (minute: number) => boolean): boolean => {
    for (let minute = from; minute < to; minute += 60000) if (!holds(minute)) return false;
    return true;
  };
  const blocked = holding.filter(one => one.service === null);
  const served = holding.filter(one => one.service !== null);
  const span = ({ when }: Session) => ({ start: when.start - when.before, end: when.end + when.after });

  return start => {
    const end = start + service.duration * 60000;
    const step = (service.every ?? service.duration) * 60000;
    const begins = windows.some(
      open => open.start <= start && start < open.end && (start - open.start) % step === 0,
    );
    if (!begins) return false;
    if (!everyMinute(start, end, minute => isWithin(minute, windows))) return false;
    if (start < ask.now + (service.notice ?? book.business.notice) * 60000) return false;
    if (Temporal.PlainDate.compare(dateOf(start, zone), lastDate(book, service, ask.now)) > 0) return false;
    if (!everyMinute(start, end, minute => !isWithin(minute, [...away, ...blocked.map(span)]))) return false;

    const isMine = (one: Session) =>
      service.seats > 1 && one.service === service.key && one.when.start === start;
    const attendees = served.filter(isMine);
    if (attendees.length >= service.seats) return false;
    const others = served.filter(one => !isMine(one));
    const isClear = everyMinute(
      start - service.before * 60000,
      end + service.after * 60000,
      minute => !isWithin(minute, others.map(span)),
    );
    if (!isClear) return false;
    return attendees.length > 0 || isWithinLimits(book, person, served, start);
  };
};

const isWithinLimits = (book: Book, person: Staff, served: readonly Session[], start: number): boolean => {
  const zone = book.business.zone;
  const date = dateOf(start, zone);
  const monday = date.subtract({ days: date.dayOfWeek - 1 });
  const sunday = monday.add({ days: 6 });
  const count = (from: Temporal.PlainDate, to: Temporal.PlainDate): number => {
    const seen = new Set<string>();
    served.forEach((one, place) => {
      const day = dateOf(one.when.start, zone);
      if (Temporal.PlainDate.compare(day, from) < 0 || Temporal.PlainDate.compare(day, to) > 0) return;
      const service = book.services.find(({ key }) => key === one.service);
      // All attendees of one class are counted under one name.
      seen.add(service && service.seats > 1 ? `${one.service} ${one.when.start}` : `session ${place}`);
    });
    return seen.size;
  };
  return (
    (person.perDay === null || count(date, date) < person.perDay) &&
    (person.perWeek === null || count(monday, sunday) < person.perWeek)
  );
};

const windowsAround = (
  book: Book,
  service: Service,
  person: Staff,
  ask: Ask,
): { start: number; end: number }[] => {
  const zone = book.business.zone;
  const hours = service.weekly ? { weekly: service.weekly, dated: service.dated } : person;
  const windows: { start: number; end: number }[] = [];
  const last = dateOf(ask.until, zone).add({ days: 4 });
  for (
    let date = dateOf(ask.from, zone).subtract({ days: 4 });
    Temporal.PlainDate.compare(date, last) <= 0;
    date = date.add({ days: 1 })
  ) {
    const name = date.toString();
    // A date that the zone left out never was; asked for, it turns into the next.
    if (dateOf(instantOf(date.toPlainDateTime('00:00'), zone), zone).toString() !== name) continue;
    if (book.business.closed.includes(name)) continue;
    for (const { from, to } of joined(hours.dated[name] ?? hours.weekly[date.dayOfWeek - 1] ?? [])) {
      const midnight = date.toPlainDateTime('00:00');
      windows.push({
        start: instantOf(midnight.add({ minutes: from }), zone),
        end: instantOf(midnight.add({ minutes: to }), zone),
      });
    }
  }
  return windows;
};

/** Marks each minute that some window holds, then reads the runs of marked ones. */
const joined = (windows: readonly Window[]): Window[] => {
  const isOpen = Array.from({ length: 2881 }, (_, minute) =>
    windows.some(({ from, to }) => from <= minute && minute < to),
  );
  const runs: Window[] = [];
  let from: number | null = null;
  isOpen.forEach((open, minute) => {
    if (open && from === null) from = minute;
    if (!open && from !== null) {
      runs.push({ from, to: minute });
      from = null;
    }
  });
  return runs;
};

const lastDate = (book: Book, service: Service, now: number): Temporal.PlainDate => {
  const horizon = service.horizon ?? book.business.horizon;
  return 'last' in horizon
    ? Temporal.PlainDate.from(horizon.last)
    : dateOf(now, book.business.zone).add({ days: horizon.days });
};

const instantOf = (wall: Temporal.PlainDateTime, zone: string): number =>
  wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;

const dateOf = (instant: number, zone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate();

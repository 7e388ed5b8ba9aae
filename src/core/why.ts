import type { Book } from './book';
import type { Busy } from './busy';
import { dateFrom } from './dates';
import type { PlainDate, Window } from './hours';
import type { Key } from './id';
import { inTheWay } from './inTheWay';
import { createObstacle } from './obstacle';
import { earliestStart, lastDay, serviceIn, staffFor, stepOf } from './offer';
import { openingsOf, WINDOW_REACH, windowsOn } from './opening';
import type { Service } from './services';
import type { Reason, Session } from './sessions';
import type { Staff } from './staff';
import { type Interval, MINUTE, merge } from './time';
import { createZone } from './zone';

/** The rule that hides a time from visitors, with what it takes to say so. Instants are epoch milliseconds. */
export type WhyNot =
  /** The service is unknown or archived. */
  | { readonly is: 'service' }
  /** The service is in no list; its link books this time. */
  | { readonly is: 'hidden' }
  | { readonly is: 'past' }
  | { readonly is: 'notice'; readonly earliest: number }
  | { readonly is: 'horizon'; readonly last: PlainDate }
  /** No staff member offers the service. */
  | { readonly is: 'nobody' }
  /** The staff member is unknown or archived. */
  | { readonly is: 'staff' }
  | { readonly is: 'not-offered-by'; readonly staff: Key }
  | { readonly is: 'closed-day'; readonly date: PlainDate }
  /** `own`: the hours are the service's own timetable. */
  | {
      readonly is: 'outside-hours';
      readonly date: PlainDate;
      readonly windows: readonly Window[];
      readonly own: boolean;
    }
  /** Starts count from the window's start in steps of `every` minutes; the nearest around are `between`. */
  | { readonly is: 'grid'; readonly from: number; readonly every: number; readonly between: Interval }
  | { readonly is: 'window-end'; readonly end: number; readonly needed: number }
  | { readonly is: 'time-off'; readonly span: Interval }
  | { readonly is: 'blocked'; readonly session: Session }
  | { readonly is: 'class-full'; readonly seats: number }
  /** Another session at this time; null where only taken times are known. */
  | { readonly is: 'taken'; readonly session: Session | null }
  /** Only the buffers, its own or the neighbour's, are in the way. */
  | { readonly is: 'buffer'; readonly session: Session | null }
  | { readonly is: 'day-limit'; readonly date: PlainDate; readonly limit: number | null }
  | { readonly is: 'week-limit'; readonly date: PlainDate; readonly limit: number | null }
  /** Nobody of "Anyone" is free, each for a reason. */
  | { readonly is: 'anyone'; readonly each: readonly { readonly staff: Key; readonly why: WhyNot }[] };

export type WhyNotAsk = {
  readonly service: Key;
  /** Null: "Anyone". */
  readonly staff: Key | null;
  readonly start: number;
  readonly now: number;
  /** The sessions behind `busy`, to name those in the way. */
  readonly sessions?: readonly Session[];
  /** Ask for the list that every visitor sees, where a hidden service has no times. */
  readonly listed?: boolean;
};

/** Why a start is not on offer; null exactly where `slots` offers it from the same book and busy. */
export const whyNot = (book: Book, busy: Pick<Busy, 'staff' | 'classes'>, ask: WhyNotAsk): WhyNot | null => {
  const service = serviceIn(book.services, ask.service);
  if (!service) return { is: 'service' };
  if (service.hidden && ask.listed === true) return { is: 'hidden' };
  const { start, now } = ask;
  const zone = createZone(book.business.zone);
  const earliest = earliestStart(book, service, now);
  if (start < earliest) return start < now ? { is: 'past' } : { is: 'notice', earliest };
  const last = lastDay(book, service, now);
  if (zone.dayOf(start) > last) return { is: 'horizon', last: dateFrom(last) };
  if (ask.staff !== null) {
    const staff = book.staff.find(({ key, archived }) => key === ask.staff && !archived);
    if (!staff) return { is: 'staff' };
    if (!service.staff.includes(staff.key)) return { is: 'not-offered-by', staff: staff.key };
    return whyNotWith(book, busy, service, staff, ask);
  }
  const each = staffFor(book.staff, service, null).map(staff => ({
    staff: staff.key,
    why: whyNotWith(book, busy, service, staff, ask),
  }));
  const refused = each.flatMap(({ staff, why }) => (why ? [{ staff, why }] : []));
  if (refused.length < each.length) return null;
  const [only] = refused;
  if (!only) return { is: 'nobody' };
  return refused.length === 1 ? only.why : { is: 'anyone', each: refused };
};

/** What a client is told of it. */
export const reasonOf = (why: WhyNot): Reason => {
  switch (why.is) {
    case 'service':
    case 'hidden':
      return 'service';
    case 'nobody':
    case 'staff':
    case 'not-offered-by':
      return 'staff';
    case 'past':
    case 'notice':
      return 'notice';
    case 'horizon':
      return 'horizon';
    case 'closed-day':
    case 'outside-hours':
    case 'grid':
    case 'window-end':
    case 'time-off':
      return 'closed';
    case 'blocked':
    case 'class-full':
    case 'taken':
    case 'buffer':
      return 'taken';
    case 'day-limit':
    case 'week-limit':
      return 'limit';
    case 'anyone': {
      const reasons = why.each.map(one => reasonOf(one.why));
      // Who is merely taken may become free; that tells most.
      return reasons.find(reason => reason === 'taken') ?? reasons[0] ?? 'staff';
    }
  }
};

const whyNotWith = (
  book: Book,
  busy: Pick<Busy, 'staff' | 'classes'>,
  service: Service,
  staff: Staff,
  ask: WhyNotAsk,
): WhyNot | null => {
  const zone = createZone(book.business.zone);
  const outside = outsideHours(book, service, staff, ask.start);
  if (outside) return outside;
  const obstacle = createObstacle(busy, service, staff.key, zone)(ask.start);
  return obstacle && inTheWay(book, busy, service, staff, ask, obstacle);
};

const outsideHours = (book: Book, service: Service, staff: Staff, start: number): WhyNot | null => {
  const zone = createZone(book.business.zone);
  const day = zone.dayOf(start);
  const openings = openingsOf(book, service, staff, day - WINDOW_REACH, day + WINDOW_REACH);
  const around = openings.filter(opening => opening.start <= start && start < opening.end);
  const [inside] = around;
  if (!inside) {
    const date = dateFrom(day);
    if (book.business.closed.includes(date)) return { is: 'closed-day', date };
    const windows = windowsOn(book, service, staff, day);
    return { is: 'outside-hours', date, windows, own: service.weekly !== null };
  }
  const step = stepOf(service);
  if (!around.some(opening => (start - opening.start) % step === 0)) {
    const before = start - ((start - inside.start) % step);
    const between = { start: before, end: before + step };
    return { is: 'grid', from: inside.start, every: step / MINUTE, between };
  }
  const needed = start + service.duration * MINUTE;
  const end = merge(openings).find(stretch => stretch.end > start)?.end ?? start;
  return needed > end ? { is: 'window-end', end, needed } : null;
};

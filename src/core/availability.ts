import type { Busy } from './busy';
import type { Day } from './dates';
import type { Key } from './id';
import { createObstacle } from './obstacle';
import {
  earliestStart,
  lastDay,
  type Offer,
  type RuledService,
  type RuledStaff,
  serviceIn,
  staffFor,
  stepOf,
} from './offer';
import { openingsOf, WINDOW_REACH } from './opening';
import { type Own, withoutOwn } from './own';
import { MINUTE, merge } from './time';
import { createZone, type TimeZone } from './zone';

/** A start on offer, in epoch milliseconds, and who is free for it, in staff order. */
export type Slot = { readonly start: number; readonly staff: readonly [Key, ...Key[]] };

export type Ask = {
  readonly service: Key;
  /** Null: "Anyone". */
  readonly staff: Key | null;
  /** Starts from `from` up to but without `until`, in epoch milliseconds. */
  readonly from: number;
  readonly until: number;
  readonly now: number;
  /** The session that is to be moved: its own time counts as free. */
  readonly except?: Own | undefined;
};

/**
 * Times on offer (product §2), by their start. The page asks with catalog and busy, the desk with its book and
 * its sessions as busy: both get the same answer. `busy` says nothing of times outside its own range, so
 * ask only within it.
 */
export const slots = (offer: Offer, busy: Pick<Busy, 'staff' | 'classes'>, ask: Ask): Slot[] => {
  const service = serviceIn(offer.services, ask.service);
  if (!service) return [];
  const zone = createZone(offer.business.zone);
  const last = lastDay(offer, service, ask.now);
  const from = Math.max(ask.from, earliestStart(offer, service, ask.now));
  // A date may begin twice where the clock goes back over midnight, hence the day to spare.
  const until = Math.min(ask.until, zone.startOf(last + 2));
  if (!(from < until)) return [];
  const known = ask.except ? withoutOwn(busy, ask.except, zone) : busy;
  const found = new Map<number, [Key, ...Key[]]>();
  for (const staff of staffFor(offer.staff, service, ask.staff)) {
    for (const start of startsOf(offer, known, service, staff, { from, until, last, zone })) {
      const who = found.get(start);
      if (!who) found.set(start, [staff.key]);
      else if (who.at(-1) !== staff.key) who.push(staff.key);
    }
  }
  return [...found].map(([start, staff]) => ({ start, staff })).sort((a, b) => a.start - b.start);
};

/** The slot at one start, or null where it is not on offer. */
export const slotAt = (
  offer: Offer,
  busy: Pick<Busy, 'staff' | 'classes'>,
  { start, ...ask }: Omit<Ask, 'from' | 'until'> & { readonly start: number },
): Slot | null => slots(offer, busy, { ...ask, from: start, until: start + 1 })[0] ?? null;

type Bounds = {
  readonly from: number;
  readonly until: number;
  readonly last: Day;
  readonly zone: TimeZone;
};

const startsOf = (
  offer: Offer,
  busy: Pick<Busy, 'staff' | 'classes'>,
  service: RuledService,
  { key, weekly, dated }: RuledStaff,
  { from, until, last, zone }: Bounds,
): number[] => {
  const openings = openingsOf(
    offer,
    service,
    { weekly, dated },
    zone.dayOf(from) - WINDOW_REACH,
    zone.dayOf(until) + WINDOW_REACH,
  );
  const stretches = merge(openings);
  const obstacle = createObstacle(busy, service, key, zone);
  const step = stepOf(service);
  const duration = service.duration * MINUTE;
  const starts: number[] = [];
  let stretch = 0;
  for (const opening of openings) {
    while ((stretches[stretch]?.end ?? Number.POSITIVE_INFINITY) <= opening.start) stretch++;
    const latest = Math.min(opening.end - 1, until - 1, (stretches[stretch]?.end ?? 0) - duration);
    const skipped = Math.max(0, Math.ceil((from - opening.start) / step));
    for (let start = opening.start + skipped * step; start <= latest; start += step)
      if (zone.dayOf(start) <= last && obstacle(start) === null) starts.push(start);
  }
  return starts;
};

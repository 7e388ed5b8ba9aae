import { type Ask, type Slot, slots } from './availability';
import type { Busy } from './busy';
import { earliestStart, lastDay, type Offer, serviceIn } from './offer';
import { DAY, MINUTE } from './time';
import { createZone } from './zone';

/** How many free times a refusal names, and how far from the wanted one they are looked for, in days. */
const MOST = 6;
const REACHES = [1, 8, 64, 1095];

/**
 * The free times nearest to a wanted start, earlier and later ones, the nearest first, of equals the earlier;
 * the wanted start is not among them. Looks no further than `busy` tells of: what lies beyond may be taken.
 */
export const nearestTimes = (
  offer: Offer,
  busy: Busy,
  ask: Omit<Ask, 'from' | 'until'> & { readonly start: number },
  most = MOST,
): Slot[] => {
  const { start, ...asked } = ask;
  const service = serviceIn(offer.services, ask.service);
  if (!service) return [];
  const first = Math.max(earliestStart(offer, service, ask.now), busy.start + service.before * MINUTE);
  const end = Math.min(
    createZone(offer.business.zone).startOf(lastDay(offer, service, ask.now) + 2),
    busy.end - (service.duration + service.after) * MINUTE + 1,
  );
  // A start far out of reach is answered with what lies nearest within it.
  const middle = Math.min(Math.max(start, first), end);
  const distance = (slot: Slot): number => Math.abs(slot.start - start);
  let found: Slot[] = [];
  for (const days of REACHES) {
    const from = Math.max(first, middle - days * DAY);
    const until = Math.min(end, middle + days * DAY + 1);
    found = slots(offer, busy, { ...asked, from, until }).filter(slot => slot.start !== start);
    if (found.length >= most || (from === first && until === end)) break;
  }
  // They come in the order of time, which sorting keeps among equals.
  return found.sort((a, b) => distance(a) - distance(b)).slice(0, most);
};

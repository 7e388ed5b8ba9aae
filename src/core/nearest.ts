import { type Ask, type Slot, slots } from './availability';
import type { Busy } from './busy';
import { earliestStart, lastDay, type Offer, serviceIn } from './offer';
import { DAY } from './time';
import { createZone } from './zone';

/** How many free times a refusal names, and how far from the wanted one they are looked for, in days. */
const MOST = 6;
const REACHES = [1, 8, 64, 1095];

/**
 * The free times nearest to a wanted start, earlier and later ones, the nearest first, of equals the earlier;
 * the wanted start is not among them.
 */
export const nearestTimes = (
  offer: Offer,
  busy: Pick<Busy, 'staff' | 'classes'>,
  ask: Omit<Ask, 'from' | 'until'> & { readonly start: number },
  most = MOST,
): Slot[] => {
  const { start, ...asked } = ask;
  const service = serviceIn(offer.services, ask.service);
  if (!service) return [];
  const first = earliestStart(offer, service, ask.now);
  const end = createZone(offer.business.zone).startOf(lastDay(offer, service, ask.now) + 2);
  // A start far out of reach is answered with what lies nearest within it.
  const middle = Math.min(Math.max(start, first), end);
  const distance = (slot: Slot): number => Math.abs(slot.start - start);
  for (const days of REACHES) {
    const from = middle - days * DAY;
    const until = middle + days * DAY + 1;
    const found = slots(offer, busy, { ...asked, from, until })
      .filter(slot => slot.start !== start)
      .sort((a, b) => distance(a) - distance(b) || a.start - b.start);
    if (found.length >= most || (from <= first && until >= end)) return found.slice(0, most);
    if (days === REACHES.at(-1)) return found.slice(0, most);
  }
  return [];
};

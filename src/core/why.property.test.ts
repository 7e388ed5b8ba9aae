import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { slotAt, slots } from './availability';
import { busyFrom, everyClass } from './taken';
import { everyAsk, numRuns, rangeOf, shops } from './testing/shops';
import { MINUTE } from './time';
import { whyNot } from './why';

vi.setConfig({ testTimeout: numRuns * 4000 });

test('a reason is named exactly for what is not offered', () => {
  fc.assert(
    fc.property(shops('by anyone'), fc.array(fc.nat(3 * 288), { maxLength: 40 }), (shop, places) => {
      const busy = busyFrom(shop.book, shop.sessions, rangeOf(shop), shop.now, everyClass);
      for (const { service, staff, now, from, until } of everyAsk(shop)) {
        const offered = slots(shop.book, busy, { service, staff, from, until, now }).map(
          ({ start }) => start,
        );
        const tried = [
          ...places.map(place => from + place * 5 * MINUTE),
          ...offered.slice(0, 5),
          ...shop.sessions.map(({ when }) => when.start),
        ];
        for (const start of tried.filter(start => start >= from && start < until)) {
          const why = whyNot(shop.book, busy, { service, staff, start, now, sessions: shop.sessions });
          expect(why === null).toBe(offered.includes(start));
          expect(slotAt(shop.book, busy, { service, staff, start, now }) === null).toBe(why !== null);
        }
      }
    }),
    { numRuns },
  );
});

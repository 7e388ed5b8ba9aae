import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { type Slot, slots } from './availability';
import { nearestTimes } from './nearest';
import { busyFrom, everyClass } from './taken';
import { referenceSlots } from './testing/reference';
import { everyAsk, numRuns, rangeOf, shops } from './testing/shops';
import { DAY, MINUTE } from './time';

vi.setConfig({ testTimeout: numRuns * 4000 });

test('the engine offers what the slow and obvious reference offers', () => {
  let offered = 0;
  fc.assert(
    fc.property(shops('by anyone'), shop => {
      const busy = busyFrom(shop.book, shop.sessions, rangeOf(shop), shop.now, everyClass);
      for (const ask of everyAsk(shop)) {
        const expected = referenceSlots(shop.book, shop.sessions, ask);
        offered += expected.length;
        expect(slots(shop.book, busy, ask)).toEqual(expected);
      }
    }),
    { numRuns },
  );
  expect(offered).toBeGreaterThan(numRuns);
});

test('the nearest times are the nearest of all', () => {
  fc.assert(
    fc.property(shops('by anyone'), fc.integer({ min: -288, max: 4 * 288 }), (shop, place) => {
      const { book, now, from } = shop;
      const start = from + place * 5 * MINUTE;
      const range = { start: now - 20 * DAY, end: now + 20 * DAY };
      const busy = busyFrom(book, shop.sessions, range, now, everyClass);
      for (const { service, staff } of everyAsk(shop)) {
        const all = slots(book, busy, { service, staff, from: range.start, until: range.end, now });
        const byDistance = (a: Slot, b: Slot) =>
          Math.abs(a.start - start) - Math.abs(b.start - start) || a.start - b.start;
        const expected = all.filter(slot => slot.start !== start).sort(byDistance);
        expect(nearestTimes(book, busy, { service, staff, start, now })).toEqual(expected.slice(0, 6));
      }
    }),
    { numRuns },
  );
});

test('to move a session, its own time and its place in the limits count as free', () => {
  let moved = 0;
  fc.assert(
    fc.property(shops('on offer'), fc.nat(6), (shop, place) => {
      const { book, sessions, now } = shop;
      const own = sessions[place % Math.max(1, sessions.length)];
      const service = book.services.find(({ key }) => key === own?.service);
      if (!own || !service) return;
      moved++;
      const rest = sessions.filter(session => session !== own);
      const page = busyFrom(book, sessions, rangeOf(shop), now, everyClass);
      const desk = busyFrom(book, rest, rangeOf(shop), now, everyClass);
      const { when } = own;
      const except = {
        service: service.key,
        staff: when.staff,
        start: when.start,
        block: { start: when.start - when.before, end: when.end + when.after },
        seats: service.seats,
      };
      for (const ask of everyAsk(shop))
        expect(slots(book, page, { ...ask, except })).toEqual(slots(book, desk, ask));
    }),
    { numRuns },
  );
  expect(moved).toBeGreaterThan(numRuns / 10);
});

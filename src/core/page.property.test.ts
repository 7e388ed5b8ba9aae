import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test, vi } from 'vitest';
import { slots } from './availability';
import { busyByMonth, busyFromMonths } from './busyMonths';
import { busyFromText, busyToText } from './busyText';
import { Catalog } from './catalog';
import { catalogFor, catalogFrom } from './offered';
import { busyFrom, classesFor, everyClass, publicClasses } from './taken';
import { everyAsk, numRuns, rangeOf, shops } from './testing/shops';
import { createZone } from './zone';

vi.setConfig({ testTimeout: numRuns * 4000 });

describe('the page, from what letters carry, offers what the desk does', () => {
  test('of what any visitor may see', () => {
    fc.assert(
      fc.property(shops('by anyone'), shop => {
        const { book, sessions, now } = shop;
        const desk = busyFrom(book, sessions, rangeOf(shop), now, everyClass);
        const catalog = v.parse(Catalog, JSON.parse(JSON.stringify(catalogFrom(book, '2000-01-01'))));
        const page = busyFromText(busyToText(busyFrom(book, sessions, rangeOf(shop), now, publicClasses)));
        if (!page) throw new Error('Busy did not survive its letter');
        for (const ask of everyAsk(shop)) {
          const isHidden = book.services.find(({ key }) => key === ask.service)?.hidden;
          const offered = slots(catalog, page, ask);
          if (isHidden) expect(offered).toEqual([]);
          else expect(offered).toEqual(slots(book, desk, ask));
        }
        for (const { key } of book.services.filter(({ hidden }) => hidden))
          expect(JSON.stringify([catalog, page])).not.toContain(key);
      }),
      { numRuns },
    );
  });

  test('of a hidden service, by its link', () => {
    fc.assert(
      fc.property(shops('by anyone'), shop => {
        const { book, sessions, now } = shop;
        const desk = busyFrom(book, sessions, rangeOf(shop), now, everyClass);
        for (const ask of everyAsk(shop)) {
          const catalog = catalogFor(book, ask.service, '2000-01-01');
          const page = busyFromText(
            busyToText(busyFrom(book, sessions, rangeOf(shop), now, classesFor(ask.service))),
          );
          if (!catalog || !page) throw new Error('A service in the book has a catalog');
          const read = v.parse(Catalog, JSON.parse(JSON.stringify(catalog)));
          expect(slots(read, page, ask)).toEqual(slots(book, desk, ask));
        }
      }),
      { numRuns },
    );
  });

  test('one letter a month', () => {
    fc.assert(
      fc.property(shops('by anyone'), shop => {
        const busy = busyFrom(shop.book, shop.sessions, rangeOf(shop), shop.now, everyClass);
        expect(busyFromText(busyToText(busy))).toEqual(busy);
        const parts = busyByMonth(busy, createZone(shop.book.business.zone));
        const letters = parts.map(part => busyFromText(busyToText(part.busy)));
        const whole = busyFromMonths(letters.flatMap(part => (part ? [part] : [])).reverse());
        expect(whole).toEqual(busy);
      }),
      { numRuns },
    );
  });
});

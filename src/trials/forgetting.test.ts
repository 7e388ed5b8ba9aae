import { expect, test } from 'vitest';
import { first } from '../app/live';
import { HOUR } from '../core/time';
import {
  book,
  bookingAt,
  createWorld,
  openBrowser,
  openShop,
  outcome,
  sessionsOf,
  TOMORROW_AT_10,
  visit,
} from './world';

test('forgetting takes away bookings, details and the key, and the page that is open can still book', async () => {
  const world = createWorld();
  const shop = await openShop(world);
  shop.keep();
  const browser = await openBrowser(world);
  const seen = await visit(shop, browser);
  const key = await book(browser, bookingAt(seen, TOMORROW_AT_10));
  await outcome(browser, seen.root, key, 'confirmed');

  await browser.wallet.forget(null, seen.root);
  expect(await first(browser.wallet.bookings)).toEqual([]);
  expect(await browser.wallet.details()).toBeNull();

  const next = await book(browser, bookingAt(seen, TOMORROW_AT_10 + HOUR));
  await outcome(browser, seen.root, next, 'confirmed');
  expect((await first(browser.wallet.bookings)).map(booking => booking.key)).toEqual([next]);
  expect((await sessionsOf(shop)).map(({ session }) => session.key)).toEqual([key, next]);
});

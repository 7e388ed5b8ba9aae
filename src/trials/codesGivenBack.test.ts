import { expect, test } from 'vitest';
import { createMemoryDisk, createMemoryLog } from '../app/testing/log';
import type { CodeText } from '../core/codeText';
import { DAY, HOUR, MINUTE } from '../core/time';
import { DETAILS, signUp } from './accounts';
import { boughtAndPaid, ownCodes, sells } from './buying';
import { isWorth, packageOf, sell, spend } from './codes';
import {
  book,
  bookingAt,
  createWorld,
  meet,
  NOON,
  openShop,
  outcome,
  type ShopOptions,
  TOMORROW_AT_10,
  until,
} from './world';

// What becomes of what a code paid, whatever becomes of the booking (product §5.3, §6.6).

/** Ana has an account with a code of five haircuts, and books with it. */
const begin = async (options: ShopOptions = {}) => {
  const met = await meet(options);
  const { shop, ana, seen } = met;
  const { root } = seen;
  await shop.desk.settings.business({
    cancelling: { allowed: true, until: 60 },
    moving: { allowed: true, until: 60, most: 3 },
  });
  const five = await sells(shop);
  await signUp(ana, root);
  const { text, key: code } = await boughtAndPaid(shop, ana, seen, five);
  const books = (start: number, paid: CodeText = text) =>
    book(ana, bookingAt(seen, start, { details: DETAILS, anyway: true, code: paid }));
  const has = (left: number) => ownCodes(ana, root, codes => codes[0]?.left === left);
  await has(5);
  return { ...met, root, code, books, has };
};

test('what waits for a yes has taken it; refused, withdrawn and left unanswered it is back', async () => {
  const { world, shop, ana, root, books, has } = await begin({ ask: true });
  const refused = await books(TOMORROW_AT_10);
  await outcome(ana, root, refused, 'waiting');
  await has(4);
  await shop.desk.sessions.refuse(refused, '');
  await outcome(ana, root, refused, 'refused');
  await has(5);
  const withdrawn = await books(TOMORROW_AT_10 + 2 * HOUR);
  await outcome(ana, root, withdrawn, 'waiting');
  await has(4);
  expect((await ana.wallet.withdraw(root, withdrawn)).ok).toBe(true);
  await outcome(ana, root, withdrawn, 'withdrawn');
  await has(5);
  const unanswered = await books(TOMORROW_AT_10 + 4 * HOUR);
  await outcome(ana, root, unanswered, 'waiting');
  await has(4);
  world.clock.advance(DAY + HOUR);
  await outcome(ana, root, unanswered, 'refused');
  await has(5);
});

test('moved by its client it is the same session with the same code, which pays once; too late it stays paid', async () => {
  const { world, shop, ana, root, code, books, has } = await begin();
  const key = await books(TOMORROW_AT_10);
  await outcome(ana, root, key, 'confirmed');
  await has(4);
  const before = await until(shop.desk.codes.bill(key), bill => bill !== null);
  const moved = await ana.wallet.move({
    root,
    session: key,
    token: null,
    staff: null,
    start: TOMORROW_AT_10 + 3 * HOUR,
    shown: { service: '', staff: '', end: TOMORROW_AT_10 + 4 * HOUR },
  });
  expect(moved.ok).toBe(true);
  await until(
    ana.wallet.booking(root, key),
    found => found?.start === TOMORROW_AT_10 + 3 * HOUR && found.last === null,
  );
  const after = await until(shop.desk.codes.bill(key), bill => bill !== null);
  expect([after?.draw, after?.due]).toEqual([before?.draw, before?.due]);
  await isWorth(shop, code, 'active', 4);
  // One minute after the limit: no page asks it any more, and the desk would refuse it.
  world.clock.advance(TOMORROW_AT_10 + 2 * HOUR + MINUTE - NOON);
  expect(await ana.wallet.cancel({ root, session: key, token: null })).toMatchObject({ ok: true });
  await until(ana.wallet.booking(root, key), found => found?.last?.state.is === 'refused');
  await isWorth(shop, code, 'active', 4);
  // The owner may give it back, and by default does.
  await shop.desk.sessions.cancel(key, '');
  await has(5);
});

test('a backup holds what was sold and spent: a device that lost its end has the same codes again', async () => {
  const world = createWorld();
  const shop = await openShop(world);
  const begun = await shop.log.read(0, 1000);
  const { code } = await sell(shop, packageOf(3));
  await spend(shop, code, TOMORROW_AT_10);
  const made = await shop.desk.backup.make('três gatos no telhado');
  if (!made.ok) throw new Error(made.error);
  const disk = createMemoryDisk();
  const lost = createMemoryLog({ device: shop.vault.device, now: world.clock.now, disk });
  await lost.accept(begun.map(({ change }) => change));
  const other = await openShop(world, { before: { ...shop, disk, marks: new Map() } });
  expect(await until(other.desk.orders.newest(5), () => true)).toMatchObject({ orders: [] });
  expect((await other.desk.backup.restore(made.value.file, 'três gatos no telhado')).ok).toBe(true);
  await isWorth(other, code, 'active', 2);
});

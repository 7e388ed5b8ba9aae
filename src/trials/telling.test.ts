import { expect, test } from 'vitest';
import { linkFromText } from '../core/link';
import { HOUR, MINUTE } from '../core/time';
import {
  book,
  bookingAt,
  createWorld,
  meet,
  meetAndBook,
  openBrowser,
  openShop,
  outcome,
  relayOf,
  TOMORROW_AT_10,
  until,
  visit,
} from './world';

test('what a relay refused for the moment is sent again, though it never hung up', async () => {
  const { world, shop, ana, seen, key } = await meetAndBook();
  const [url = ''] = world.urls;
  const relay = relayOf(world);
  let refused = 0;
  world.network.set(url, {
    ...relay,
    put: () => {
      refused += 1;
      return false;
    },
  });
  await shop.desk.sessions.cancel(key, '');
  while (refused === 0) await new Promise(resolve => setTimeout(resolve, 5));
  world.network.set(url, relay);
  await new Promise(resolve => setTimeout(resolve, 50));
  world.clock.advance(MINUTE);
  await outcome(ana, seen.root, key, 'cancelled');
});

test('a wallet says by itself that nobody answered: at the limit, and at the start', async () => {
  const { world, ana, close: stop, seen } = await meet({ ask: true });
  const read = await book(ana, bookingAt(seen, TOMORROW_AT_10 + 7 * 24 * HOUR));
  await outcome(ana, seen.root, read, 'waiting');
  stop();
  const unread = await book(ana, bookingAt(seen, TOMORROW_AT_10));
  await outcome(ana, seen.root, unread, 'on-its-way');
  const why = { is: 'refused', why: 'not-answered' };
  const late = until(ana.wallet.booking(seen.root, unread), found => found?.state.is === 'refused');
  world.clock.advance(23 * HOUR);
  expect((await late)?.state).toMatchObject(why);
  const over = until(ana.wallet.booking(seen.root, read), found => found?.state.is === 'refused');
  world.clock.advance(2 * HOUR);
  expect((await over)?.state).toMatchObject(why);
});

test('pressed twice in one moment is one booking, also when one more is wanted knowingly', async () => {
  const world = createWorld();
  const shop = await openShop(world);
  const ana = await openBrowser(world);
  const seen = await visit(shop, ana);
  for (const anyway of [false, true]) {
    const booking = bookingAt(seen, TOMORROW_AT_10 + (anyway ? HOUR : 0), { anyway });
    const [one, two] = await Promise.all([book(ana, booking), book(ana, booking)]);
    expect(two).toBe(one);
  }
  expect(await until(ana.wallet.bookings, () => true)).toHaveLength(2);
});

test('a withdrawal that is pressed again is one, and the link to the own session asks for nothing', async () => {
  const world = createWorld();
  const shop = await openShop(world, { ask: true });
  shop.keep();
  const ana = await openBrowser(world);
  const seen = await visit(shop, ana);
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10));
  const waiting = await outcome(ana, seen.root, key, 'waiting');
  const linked = await until(ana.wallet.booking(seen.root, key), found => found?.link != null);
  const link = linkFromText((linked ?? waiting)?.link ?? '');
  if (!link.ok || link.value.to !== 'session') throw new Error('No session link');
  expect(await ana.wallet.open(seen.root, link.value.token)).toEqual({ ok: true, value: key });
  ana.stop();
  await ana.wallet.withdraw(seen.root, key);
  await ana.wallet.withdraw(seen.root, key);
  expect([...ana.shelf.outbox.values()].map(({ request }) => request.kind)).toEqual(['book', 'withdraw']);
});

test('an answer that comes by link names the booking that it answers, also when it is opened again', async () => {
  const { world, shop, ana, seen } = await meet();
  const first = await book(ana, bookingAt(seen, TOMORROW_AT_10));
  await outcome(ana, seen.root, first, 'confirmed');
  relayOf(world).setUp(false);
  const second = await book(ana, bookingAt(seen, TOMORROW_AT_10 + HOUR, { anyway: true }));
  const request = await ana.wallet.byHand(seen.root, second);
  if (!request.ok) throw new Error(request.error);
  const delivered = await shop.desk.byHand.deliver(request.value);
  if (!delivered.ok) throw new Error(delivered.error);
  const told = { ok: true, value: { root: seen.root, booking: second } };
  expect(await ana.wallet.receive(delivered.value.reply)).toEqual(told);
  expect(await ana.wallet.receive(delivered.value.reply)).toEqual(told);
});

test('what was forgotten does not come back with a view that was on its way', async () => {
  const { world, shop, ana, seen, key } = await meetAndBook();
  const views = relayOf(world)
    .letters()
    .filter(({ tags }) => tags.some(([tag, value]) => tag === 'd' && value?.startsWith('caderneta/view/')));
  expect(views.length).toBeGreaterThan(0);
  // Another tab of the same browser, whose line stands open, is told of the same view after the forgetting.
  const other = await openBrowser(world, ana);
  await until(other.wallet.booking(seen.root, key), found => found?.state.is === 'confirmed');
  await ana.wallet.forget(null);
  await shop.desk.sessions.cancel(key, '');
  await until(shop.desk.sessions.one(key), entry => entry?.session.state.is === 'cancelled');
  await new Promise(resolve => setTimeout(resolve, 100));
  expect(ana.shelf.rows.size).toBe(0);
  expect(ana.shelf.outbox.size).toBe(0);
});

import { expect, test } from 'vitest';
import type { NewBooking } from '../app/wallet/wallet';
import type { CodeText } from '../core/codeText';
import { DAY, HOUR } from '../core/time';
import { another, DETAILS, signUp } from './accounts';
import { boughtAndPaid, buy, FIVE, MONTHLY, ownCodes, pays, reais, sells } from './buying';
import { book, bookingAt, meet, outcome, type Person, TOMORROW_AT_10, until } from './world';

// Codes pay for bookings, chosen or typed; what they pay, what is left of them, and why they do not.

const LATER = TOMORROW_AT_10 + 2 * HOUR;

const withCode = (code: CodeText, change: Partial<NewBooking> = {}): Partial<NewBooking> => ({
  details: DETAILS,
  anyway: true,
  code,
  ...change,
});

const corte = (seen: Awaited<ReturnType<typeof meet>>['seen']) => {
  const service = seen.catalog?.services[0];
  if (!service) throw new Error('Nothing is offered');
  return service;
};

test('a code of the account pays, by what the browser knows with no network, and is back when cancelled in time', async () => {
  const { shop, ana, seen } = await meet();
  const { root } = seen;
  await shop.desk.settings.business({ cancelling: { allowed: true, until: 60 } });
  const five = await sells(shop);
  await signUp(ana, root);
  const { text } = await boughtAndPaid(shop, ana, seen, five);
  await ownCodes(ana, root, codes => codes[0]?.left === 5);
  const checked = await ana.wallet.codes.check(root, text, corte(seen));
  expect(checked).toEqual({ ok: true, value: { name: FIVE.name, pays: reais(80), due: reais(0) } });
  expect([...ana.shelf.outbox.values()].some(({ request }) => request.kind === 'check-code')).toBe(false);

  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10, withCode(text)));
  const booked = await outcome(ana, root, key, 'confirmed');
  expect(booked).toMatchObject({
    paid: { code: FIVE.name, pays: reais(80), due: reais(0) },
    asked: { code: text },
  });
  await ownCodes(ana, root, codes => codes[0]?.left === 4);
  const [shown] = await until(ana.wallet.accounts.appointments(root), found => found.length === 1);
  expect(shown?.paid).toEqual({ code: FIVE.name, pays: reais(80), due: reais(0) });

  const second = await book(ana, bookingAt(seen, LATER, withCode(text)));
  await outcome(ana, root, second, 'confirmed');
  await ownCodes(ana, root, codes => codes[0]?.left === 3);
  await ana.wallet.cancel({ root, session: key, token: null });
  await ownCodes(ana, root, codes => codes[0]?.left === 4);
  // What the owner keeps is not given back.
  await shop.desk.sessions.cancel(second, '', true);
  await outcome(ana, root, second, 'cancelled');
  expect((await ownCodes(ana, root, () => true))[0]?.left).toBe(4);
});

test('one that is typed is asked about at the desk, pays for whoever has it, and tells nothing but that', async () => {
  const { world, shop, close, ana, seen } = await meet();
  const { root } = seen;
  const gift = await sells(shop, {
    name: 'Vale de 100',
    price: reais(100),
    terms: { kind: 'gift', gives: { is: 'amount', count: 10_000, currency: 'BRL' }, valid: null },
  });
  const code = await boughtAndPaid(shop, ana, seen, gift, {
    recipient: { name: 'Bia', email: 'bia@example.org', message: 'Parabéns!' },
  });
  const bia = await another(world, shop);
  expect(await bia.wallet.codes.check(root, code.text, corte(seen))).toEqual({
    ok: true,
    value: { name: 'Vale de 100', pays: reais(80), due: reais(0) },
  });
  await expect.poll(() => bia.shelf.outbox.size).toBe(0);
  const key = await book(bia, bookingAt(seen, TOMORROW_AT_10, withCode(code.text)));
  expect(await outcome(bia, root, key, 'confirmed')).toMatchObject({ paid: { due: reais(0) } });
  await until(ana.wallet.codes.orders(root), orders => orders[0]?.codes[0]?.left === 2000);
  // The rest is due.
  const other = await book(bia, bookingAt(seen, LATER, withCode(code.text)));
  expect(await outcome(bia, root, other, 'confirmed')).toMatchObject({
    paid: { code: 'Vale de 100', pays: reais(20), due: reais(60) },
  });
  const known = JSON.stringify([...bia.shelf.rows]);
  for (const secret of [code.text, code.key, code.order, 'Parabéns', 'ana@'])
    expect(known).not.toContain(secret);
  // Used up it stays with whoever bought it.
  await until(ana.wallet.codes.orders(root), orders => orders[0]?.codes[0]?.state === 'used-up');

  close();
  const asking = bia.wallet.codes.check(root, '0123456789ab', corte(seen));
  await until(
    (listen: (count: number) => void) => {
      const timer = setInterval(() => listen(bia.shelf.outbox.size), 10);
      return () => clearInterval(timer);
    },
    count => count > 2,
  );
  world.clock.advance(21_000);
  expect(await asking).toEqual({ ok: false, error: { is: 'no-answer' } });
  expect([...bia.shelf.outbox.values()].some(({ request }) => request.kind === 'check-code')).toBe(false);
});

test('each reason why a code does not pay is told beforehand and again by the desk', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  const other = await shop.desk.settings.service(null, { name: 'Barba', duration: 30, price: reais(40) });
  if (!other.ok) throw new Error(other.error.is);
  const bia = await another(world, shop);
  let start = TOMORROW_AT_10;
  /** The same in the browser that has it, in one that must ask, and of a booking. */
  const refused = async (code: CodeText, why: string, holder: Person | null = ana): Promise<void> => {
    const asked = await Promise.all(
      (holder ? [holder, bia] : [bia]).map(person => person.wallet.codes.check(root, code, corte(seen))),
    );
    for (const one of asked) expect(one).toEqual({ ok: false, error: { is: 'refused', why } });
    const key = await book(bia, bookingAt(seen, start, withCode(code)));
    expect(await outcome(bia, root, key, 'refused')).toMatchObject({
      state: { why, nearest: [] },
      paid: null,
    });
  };
  await refused('0123456789ab', 'code-unknown', null);

  const five = await sells(shop);
  const unpaid = await buy(ana, seen, five);
  const entry = await until(shop.desk.orders.one(unpaid), found => found !== null);
  await refused(entry?.codes[0]?.standing.code.text ?? '', 'code-unpaid', null);

  const bought = async (change: Parameters<typeof sells>[1]) =>
    boughtAndPaid(shop, ana, seen, await sells(shop, change));
  const beard = await bought({ name: 'Barbas', services: [other.value.key] });
  expect(beard.services).toEqual([{ key: other.value.key, name: 'Barba' }]);
  await refused(beard.text, 'code-service');

  const one = await bought({
    name: 'Um',
    terms: { kind: 'package', gives: { is: 'sessions', count: 1 }, valid: null },
  });
  const spent = await book(ana, bookingAt(seen, TOMORROW_AT_10 + 5 * HOUR, withCode(one.text)));
  await outcome(ana, root, spent, 'confirmed');
  await until(ana.wallet.codes.orders(root), orders =>
    orders.some(({ codes }) => codes[0]?.key === one.key && codes[0].state === 'used-up'),
  );
  await refused(one.text, 'code-empty');

  const monthly = await bought(MONTHLY);
  await shop.desk.codes.pause(monthly.key);
  await until(ana.wallet.codes.orders(root), orders =>
    orders.some(({ codes }) => codes[0]?.key === monthly.key && codes[0].state === 'paused'),
  );
  await refused(monthly.text, 'code-paused');

  await shop.desk.orders.end(beard.order);
  await until(ana.wallet.codes.orders(root), orders => orders.some(({ state }) => state.is === 'ended'));
  await refused(beard.text, 'code-ended');

  const short = await bought({
    name: 'Só hoje',
    terms: {
      kind: 'package',
      gives: { is: 'unlimited' },
      valid: { length: 1, unit: 'day', from: 'purchase' },
    },
  });
  world.clock.advance(2 * DAY);
  // Nobody tells the browser: it knows by itself.
  await until(ana.wallet.codes.orders(root), orders =>
    orders.some(({ codes }) => codes[0]?.key === short.key && codes[0].state === 'expired'),
  );
  start += 3 * DAY;
  await refused(short.text, 'code-expired');
});

test('a subscription with nothing left is hidden until a session is given back, or it renews with nobody awake', async () => {
  const { world, shop, close, ana, seen } = await meet();
  const { root } = seen;
  const monthly = await sells(shop, MONTHLY);
  await signUp(ana, root);
  const code = await boughtAndPaid(shop, ana, seen, monthly);
  await ownCodes(ana, root, codes => codes[0]?.left === 1);
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10, withCode(code.text)));
  await outcome(ana, root, key, 'confirmed');
  await ownCodes(ana, root, codes => codes.length === 0);
  await shop.desk.sessions.cancel(key, '');
  await ownCodes(ana, root, codes => codes[0]?.left === 1);
  const again = await book(ana, bookingAt(seen, LATER, withCode(code.text)));
  await outcome(ana, root, again, 'confirmed');
  await ownCodes(ana, root, codes => codes.length === 0);
  expect(await ana.wallet.codes.check(root, code.text, corte(seen))).toMatchObject({
    error: { why: 'code-empty' },
  });

  close();
  const back = ownCodes(ana, root, codes => codes.length === 1);
  // Sold on 4 January at noon: it begins anew with 4 February.
  world.clock.advance(Date.UTC(2027, 1, 4, 3) - world.clock.now());
  expect((await back)[0]).toMatchObject({ left: 1, state: 'active', renews: Date.UTC(2027, 2, 4, 3) });
  // It was cancelled meanwhile: usable until it would have been renewed, and not shown after that.
  shop.keep();
  await shop.desk.codes.cancel(code.key);
  await ownCodes(ana, root, codes => codes[0]?.renews === null && codes[0].until !== null);
  const gone = ownCodes(ana, root, codes => codes.length === 0);
  world.clock.advance(28 * DAY);
  await gone;
});

test('a session that the owner takes the code off says so, and the code has it back', async () => {
  const { shop, ana, seen } = await meet();
  const { root } = seen;
  const five = await sells(shop);
  const code = await boughtAndPaid(shop, ana, seen, five);
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10, withCode(code.text)));
  await outcome(ana, root, key, 'confirmed');
  await until(ana.wallet.codes.orders(root), orders => orders[0]?.codes[0]?.left === 4);
  await shop.desk.codes.unredeem(key);
  await until(ana.wallet.codes.orders(root), orders => orders[0]?.codes[0]?.left === 5);
  await until(ana.wallet.booking(root, key), found => found?.paid === null);
  await shop.desk.codes.redeem(key, { typed: code.text });
  await until(ana.wallet.booking(root, key), found => found?.paid?.code === FIVE.name);
  await until(ana.wallet.codes.orders(root), orders => orders[0]?.codes[0]?.left === 4);
  await pays(shop, code.order, reais(1));
});

import { expect, test } from 'vitest';
import type { Key } from '../core/id';
import type { Product } from '../core/products';
import { DAY, HOUR } from '../core/time';
import { addAt, openApart } from './apart';
import { allOverspent, codeAt, isWorth, order, packageOf, pay, reais, sell, spend } from './codes';
import { done } from './commands';
import { type Shop, TOMORROW_AT_10, until } from './world';

// Codes that devices spend while they hear nothing of one another.

/** All devices know of a code that is paid. */
const begin = async (product: Parameters<typeof sell>[1] & Partial<Product>) => {
  const apart = await openApart();
  for (const { keep } of apart.desks) keep();
  const [a] = apart.desks;
  const sold = await sell(a, product);
  await apart.meet();
  return { apart, ...sold };
};

const foundTimes = async (shop: Shop, code: Key): Promise<number> =>
  (await shop.log.history('decision', `spend/${code}`)).filter(({ set }) => 'open/spend' in set).length;

test('the last session of a package that two devices spent: the same one is flagged on all, and the owner keeps it', async () => {
  const { apart, code } = await begin(packageOf(2));
  const [a, b, c] = apart.desks;
  const known = await spend(a, code, TOMORROW_AT_10);
  await apart.meet();
  const first = await spend(b, code, TOMORROW_AT_10 + 2 * HOUR);
  const second = await spend(a, code, TOMORROW_AT_10 + 4 * HOUR);
  await allOverspent(apart, [{ loser: second, others: [known, first] }]);
  // Never below nothing, and nothing is taken back by itself.
  for (const shop of apart.desks) {
    const { standing } = await isWorth(shop, code, 'used-up', 0);
    expect(standing.over).toBe(1);
    expect(standing.drawn.length).toBe(3);
  }
  const kept = await done(c.desk.codes.keepSpent(code, second));
  await allOverspent(apart, []);
  await done(kept.undo());
  await allOverspent(apart, [{ loser: second, others: [known, first] }]);
  expect(await foundTimes(a, code)).toBe(1);
});

test('the owner takes the code off the one that had nothing left, or one of the others is given back', async () => {
  const { apart, code } = await begin(packageOf(1));
  const [a, b, c] = apart.desks;
  const first = await spend(a, code, TOMORROW_AT_10);
  const second = await spend(b, code, TOMORROW_AT_10 + 2 * HOUR);
  await allOverspent(apart, [{ loser: second, others: [first] }]);
  const off = await done(c.desk.codes.unredeem(second));
  await allOverspent(apart, []);
  await done(off.undo());
  await allOverspent(apart, [{ loser: second, others: [first] }]);
  await done(b.desk.sessions.cancel(first, ''));
  await allOverspent(apart, []);
  for (const shop of apart.desks) await isWorth(shop, code, 'used-up', 0);
});

test('of minutes and amounts whoever came when too little was left is flagged, and a smaller one that fits is not', async () => {
  const { apart, code } = await begin({
    name: 'Gift',
    terms: { kind: 'gift', gives: { is: 'amount', count: 13_000, currency: 'BRL' }, valid: null },
    price: reais(130),
  });
  const [a, b] = apart.desks;
  const minutes = await sell(a, {
    name: '90 minutes',
    terms: { kind: 'package', gives: { is: 'minutes', count: 90 }, valid: null },
    price: reais(90),
  });
  await apart.meet();
  const first = await spend(a, code, TOMORROW_AT_10);
  const second = await spend(b, code, TOMORROW_AT_10 + 2 * HOUR);
  const small = await addAt(b, TOMORROW_AT_10 + 4 * HOUR);
  await done(b.desk.sessions.edit(small, { price: reais(40) }));
  await done(b.desk.codes.redeem(small, { key: code }));
  const long = await spend(a, minutes.code, TOMORROW_AT_10 + DAY);
  const other = await spend(b, minutes.code, TOMORROW_AT_10 + DAY + 2 * HOUR);
  await apart.meet();
  const expected = [
    { code, loser: second, others: [first] },
    { code: minutes.code, loser: other, others: [long] },
  ].sort((one, two) => (one.code < two.code ? -1 : 1));
  await allOverspent(
    apart,
    expected.map(({ loser, others }) => ({ loser, others })),
  );
});

test('one that was given back and is brought back when another took it is flagged at its own device too', async () => {
  const { apart, code } = await begin(packageOf(1));
  const [a] = apart.desks;
  const first = await spend(a, code, TOMORROW_AT_10);
  await done(a.desk.sessions.cancel(first, ''));
  const second = await spend(a, code, TOMORROW_AT_10 + 2 * HOUR);
  await done(a.desk.sessions.restore(first));
  await until(a.desk.attention, items => items.some(({ is }) => is === 'overspent'));
  await apart.meet();
  // Who took it first has it.
  await allOverspent(apart, [{ loser: second, others: [first] }]);
});

test('spent on one device and taken back with its order on another: what it paid for stays paid', async () => {
  const { apart, code, order: bought } = await begin(packageOf(2));
  const [a, b] = apart.desks;
  const session = await spend(a, code, TOMORROW_AT_10);
  await done(b.desk.orders.end(bought));
  await allOverspent(apart, []);
  for (const shop of apart.desks) {
    await isWorth(shop, code, 'ended', 1);
    await until(shop.desk.codes.bill(session), bill => bill?.due?.amount === 0);
  }
});

test('paid on two devices apart it is paid, and both payments stand', async () => {
  const apart = await openApart();
  for (const { keep } of apart.desks) keep();
  const [a, b] = apart.desks;
  const made = await order(a, packageOf(2));
  await apart.meet();
  await pay(a, made.order);
  await pay(b, made.order);
  await apart.meet();
  for (const { desk } of apart.desks) {
    const found = await until(desk.orders.one(made.order), one => one?.payments.length === 2);
    expect(found).toMatchObject({ state: 'paid', bill: { paid: reais(280), due: reais(0) } });
  }
});

test('in each period of a subscription by itself: the next one is no more spent than it is', async () => {
  const { apart, code } = await begin({
    name: 'One a week',
    terms: { kind: 'subscription', gives: { is: 'sessions', count: 1 }, every: 'week' },
    price: reais(20),
  });
  const [a, b] = apart.desks;
  const first = await spend(a, code, TOMORROW_AT_10);
  apart.world.clock.advance(8 * DAY);
  const second = await spend(a, code, TOMORROW_AT_10 + 9 * DAY);
  const third = await spend(b, code, TOMORROW_AT_10 + 10 * DAY);
  await allOverspent(apart, [{ loser: third, others: [second] }]);
  const { standing } = await codeAt(b, code, found => found.standing.over === 1);
  expect(standing.drawn.map(({ session }) => session.key)).toEqual([first, second, third]);
});

test('paused on two devices apart, one "Resume" ends both', async () => {
  const { apart, code } = await begin({
    name: 'One a week',
    terms: { kind: 'subscription', gives: { is: 'sessions', count: 1 }, every: 'week' },
    price: reais(20),
  });
  const [a, b, c] = apart.desks;
  await done(a.desk.codes.pause(code));
  await done(b.desk.codes.pause(code));
  await apart.meet();
  for (const shop of apart.desks) await isWorth(shop, code, 'paused', 1);
  await done(c.desk.codes.resume(code));
  await apart.meet();
  for (const shop of apart.desks) await isWorth(shop, code, 'active', 1);
});

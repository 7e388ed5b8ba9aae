import { expect, test } from 'vitest';
import type { Key } from '../core/id';
import { DAY, HOUR } from '../core/time';
import { DETAILS, signUp } from './accounts';
import { addAt } from './apart';
import { buy, FIVE, ordered, ownCodes, sells } from './buying';
import { codeAt, isWorth, orderAt, packageOf, pay, reais, sell, spend } from './codes';
import { done } from './commands';
import { createWorld, meet, openShop, type Shop, TOMORROW_AT_10, until } from './world';

// What is taken back at the desk: prices, payments, and whole orders, with codes that were used meanwhile.

const GIFT = {
  name: 'Gift',
  terms: { kind: 'gift', gives: { is: 'amount', count: 13_000, currency: 'BRL' }, valid: null },
  price: reais(130),
} as const;

const flagged = (shop: Shop, losers: readonly Key[]) =>
  until(
    shop.desk.attention,
    items =>
      JSON.stringify(items.flatMap(item => (item.is === 'overspent' ? [item.loser.session.key] : []))) ===
      JSON.stringify(losers),
  );

test('a price that is taken back takes less of an amount, and its client sees that; brought again, it may be too much', async () => {
  const { shop, ana, seen } = await meet();
  const account = await signUp(ana, seen.root);
  const { code } = await sell(shop, GIFT);
  await done(shop.desk.codes.assign(code, { account }));
  const session = await addAt(shop, TOMORROW_AT_10);
  await done(shop.desk.sessions.edit(session, { price: reais(20) }));
  const raised = await done(shop.desk.sessions.edit(session, { price: reais(100) }));
  await done(shop.desk.codes.redeem(session, { key: code }));
  await ownCodes(ana, seen.root, ([one]) => one?.left === 3000);
  const lowered = await done(raised.undo());
  await isWorth(shop, code, 'active', 11_000);
  await ownCodes(ana, seen.root, ([one]) => one?.left === 11_000);
  const other = await spend(shop, code, TOMORROW_AT_10 + 2 * HOUR);
  await flagged(shop, []);
  await done(lowered.undo());
  expect((await codeAt(shop, code, ({ standing }) => standing.over > 0)).standing.over).toBe(5000);
  await flagged(shop, [other]);
});

test('a subscription that was not paid when it seemed so begins when it is; what it paid for counts, and is asked about', async () => {
  const world = createWorld();
  const shop = await openShop(world);
  shop.keep();
  const { code, order } = await sell(shop, {
    name: 'One a month',
    terms: { kind: 'subscription', gives: { is: 'sessions', count: 1 }, every: 'month' },
    price: reais(70),
  });
  const first = await spend(shop, code, TOMORROW_AT_10);
  world.clock.advance(31 * DAY);
  await isWorth(shop, code, 'active', 1);
  const second = await spend(shop, code, TOMORROW_AT_10 + 31 * DAY);
  await flagged(shop, []);
  const { payments } = await orderAt(shop, order, found => found.payments.length === 1);
  await done(shop.desk.orders.unpay(payments[0]?.key ?? order));
  await isWorth(shop, code, 'unpaid', 0);
  await pay(shop, order);
  await isWorth(shop, code, 'used-up', 0);
  await flagged(shop, [second]);
  for (const session of [first, second])
    expect(await until(shop.desk.codes.bill(session), bill => bill !== null)).toMatchObject({
      due: reais(0),
    });
});

test('a payment that is undone is one that never came, which its client hears, and the way back too', async () => {
  const { shop, ana, seen } = await meet();
  const key = await buy(ana, seen, await sells(shop));
  await ordered(ana, seen.root, key, 'unpaid');
  const paid = await done(shop.desk.orders.pay(key, { amount: FIVE.price, how: 'cash' }));
  await ordered(ana, seen.root, key, 'working');
  const undone = await done(paid.undo());
  expect(await orderAt(shop, key, ({ state }) => state === 'unpaid')).toMatchObject({
    payments: [],
    bill: { due: FIVE.price },
  });
  expect(await ordered(ana, seen.root, key, 'unpaid')).toMatchObject({ due: FIVE.price, codes: [] });
  const [entry] = (await shop.desk.history('order', key)).filter(
    ({ of, fields }) => of === 'payment' && fields.some(({ field }) => field === 'amount'),
  );
  expect(entry?.holds).toBe(false);
  await done(undone.undo());
  expect((await ordered(ana, seen.root, key, 'working'))?.codes).toHaveLength(1);
});

test('an order that is undone is taken back, and whoever was told of its codes hears that; undone again, they work', async () => {
  const { shop, ana, seen } = await meet();
  const account = await signUp(ana, seen.root);
  const made = await done(shop.desk.products.save(null, { ...packageOf(2), early: true }));
  await until(shop.desk.book, ({ products }) => products.length > 0);
  const lines = [{ product: made.key, count: 1 }];
  const sold = await done(shop.desk.orders.add({ lines, client: { person: DETAILS }, recipient: null }));
  const [entry] = (await orderAt(shop, sold.key)).codes;
  const code = entry?.standing.code.key;
  if (!code) throw new Error('No code');
  await done(shop.desk.codes.assign(code, { account }));
  await ownCodes(ana, seen.root, codes => codes.length === 1);
  const session = await spend(shop, code, TOMORROW_AT_10);
  const undone = await done(sold.undo());
  await orderAt(shop, sold.key, ({ state }) => state === 'ended');
  await isWorth(shop, code, 'ended', 1);
  expect(await until(shop.desk.codes.bill(session), bill => bill !== null)).toMatchObject({ due: reais(0) });
  await ownCodes(ana, seen.root, codes => codes.length === 0);
  await done(undone.undo());
  await isWorth(shop, code, 'active', 1);
  const [again] = await ownCodes(ana, seen.root, codes => codes.length === 1);
  expect(again?.left).toBe(1);
});

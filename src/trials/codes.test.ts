import { expect, test } from 'vitest';
import { combine } from '../app/live';
import type { Key } from '../core/id';
import { DAY, HOUR, MINUTE } from '../core/time';
import { addAt } from './apart';
import { codeAt, isWorth, order, orderAt, packageOf, pay, reais, sell, spend } from './codes';
import { done, fault } from './commands';
import { createWorld, NOON, openShop, TOMORROW_AT_10, until } from './world';

// Codes at one desk: sold, paid, spent, and given back (product §6).

const open = async () => {
  const world = createWorld();
  return { world, shop: await openShop(world) };
};

test('a code works from when its order is paid, and no more when that was a mistake or the order is taken back', async () => {
  const { shop } = await open();
  const made = await order(shop, packageOf(2));
  expect(await orderAt(shop, made.order)).toMatchObject({ state: 'unpaid', bill: { due: reais(140) } });
  await isWorth(shop, made.code, 'unpaid', 2);
  const session = await addAt(shop, TOMORROW_AT_10);
  expect(await fault(shop.desk.codes.redeem(session, { key: made.code }))).toBe('code-unpaid');
  await done(shop.desk.orders.pay(made.order, { amount: reais(100), how: 'card' }));
  await orderAt(shop, made.order, ({ bill }) => bill.due.amount === 4000);
  await isWorth(shop, made.code, 'unpaid', 2);
  await done(shop.desk.orders.pay(made.order, { amount: reais(40), how: 'cash' }));
  const { payments } = await orderAt(shop, made.order, ({ state }) => state === 'paid');
  await isWorth(shop, made.code, 'active', 2);
  await done(shop.desk.codes.redeem(session, { typed: ` ${made.text.toUpperCase()} ` }));
  await isWorth(shop, made.code, 'active', 1);
  // Entered by mistake: what was paid for stays so.
  await done(shop.desk.orders.unpay(payments.at(-1)?.key ?? payments[0]?.key ?? made.order));
  await isWorth(shop, made.code, 'unpaid', 1);
  await orderAt(shop, made.order, ({ state }) => state === 'unpaid');
  await pay(shop, made.order);
  const ended = await done(shop.desk.orders.end(made.order));
  await orderAt(shop, made.order, ({ state }) => state === 'ended');
  await isWorth(shop, made.code, 'ended', 1);
  const bill = await until(shop.desk.codes.bill(session), found => found?.due !== null);
  expect(bill).toMatchObject({ price: reais(80), due: reais(0) });
  const next = await addAt(shop, TOMORROW_AT_10 + 2 * HOUR);
  expect(await fault(shop.desk.codes.redeem(next, { key: made.code }))).toBe('code-ended');
  await done(ended.undo());
  await isWorth(shop, made.code, 'active', 1);
});

test('what costs nothing is paid at once; what is not sold is no order', async () => {
  const { shop } = await open();
  const free = await order(shop, { ...packageOf(1), price: reais(0) });
  await isWorth(shop, free.code, 'active', 1);
  const { key } = await done(shop.desk.products.save(null, { ...packageOf(3), archived: true }));
  await until(shop.desk.book, ({ products }) => products.length === 2);
  const lines = [{ product: key, count: 1 }];
  expect(await fault(shop.desk.orders.add({ lines, client: null, recipient: null }))).toBe('not-sold');
});

test('back to the code: cancelled, unless the owner keeps it; a no-show keeps it; a move changes nothing', async () => {
  const { shop } = await open();
  const { code } = await sell(shop, packageOf(3));
  const [one, two, three] = [
    await spend(shop, code, TOMORROW_AT_10),
    await spend(shop, code, TOMORROW_AT_10 + 2 * HOUR),
    await spend(shop, code, TOMORROW_AT_10 + 4 * HOUR),
  ];
  await isWorth(shop, code, 'used-up', 0);
  const more = await addAt(shop, TOMORROW_AT_10 + 6 * HOUR);
  expect(await fault(shop.desk.codes.redeem(more, { key: code }))).toBe('code-empty');
  await done(shop.desk.sessions.edit(one, { start: TOMORROW_AT_10 + DAY, duration: 90 }));
  await done(shop.desk.sessions.noShow(two));
  await isWorth(shop, code, 'used-up', 0);
  await done(shop.desk.sessions.cancel(three, '', true));
  await isWorth(shop, code, 'used-up', 0);
  await done(shop.desk.sessions.restore(three));
  await done(shop.desk.sessions.cancel(three, ''));
  await isWorth(shop, code, 'active', 1);
  const { draw } = await until(shop.desk.codes.bill(one), found => found !== null).then(
    found => found ?? { draw: null },
  );
  expect(draw).toMatchObject({ code, takes: 1, pays: reais(80) });
  // Brought back after another took it: flagged, and nothing is lost or changed silently.
  await done(shop.desk.codes.redeem(more, { key: code }));
  await done(shop.desk.sessions.restore(three));
  const found = await codeAt(shop, code, ({ standing }) => standing.over === 1);
  expect(found.standing.left).toBe(0);
});

test('minutes and amounts pay a part, and the rest is due', async () => {
  const { shop } = await open();
  const minutes = await sell(shop, {
    name: '100 minutes',
    terms: { kind: 'package', gives: { is: 'minutes', count: 100 }, valid: null },
    price: reais(100),
  });
  const amount = await sell(shop, {
    name: 'Gift',
    terms: { kind: 'gift', gives: { is: 'amount', ...{ count: 10_000, currency: 'BRL' } }, valid: null },
    price: reais(100),
  });
  const due = (key: Parameters<typeof shop.desk.codes.bill>[0], cents: number) =>
    until(shop.desk.codes.bill(key), found => found?.due?.amount === cents);
  const first = await spend(shop, minutes.code, TOMORROW_AT_10);
  await due(first, 0);
  await isWorth(shop, minutes.code, 'active', 40);
  const second = await spend(shop, minutes.code, TOMORROW_AT_10 + 2 * HOUR);
  // 80 × 40 ÷ 60, rounded in the client's favour: 53.34 is paid.
  await due(second, 2666);
  const third = await spend(shop, amount.code, TOMORROW_AT_10 + 4 * HOUR);
  await isWorth(shop, amount.code, 'active', 2000);
  await done(shop.desk.codes.redeem(second, { key: amount.code }));
  await due(second, 6000);
  await isWorth(shop, amount.code, 'used-up', 0);
  // In place of the one before, which has it back.
  await isWorth(shop, minutes.code, 'active', 40);
  await done(shop.desk.codes.paySession(second, { amount: reais(60), how: 'transfer' }));
  await due(second, 0);
  // Another price: an amount takes what it pays, and never more than the price.
  const edited = await done(shop.desk.sessions.edit(third, { price: reais(50) }));
  await isWorth(shop, amount.code, 'active', 3000);
  await due(third, 0);
  await done(edited.undo());
  await isWorth(shop, amount.code, 'used-up', 0);
  await done(shop.desk.codes.unredeem(third));
  await due(third, 8000);
  await isWorth(shop, amount.code, 'active', 8000);
});

test('another service that a code does not pay for takes it off; another one that it pays for leaves it', async () => {
  const { shop } = await open();
  const [cut] = (await until(shop.desk.book, ({ services }) => services.length > 0)).services;
  if (!cut) throw new Error('No service');
  const { key: colour } = await done(
    shop.desk.settings.service(null, { name: 'Colour', duration: 90, price: reais(200) }),
  );
  await until(shop.desk.book, ({ services }) => services.length === 2);
  const cuts = await sell(shop, { ...packageOf(2), services: [cut.key] });
  const all = await sell(shop, packageOf(2));
  const one = await spend(shop, cuts.code, TOMORROW_AT_10);
  const two = await spend(shop, all.code, TOMORROW_AT_10 + 2 * HOUR);
  await done(shop.desk.sessions.edit(one, { service: colour }));
  await done(shop.desk.sessions.edit(two, { service: colour, price: reais(200) }));
  await isWorth(shop, cuts.code, 'active', 2);
  await isWorth(shop, all.code, 'active', 1);
  const bill = await until(shop.desk.codes.bill(two), found => found?.due?.amount === 0);
  expect(bill?.draw?.pays).toEqual(reais(200));
  expect((await until(shop.desk.codes.bill(one), found => found !== null))?.draw).toBe(null);
  // The code was told that a session which it paid for does so no more.
  const told = await shop.desk.history('code', cuts.code);
  expect(told.flatMap(({ fields }) => fields.map(({ field }) => field))).toContain(`drawn/${one}`);
});

test('validity and periods count by when it was booked, whatever the session is; nothing need be awake for a renewal', async () => {
  const { world, shop } = await open();
  const short = await sell(shop, {
    name: 'A week',
    terms: {
      kind: 'package',
      gives: { is: 'sessions', count: 5 },
      valid: { length: 7, unit: 'day', from: 'first-use' },
    },
    price: reais(300),
  });
  const monthly = await sell(shop, {
    name: 'One a month',
    terms: { kind: 'subscription', gives: { is: 'sessions', count: 1 }, every: 'month' },
    price: reais(60),
  });
  const later = NOON + 40 * DAY;
  await spend(shop, short.code, later);
  await spend(shop, monthly.code, later + 2 * HOUR);
  await isWorth(shop, monthly.code, 'used-up', 0);
  world.clock.advance(9 * DAY);
  await isWorth(shop, short.code, 'expired', 4);
  const late = await addAt(shop, later + 4 * HOUR);
  expect(await fault(shop.desk.codes.redeem(late, { key: short.code }))).toBe('code-expired');
  world.clock.advance(25 * DAY);
  await isWorth(shop, monthly.code, 'active', 1);
  // The second month is owed like the first, and keeps the code from nothing.
  await orderAt(shop, monthly.order, ({ state, bill }) => state === 'owed' && bill.due.amount === 6000);
  await done(shop.desk.codes.redeem(late, { key: monthly.code }));
  const lines = await until(shop.desk.codes.statement(monthly.code), found => found.length === 2);
  expect(lines.map(({ period, left, isSpent }) => ({ period, left, isSpent }))).toEqual([
    { period: 0, left: 0, isSpent: true },
    { period: 1, left: 0, isSpent: true },
  ]);
  await done(shop.desk.codes.pause(monthly.code));
  await isWorth(shop, monthly.code, 'paused', 0);
  await done(shop.desk.codes.resume(monthly.code));
  await done(shop.desk.codes.cancel(monthly.code));
  await isWorth(shop, monthly.code, 'used-up', 0);
  world.clock.advance(31 * DAY);
  await isWorth(shop, monthly.code, 'ended', 1);
});

test('an open desk sees a code end with its day, though nothing is written', async () => {
  const { world, shop } = await open();
  const { code } = await sell(shop, {
    ...packageOf(1),
    terms: {
      kind: 'package',
      gives: { is: 'sessions', count: 1 },
      valid: { length: 1, unit: 'day', from: 'purchase' },
    },
  });
  await isWorth(shop, code, 'active', 1);
  const ended = isWorth(shop, code, 'expired', 1);
  await codeAt(shop, code);
  // Noon in São Paulo: the day after tomorrow begins in 36 hours.
  world.clock.advance(36 * HOUR - MINUTE);
  await codeAt(shop, code, ({ standing }) => standing.state === 'active');
  world.clock.advance(MINUTE);
  await ended;
});

test('a session that one code paid for and then another counts once in a list of both', async () => {
  const { shop } = await open();
  const first = await sell(shop, packageOf(1));
  const second = await sell(shop, packageOf(3));
  const session = await spend(shop, first.code, TOMORROW_AT_10);
  await done(shop.desk.codes.redeem(session, { key: second.code }));
  for (const list of [
    shop.desk.codes.newest(5),
    combine([shop.desk.codes.search], search => search('', 5)),
  ]) {
    const codes = await until(list, found => found.length === 2);
    const left = codes.map(({ standing: { code, left } }) => [code.key, left]);
    expect(Object.fromEntries(left)).toEqual({ [first.code]: 1, [second.code]: 2 });
  }
});

test('codes are found by any part of theirs and of who bought or holds them', async () => {
  const { shop } = await open();
  const person = { first: 'Inês', last: 'Brandão', email: 'ines@example.org', phone: '+55 11 98888-7777' };
  const hers = await sell(shop, packageOf(2), { client: { person } });
  const other = await sell(shop, packageOf(4));
  const found = (search: string, limit = 10) =>
    until(shop.desk.codes.search, () => true)
      .then(look => look(search, limit))
      .then(codes => codes.map(({ standing }) => standing.code.key));
  expect(await found('')).toEqual([other.code, hers.code]);
  expect(await found('', 1)).toEqual([other.code]);
  expect(await found('ines brand')).toEqual([hers.code]);
  expect(await found('98888')).toEqual([hers.code]);
  const { text } = hers;
  expect(await found(`${text.slice(2, 4)}-${text.slice(4, 8)}`.toUpperCase())).toEqual([hers.code]);
  expect(await found('nobody')).toEqual([]);
  const client = (await codeAt(shop, hers.code)).client?.key;
  if (!client) throw new Error('Nobody bought it');
  expect((await until(shop.desk.codes.ofClient(client), codes => codes.length > 0)).length).toBe(1);
  expect(await until(shop.desk.orders.ofClient(client), orders => orders.length > 0)).toMatchObject([
    { key: hers.order, state: 'paid' },
  ]);
  expect(await until(shop.desk.codes.owed(client), () => true)).toEqual([
    { due: reais(0), paid: reais(140) },
  ]);
});

test('what is found follows what is written, while somebody looks for it and while nobody does', async () => {
  const { shop } = await open();
  const person = { first: 'Inês', last: 'Brandão', email: 'ines@example.org', phone: '+55 11 98888-7777' };
  const first = await sell(shop, packageOf(2), { client: { person } });
  const client = (await codeAt(shop, first.code)).client?.key;
  if (!client) throw new Error('Nobody bought it');
  const found = (search: string) =>
    combine([shop.desk.codes.search], async look =>
      (await look(search, 10)).map(({ standing, client }) => `${standing.code.key} ${client?.first}`),
    );
  const shown = (search: string, codes: readonly Key[], name: string) =>
    until(found(search), all => all.join() === codes.map(key => `${key} ${name}`).join());
  const told: (readonly string[])[] = [];
  const stop = found('brand')(all => told.push(all));
  await shown('brand', [first.code], 'Inês');
  const second = await sell(shop, packageOf(4), { client: { key: client } });
  await expect.poll(() => told.at(-1)?.length).toBe(2);
  await done(shop.desk.clients.save(client, { first: 'Zoë' }));
  await expect.poll(() => told.at(-1)).toEqual([`${second.code} Zoë`, `${first.code} Zoë`]);
  stop();
  await done(shop.desk.clients.save(client, { first: 'Bia' }));
  const third = await sell(shop, packageOf(1), { client: { key: client } });
  await shown('bia', [third.code, second.code, first.code], 'Bia');
  await shown('zoe', [], '');
});

test('orders are listed the newest first, and those that wait for payment by themselves; totals say what came in', async () => {
  const { world, shop } = await open();
  const paid = await sell(shop, packageOf(2));
  world.clock.advance(MINUTE);
  const waits = await order(shop, packageOf(3));
  world.clock.advance(MINUTE);
  const last = await sell(shop, packageOf(4));
  const keys = async (limit: number, only?: 'unpaid') => {
    const { orders, more } = await until(shop.desk.orders.newest(limit, only), () => true);
    return [orders.map(({ key }) => key), more];
  };
  expect(await keys(5)).toEqual([[last.order, waits.order, paid.order], false]);
  expect(await keys(2)).toEqual([[last.order, waits.order], true]);
  expect(await keys(2, 'unpaid')).toEqual([[waits.order], false]);
  await spend(shop, paid.code, TOMORROW_AT_10);
  expect(await shop.desk.codes.totals(NOON, NOON + DAY)).toEqual({
    sold: [
      { name: '2 cuts', count: 1, amount: reais(140) },
      { name: '3 cuts', count: 1, amount: reais(210) },
      { name: '4 cuts', count: 1, amount: reais(280) },
    ],
    received: [{ date: '2027-01-04', for: 'order', how: 'cash', amount: reais(420) }],
    redeemed: [{ name: '2 cuts', count: 1, amount: reais(80) }],
  });
  expect(await shop.desk.codes.totals(NOON + DAY, NOON + 2 * DAY)).toEqual({
    sold: [],
    received: [],
    redeemed: [],
  });
});

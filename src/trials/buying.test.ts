import { expect, test } from 'vitest';
import type { DeskNews } from '../app/desk/desk';
import { createMemoryRelay } from '../app/testing/relays';
import { HOUR } from '../core/time';
import { ANA, another, logIn, own, signUp } from './accounts';
import { boughtAndPaid, buy, FIVE, ordered, ownCodes, pays, reais, sells } from './buying';
import { meet, openBrowser, openShop, relayOf, stops, told, until, visit } from './world';

// Products are bought on the booking page, and codes told to whom they belong, with real letters.

test('what is sold reaches whoever looks for it, and goes when nothing is sold any more', async () => {
  const { world, shop, ana, seen } = await meet();
  const shelf = ana.wallet.codes.products(seen.root);
  const hidden = await shop.desk.settings.service(null, { name: 'Só para amigos', hidden: true });
  const open = seen.catalog?.services[0]?.key;
  if (!hidden.ok || !open) throw new Error('No services');
  await sells(shop, { hidden: true, name: 'Balcão' });
  const five = await sells(shop, { early: true, services: [open, hidden.value.key] });
  const shown = await until(shelf, products => products?.length === 1);
  const { early: _, hidden: __, archived: ___, ...offered } = five;
  // A key opens a hidden service by its link: none is named.
  expect(shown).toEqual([{ ...offered, services: [open] }]);

  await shop.desk.products.save(five.key, { price: reais(400) });
  await until(shelf, products => products?.[0]?.price.amount === 40_000);
  // Kept, for who looks with no network; a later visit leaves it there.
  await visit(shop, ana);
  relayOf(world).setUp(false);
  const later = await openBrowser(world, ana);
  await until(later.wallet.codes.products(seen.root), products => products?.length === 1);
  relayOf(world).setUp(true);
  await shop.desk.products.save(five.key, { archived: true });
  await until(shelf, products => products?.length === 0);
});

test('what is bought logged out waits for payment, and then its codes are told where it was ordered', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  const five = await sells(shop);
  const heard: DeskNews[] = [];
  stops.push(shop.desk.onNews(news => heard.push(news)));
  const order = await buy(ana, seen, five, {
    lines: [{ product: five.key, count: 2 }],
    total: reais(700),
    shown: [{ name: five.name, count: 2, price: five.price }],
  });
  const lines = [{ name: FIVE.name, count: 2, price: FIVE.price }];
  expect(await ordered(ana, root, order, 'unpaid')).toMatchObject({ lines, due: reais(700), codes: [] });
  await expect.poll(() => heard).toMatchObject([{ is: 'order', order: { key: order, state: 'unpaid' } }]);
  // Nothing of a code is told before it works.
  const entry = await until(shop.desk.orders.one(order), found => found !== null);
  const texts = entry?.codes.map(({ standing }) => standing.code.text) ?? [];
  expect(texts).toHaveLength(2);
  for (const text of texts) expect(JSON.stringify([...ana.shelf.rows])).not.toContain(text);

  await pays(shop, order, reais(500));
  expect(
    await until(ana.wallet.codes.orders(root), orders => orders[0]?.due.amount === 20_000),
  ).toMatchObject([{ state: { is: 'unpaid' }, codes: [] }]);
  await pays(shop, order, reais(200));
  const paid = await ordered(ana, root, order, 'working');
  expect(paid).toMatchObject({ due: reais(0), total: reais(700), lines });
  expect(paid?.codes.map(({ text }) => text).sort()).toEqual([...texts].sort());
  expect(paid?.codes[0]).toMatchObject({ state: 'active', left: 5, name: FIVE.name, services: null });
  // It is nobody's account's.
  expect(await ownCodes(ana, root, () => true)).toEqual([]);
  // What is answered is kept in the browser no longer than it must be.
  await expect
    .poll(() => [...ana.shelf.outbox.values()].filter(({ request }) => request.kind === 'buy'))
    .toEqual([]);

  // Entered by mistake: a code that stops working is told so.
  const payment = (await until(shop.desk.orders.one(order), found => found?.payments.length === 2))
    ?.payments[1];
  if (!payment) throw new Error('No payment');
  await shop.desk.orders.unpay(payment.key);
  expect((await ordered(ana, root, order, 'unpaid'))?.codes).toEqual([]);
  await shop.desk.orders.end(order);
  await ordered(ana, root, order, 'ended');
  const other = await another(world, shop);
  expect(await until(other.wallet.codes.orders(root), () => true)).toEqual([]);
});

test('pressed twice it is one order, and it waits in the browser until a desk reads it', async () => {
  const { world, shop, close, ana, seen } = await meet();
  const { root } = seen;
  const five = await sells(shop);
  await until(ana.wallet.codes.products(root), products => products?.length === 1);
  close();
  const [one, two] = await Promise.all([buy(ana, seen, five), buy(ana, seen, five)]);
  expect(two).toBe(one);
  await until(ana.wallet.codes.orders(root), orders => {
    const state = orders[0]?.state;
    return state?.is === 'on-its-way' && state.sent;
  });
  ana.stop();
  const later = await openBrowser(world, ana);
  expect(await ordered(later, root, one, 'on-its-way')).toMatchObject({
    lines: [{ name: FIVE.name, count: 1, price: FIVE.price }],
    total: FIVE.price,
  });
  shop.keep();
  await ordered(later, root, one, 'unpaid');
  // The same once more, knowingly, is one more.
  expect(await buy(later, seen, five)).not.toBe(one);
  const changed = await buy(later, seen, five, { total: reais(1) });
  expect(await ordered(later, root, changed, 'refused')).toMatchObject({ state: { why: 'price' } });
  world.clock.advance(25 * HOUR);
  await until(later.wallet.codes.orders(root), orders => orders.length === 2);
});

test('what is bought logged in is the account’s at once, on all its devices, and goes when one logs out', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  const five = await sells(shop);
  const account = await signUp(ana, root);
  const laptop = await another(world, shop);
  await logIn(laptop, root);
  const code = await boughtAndPaid(shop, ana, seen, five);
  expect(code).toMatchObject({ account, left: 5 });
  for (const one of [ana, laptop]) {
    const [shown] = await ownCodes(one, root, codes => codes.length === 1);
    expect(shown).toMatchObject({ key: code.key, text: code.text, account });
  }
  // The order is told where it was made, and with the account alone.
  expect(await until(laptop.wallet.codes.orders(root), () => true)).toEqual([]);
  await ana.wallet.accounts.logOut(root);
  await ownCodes(ana, root, codes => codes.length === 0);
  await until(ana.wallet.codes.orders(root), orders => orders.length === 0);
  const isOut = () => JSON.stringify([...ana.shelf.rows, ...ana.shelf.outbox]);
  await expect.poll(isOut).not.toContain(code.text);
  expect([...ana.shelf.outbox.keys()]).not.toContain(code.order);
  await logIn(ana, root);
  await ownCodes(ana, root, codes => codes.length === 1);
  await ordered(ana, root, code.order, 'working');
  await ana.wallet.forget(root);
  expect(ana.shelf.rows.size).toBe(0);
  expect(ana.shelf.businesses.size).toBe(0);
});

test('where the account has logged in before it is attached though bought logged out, and shown after a log in', async () => {
  const { shop, ana, seen } = await meet();
  const { root } = seen;
  const five = await sells(shop);
  await signUp(ana, root);
  await ana.wallet.accounts.logOut(root);
  await own(ana, root, found => found === null);
  await expect.poll(() => ana.shelf.outbox.size).toBe(0);
  const code = await boughtAndPaid(shop, ana, seen, five);
  expect(code.account).toBeUndefined();
  expect(await ownCodes(ana, root, () => true)).toEqual([]);
  await logIn(ana, root);
  const [shown] = await ownCodes(ana, root, codes => codes.length === 1);
  expect(shown).toMatchObject({ key: code.key, order: code.order });
  // What was ordered logged out stays with the browser when the account leaves it.
  await ana.wallet.accounts.logOut(root);
  await ownCodes(ana, root, codes => codes.length === 0);
  const order = await until(
    ana.wallet.codes.orders(root),
    orders => orders[0]?.codes[0]?.account === undefined && orders[0]?.codes.length === 1,
  );
  expect(order[0]?.codes[0]?.text).toBe(code.text);
});

test('bought elsewhere with its email, it is the account’s when the owner says so, and no more when taken off', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  const five = await sells(shop);
  const account = await signUp(ana, root);
  const laptop = await another(world, shop);
  await logIn(laptop, root);
  const stranger = await another(world, shop);
  const code = await boughtAndPaid(shop, stranger, seen, five);
  const entry = await until(shop.desk.codes.one(code.key), found => found?.offer !== undefined);
  expect(entry).toMatchObject({ account: null, offer: { key: account } });
  for (const one of [ana, laptop]) expect(await ownCodes(one, root, () => true)).toEqual([]);
  // Nor does whoever typed the email hear anything of the account.
  expect(JSON.stringify([...stranger.shelf.rows])).not.toContain(account);

  await shop.desk.codes.assign(code.key, { email: ANA.email });
  for (const one of [ana, laptop]) await ownCodes(one, root, codes => codes[0]?.key === code.key);
  expect(JSON.stringify([...stranger.shelf.rows])).not.toContain(account);
  await shop.desk.codes.unassign(code.key);
  for (const one of [ana, laptop]) {
    await ownCodes(one, root, codes => codes.length === 0);
    expect(JSON.stringify(one.shelf.rows.get(root)?.filter(({ row }) => row === 'code'))).toBe('[]');
  }
  // And once more.
  await shop.desk.codes.assign(code.key, { account });
  await ownCodes(ana, root, codes => codes.length === 1);
});

test('an order that is brought by hand is taken like any other, and its answer comes back by hand', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  const five = await sells(shop);
  relayOf(world).setUp(false);
  const order = await buy(ana, seen, five);
  const link = await ana.wallet.byHand(root, order);
  if (!link.ok) throw new Error(link.error);
  for (const _ of ['once', 'again']) {
    const delivered = await shop.desk.byHand.deliver(link.value);
    if (!delivered.ok) throw new Error(delivered.error);
    expect(delivered.value).toMatchObject({ state: 'done', session: null });
    expect(await ana.wallet.receive(delivered.value.reply)).toEqual({
      ok: true,
      value: { root, booking: null },
    });
  }
  expect(await ordered(ana, root, order, 'unpaid')).toMatchObject({ due: FIVE.price });
  expect(await until(ana.wallet.codes.orders(root), () => true)).toHaveLength(1);
});

test('who has codes and no appointments hears of other names, and again of what a relay lost', async () => {
  const { world, shop, close, ana, seen } = await meet();
  const { root } = seen;
  const service = seen.catalog?.services[0]?.key;
  if (!service) throw new Error('Nothing is offered');
  const code = await boughtAndPaid(shop, ana, seen, await sells(shop, { services: [service] }));
  expect(code.services).toEqual([{ key: service, name: 'Corte' }]);
  await shop.desk.settings.service(service, { name: 'Corte e barba' });
  const named = until(
    ana.wallet.codes.orders(root),
    orders => orders[0]?.codes[0]?.services?.[0]?.name === 'Corte e barba',
  );
  await until(shop.desk.book, book => book.services[0]?.name === 'Corte e barba');
  const timer = setInterval(() => world.clock.advance(5_000), 20);
  await named;
  clearInterval(timer);

  close();
  const [url = ''] = world.urls;
  const views = () =>
    relayOf(world)
      .letters()
      .filter(({ tags }) => tags.some(([tag, value]) => tag === 'd' && value?.startsWith('caderneta/view/')));
  expect(views()).toHaveLength(1);
  // Another one in its place, which holds nothing.
  world.network.set(url, createMemoryRelay());
  expect(views()).toHaveLength(0);
  const later = await openShop(world, { before: shop });
  later.keep();
  // It looks every few hours, whatever a relay shows.
  await until(
    told(later.log, async () => views().length),
    count => {
      world.clock.advance(HOUR);
      return count === 1;
    },
  );
});

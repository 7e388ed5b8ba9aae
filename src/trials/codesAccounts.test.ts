import { expect, test } from 'vitest';
import type { AttentionItem } from '../app/desk/desk';
import type { Key } from '../core/id';
import { ANA, another, bookedOnce, DETAILS, signUp } from './accounts';
import { contentOf, openApart } from './apart';
import { codeAt, isWorth, order, packageOf, sell, spend } from './codes';
import { done, fault } from './commands';
import { book, bookingAt, meet, outcome, type Shop, TOMORROW_AT_10, until } from './world';

// Whose codes are (product §6.3), and what stays of a sale when its buyer is erased.

const isOffered = (item: AttentionItem): item is Extract<AttentionItem, { is: 'offered' }> =>
  item.is === 'offered';

const offeredAt = (shop: Shop, count: number) =>
  until(shop.desk.attention, items => items.filter(isOffered).length === count).then(items =>
    items.filter(isOffered),
  );

const attached = (shop: Shop, code: Key, account: Key | null) =>
  codeAt(shop, code, found => (found.account?.key ?? null) === account);

test('bought with the email of an account, which proves nothing: offered, and given with one press or to nobody', async () => {
  const { shop, ana, seen } = await meet();
  const account = await signUp(ana, seen.root);
  const person = { ...DETAILS, email: ANA.email.toUpperCase() };
  const first = await sell(shop, packageOf(2), { client: { person } });
  const second = await sell(shop, packageOf(3), { client: { person } });
  const items = await offeredAt(shop, 2);
  expect(items.map(({ to }) => to.key)).toEqual([account, account]);
  expect(new Set(items.map(({ order }) => order.key))).toEqual(new Set([first.order, second.order]));
  const given = await done(shop.desk.codes.assign(first.code, { account }));
  await attached(shop, first.code, account);
  await done(shop.desk.codes.decline(second.code));
  await offeredAt(shop, 0);
  await attached(shop, second.code, null);
  await done(given.undo());
  await offeredAt(shop, 1);
  await done(shop.desk.codes.assign(first.code, { account }));
  await done(shop.desk.codes.unassign(first.code));
  await attached(shop, first.code, null);
  await offeredAt(shop, 0);
});

test('codes of orders that were taken back, and of accounts that were deleted, stand before no others that are offered', async () => {
  const { world, shop, ana, seen } = await meet();
  const many = async (email: string, orders: number): Promise<readonly Key[]> => {
    const made = await done(shop.desk.products.save(null, packageOf(2)));
    await until(shop.desk.book, ({ products }) => products.some(({ key }) => key === made.key));
    const keys: Key[] = [];
    for (let nth = 0; nth < orders; nth += 1) {
      const sold = await done(
        shop.desk.orders.add({
          lines: [{ product: made.key, count: 20 }],
          client: { person: { ...DETAILS, email } },
          recipient: null,
        }),
      );
      keys.push(sold.key);
    }
    return keys;
  };
  await signUp(ana, seen.root);
  for (const key of await many(ANA.email, 3)) await done(shop.desk.orders.end(key));
  const bia = await another(world, shop);
  const gone = await signUp(bia, seen.root, { email: 'bia@example.org' });
  await many('bia@example.org', 3);
  expect((await bia.wallet.accounts.remove(seen.root)).ok).toBe(true);
  await until(shop.desk.accounts.all, all => all.every(({ key }) => key !== gone));
  const orders = await many(ANA.email, 2);
  const items = await offeredAt(shop, 40);
  expect(new Set(items.map(({ order: { key } }) => key))).toEqual(new Set(orders));
});

test('assigned by a typed email, moved to another account and taken off; who has none by that email is told so', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  const old = await signUp(ana, root);
  const laptop = await another(world, shop);
  const renewed = await signUp(laptop, root, { email: 'new@example.org' });
  const { code } = await sell(shop, packageOf(2));
  expect(await fault(shop.desk.codes.assign(code, { email: 'nobody@example.org' }))).toBe('no-account');
  await done(shop.desk.codes.assign(code, { email: ` ${ANA.email.toUpperCase()}` }));
  await attached(shop, code, old);
  const found = await until(shop.desk.codes.search, () => true).then(look => look('ana@example', 5));
  expect(found.map(({ standing }) => standing.code.key)).toEqual([code]);
  await done(shop.desk.codes.assign(code, { email: 'new@example.org' }));
  await attached(shop, code, renewed);
  // The account that it left is told.
  const left = await shop.log.history('account', old);
  expect(left.some(({ set }) => `left/${code}` in set)).toBe(true);
  await done(shop.desk.codes.unassign(code));
  await attached(shop, code, null);
  // Whoever has it may use it all the same.
  await spend(shop, code, TOMORROW_AT_10);
  await isWorth(shop, code, 'active', 1);
});

test('codes go with sessions to another account of the client, and are nobody’s when their account is deleted', async () => {
  const { world, shop, ana, seen, account: old, client } = await bookedOnce();
  const { root } = seen;
  const laptop = await another(world, shop);
  const renewed = await signUp(laptop, root, { email: 'new@example.org' });
  const next = await book(
    laptop,
    bookingAt(seen, TOMORROW_AT_10 + 7_200_000, { details: DETAILS, anyway: true }),
  );
  await outcome(laptop, root, next, 'confirmed');
  const own = await sell(shop, packageOf(2), { client: { key: client } });
  await done(shop.desk.codes.assign(own.code, { account: old }));
  const moved = await done(shop.desk.sessions.moveToAccount(client, old, renewed));
  await attached(shop, own.code, renewed);
  await done(moved.undo());
  await attached(shop, own.code, old);
  expect((await ana.wallet.accounts.remove(root)).ok).toBe(true);
  await attached(shop, own.code, null);
  await spend(shop, own.code, TOMORROW_AT_10 + 14_400_000);
  await isWorth(shop, own.code, 'active', 1);
});

test('bought before its account was made, it is offered to that; what was declined is not offered again', async () => {
  const { shop, ana, seen } = await meet();
  const client = { person: DETAILS };
  const bought = await sell(shop, packageOf(2), { client });
  const gift = await sell(shop, packageOf(4), {
    client,
    recipient: { name: 'Bia', email: 'bia@example.org', message: '' },
  });
  await offeredAt(shop, 0);
  const account = await signUp(ana, seen.root);
  const [item] = await offeredAt(shop, 1);
  expect(item).toMatchObject({ to: { key: account }, code: { standing: { code: { key: bought.code } } } });
  await attached(shop, gift.code, null);
  await done(shop.desk.codes.decline(bought.code));
  await offeredAt(shop, 0);
});

test('an order at one desk and an account at another: all come to the same offer, whoever settles', async () => {
  const apart = await openApart();
  for (const { keep } of apart.desks) keep();
  const [a, b] = apart.desks;
  const ana = await another(apart.world, a);
  const sold = await sell(b, packageOf(2), { client: { person: DETAILS } });
  const account = await signUp(ana, a.vault.root);
  const offers = async (shop: Shop) =>
    (await until(shop.desk.attention, () => true))
      .filter(isOffered)
      .map(({ to, code }) => [to.key, code.standing.code.key]);
  for (let round = 0; round < 50; round += 1) {
    await apart.meet();
    const all = await Promise.all(apart.desks.map(offers));
    if (all.every(one => JSON.stringify(one) === JSON.stringify([[account, sold.code]]))) break;
    if (round === 49) throw new Error(JSON.stringify(all));
  }
  await done(apart.desks[2].desk.codes.assign(sold.code, { account }));
  await apart.meet();
  for (const shop of apart.desks) await attached(shop, sold.code, account);
});

const isSent = async ({ log }: Shop, key: Key): Promise<boolean> =>
  (await log.history('message', key)).length > 0;

test('of a client who is erased no order stays on any device, whoever wrote it apart; codes and money do', async () => {
  const apart = await openApart();
  for (const { keep } of apart.desks) keep();
  const [a, b] = apart.desks;
  const sold = await sell(a, packageOf(2), {
    client: { person: DETAILS },
    recipient: { name: 'Beatriz', email: 'bia@example.org', message: 'Parabéns' },
  });
  await apart.meet();
  const client = (await codeAt(a, sold.code)).client?.key;
  if (!client) throw new Error('Nobody bought it');
  const later = await sell(b, packageOf(3), { client: { key: client } });
  await order(b, packageOf(5), { client: { key: client } });
  const sent = { is: 'sent', kind: 'codes', means: 'email', told: null } as const;
  await done(b.desk.messages.mark(sold.order, sent));
  expect((await a.desk.clients.forget(client)).ok).toBe(true);
  for (let round = 0; round < 50; round += 1) {
    await apart.meet();
    const sentAt = await Promise.all(apart.desks.map(shop => isSent(shop, sold.order)));
    if (apart.desks.every(shop => !contentOf(shop).includes(ANA.email)) && !sentAt.includes(true)) break;
  }
  for (const shop of apart.desks) {
    const content = contentOf(shop);
    expect(await isSent(shop, sold.order)).toBe(false);
    for (const word of ['Souza', ANA.email, 'Beatriz', 'Parabéns']) expect(content).not.toContain(word);
    for (const { code, order: key } of [sold, later]) {
      expect(await codeAt(shop, code)).toMatchObject({ order: null, client: null });
      expect(await until(shop.desk.orders.one(key), found => found !== null)).toMatchObject({
        order: null,
        client: null,
        state: 'paid',
      });
    }
    const { orders } = await until(shop.desk.orders.newest(5), found => found.orders.length === 3);
    expect(orders.every(one => one.order === null)).toBe(true);
    await spend(shop, later.code, TOMORROW_AT_10);
  }
});

test('of entries that are merged the orders and codes are shown together, and apart again', async () => {
  const { shop } = await meet();
  const one = await sell(shop, packageOf(2), { client: { person: DETAILS } });
  const other = await sell(shop, packageOf(3), { client: { person: { ...DETAILS, first: 'Aninha' } } });
  const [ana, nick] = await Promise.all(
    [one, other].map(async ({ code }) => (await codeAt(shop, code)).client?.key),
  );
  if (!ana || !nick) throw new Error('Nobody bought it');
  const of = async (client: Key, count: number) => {
    const orders = await until(shop.desk.orders.ofClient(client), found => found.length === count);
    const codes = await until(shop.desk.codes.ofClient(client), found => found.length === count);
    expect(codes.map(({ standing }) => standing.code.order).sort()).toEqual(
      orders.map(({ key }) => key).sort(),
    );
    return orders.map(({ key }) => key).sort();
  };
  expect(await of(ana, 1)).toEqual([one.order]);
  await done(shop.desk.clients.merge(nick, ana));
  expect(await of(ana, 2)).toEqual([one.order, other.order].sort());
  await codeAt(shop, other.code, ({ client }) => client?.key === ana);
  await done(shop.desk.clients.unmerge(nick));
  expect(await of(nick, 1)).toEqual([other.order]);
});

test('an export of a client holds what was bought, what codes are worth, and what was paid', async () => {
  const { shop } = await meet();
  const { code, order: key } = await sell(shop, packageOf(2), { client: { person: DETAILS } });
  const client = (await codeAt(shop, code)).client?.key;
  if (!client) throw new Error('Nobody bought it');
  await order(shop, packageOf(9), { client: { key: client } });
  const { text } = (await codeAt(shop, code)).standing.code;
  const data = await shop.desk.clients.exported(client);
  expect(data?.orders).toHaveLength(2);
  expect(data?.orders).toContainEqual(
    expect.objectContaining({ email: ANA.email, due: { amount: 0, currency: 'BRL' } }),
  );
  expect(data?.codes.map(({ state, left }) => [state, left])).toContainEqual(['active', 2]);
  expect(data?.codes.some(one => one.code.replaceAll('-', '').toLowerCase() === text)).toBe(true);
  const paid = await shop.desk.history('order', key);
  expect(paid.map(({ of }) => of).sort()).toEqual(['code', 'order', 'payment']);
});

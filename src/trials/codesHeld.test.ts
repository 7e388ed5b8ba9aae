import { expect, test } from 'vitest';
import type { AttentionItem } from '../app/desk/desk';
import { withoutMember, withSettings } from '../core/membership';
import { DETAILS } from './accounts';
import { addAt } from './apart';
import { codeAt, isWorth, order, orderAt, packageOf, pay, reais, sell, spend } from './codes';
import { done } from './commands';
import { createWorld, handOver, openShop, type Shop, TOMORROW_AT_10, until } from './world';

// What devices sell and spend that were removed, or that may change no settings and answer no requests.

const heldIn = async ({ desk }: Shop): Promise<Extract<AttentionItem, { is: 'held' }>> => {
  const items = await until(desk.attention, all => all.some(({ is }) => is === 'held'));
  const [item] = items.flatMap(one => (one.is === 'held' ? [one] : []));
  if (!item) throw new Error('It was just there');
  return item;
};

const remove = async (owner: Shop, tablet: Shop): Promise<void> => {
  const { id } = tablet.vault.device;
  const last = (await owner.log.heads())[id] ?? 0;
  await owner.vault.members.change(list => withoutMember(list, id, last));
};

test('a device that may change no settings and answers nothing sells, is paid and spends all the same', async () => {
  const world = createWorld();
  const owner = await openShop(world);
  const tablet = await openShop(world, { joins: owner, answers: false });
  const { id } = tablet.vault.device;
  await owner.vault.members.change(list => withSettings(list, id, false, 0));
  const { code: known } = await sell(owner, packageOf(2));
  await handOver(owner, tablet);
  const [product] = (await until(tablet.desk.book, ({ products }) => products.length === 1)).products;
  if (!product) throw new Error('Nothing is sold');
  const lines = [{ product: product.key, count: 1 }];
  const sold = await done(tablet.desk.orders.add({ lines, client: { person: DETAILS }, recipient: null }));
  await pay(tablet, sold.key);
  const [entry] = (await orderAt(tablet, sold.key)).codes;
  const code = entry?.standing.code.key;
  if (!code) throw new Error('No code');
  await spend(tablet, code, TOMORROW_AT_10);
  await handOver(tablet, owner);
  expect(await orderAt(owner, sold.key)).toMatchObject({ state: 'paid', client: { first: 'Ana' } });
  await isWorth(owner, code, 'active', 1);
  await isWorth(owner, known, 'active', 2);
  // Of what is sold it changes nothing.
  expect((await tablet.desk.products.save(product.key, { price: reais(1) })).ok).toBe(false);
});

test('what a removed device sold and was paid counts nowhere until somebody takes it in', async () => {
  const world = createWorld();
  const owner = await openShop(world);
  const tablet = await openShop(world, { joins: owner });
  const laptop = await openShop(world, { joins: owner });
  const waits = await order(owner, packageOf(2));
  for (const shop of [tablet, laptop]) await handOver(owner, shop);
  await remove(owner, tablet);
  await pay(tablet, waits.order);
  const sold = await sell(tablet, packageOf(3), { client: { person: DETAILS } });
  await handOver(owner, laptop);
  for (const shop of [owner, laptop]) {
    await shop.log.accept((await tablet.log.read(0, 1000)).map(({ change }) => change));
    await isWorth(shop, waits.code, 'unpaid', 2);
    expect(await until(shop.desk.orders.newest(5), () => true)).toMatchObject({
      orders: [{ key: waits.order }],
    });
  }
  const { held, about } = await heldIn(laptop);
  expect(about).toEqual(
    expect.arrayContaining([
      { of: 'payment', amount: reais(140) },
      { of: 'code', name: '3 cuts' },
    ]),
  );
  expect((await laptop.desk.held.takeIn(held)).ok).toBe(true);
  await handOver(laptop, owner);
  for (const shop of [owner, laptop]) {
    await isWorth(shop, waits.code, 'active', 2);
    await isWorth(shop, sold.code, 'active', 3);
    expect((await codeAt(shop, sold.code)).client?.first).toBe('Ana');
  }
});

test('what a removed device and another let one code pay for is spent by the other’s word alone', async () => {
  const world = createWorld();
  const owner = await openShop(world);
  const tablet = await openShop(world, { joins: owner });
  const laptop = await openShop(world, { joins: owner });
  const { code } = await sell(owner, packageOf(3));
  const session = await addAt(owner, TOMORROW_AT_10);
  for (const shop of [tablet, laptop]) await handOver(owner, shop);
  await remove(owner, tablet);
  await done(tablet.desk.codes.redeem(session, { key: code }));
  await handOver(tablet, laptop);
  await isWorth(laptop, code, 'active', 2);
  await done(laptop.desk.codes.redeem(session, { key: code }));
  await handOver(owner, laptop);
  await handOver(laptop, owner);
  for (const shop of [owner, laptop]) await isWorth(shop, code, 'active', 2);
});

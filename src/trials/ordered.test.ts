import { expect, test } from 'vitest';
import { orderDrafts } from '../core/buying';
import { codeText } from '../core/codeText';
import { KEY_BYTES, type Key, keyFrom } from '../core/id';
import type { WalletKey } from '../core/requests';
import { DAY } from '../core/time';
import { chance } from '../shell/device/chance';
import { order, orderAt, packageOf, pay } from './codes';
import { done } from './commands';
import { createWorld, openShop, type Shop, until } from './world';

// Orders from the booking page wait in Attention until they are paid, taken back, or long past.

const newKey = (): Key => keyFrom(chance.bytes(KEY_BYTES));

/** As a visitor's order is written down once a desk has read it. */
const fromPage = async (shop: Shop, at: number): Promise<Key> => {
  const { products } = await until(shop.desk.book, book => book.products.length > 0);
  const [product] = products;
  if (!product) throw new Error('Nothing is sold');
  const [key, wallet] = [newKey(), 'a'.repeat(64) as WalletKey];
  const buyer = { at, client: null, email: '', wallet, account: null, recipient: null };
  const issues = [{ key: newKey(), text: codeText(chance.bytes(8)) }];
  const nobodys = { account: null, offer: null };
  const drafts = orderDrafts(key, buyer, [product], issues, nobodys, wallet);
  await done(shop.log.append(drafts));
  return key;
};

const waiting = (shop: Shop, keys: readonly Key[]) =>
  until(shop.desk.attention, items => {
    const found = items.flatMap(item => (item.is === 'ordered' ? [item.order.key] : []));
    return JSON.stringify(found) === JSON.stringify(keys);
  });

test('an order from the page waits until it is paid or taken back; one entered at the desk does not', async () => {
  const world = createWorld();
  const shop = await openShop(world);
  await order(shop, packageOf(2));
  const now = world.clock.now();
  const first = await fromPage(shop, now);
  const second = await fromPage(shop, now + 1);
  await waiting(shop, [second, first]);
  const { bill } = await orderAt(shop, first);
  await done(shop.desk.orders.pay(first, { amount: { ...bill.due, amount: 100 }, how: 'cash' }));
  await waiting(shop, [second, first]);
  await pay(shop, first);
  await waiting(shop, [second]);
  const ended = await done(shop.desk.orders.end(second));
  await waiting(shop, []);
  await done(ended.undo());
  await waiting(shop, [second]);
  const { payments } = await orderAt(shop, first, ({ state }) => state === 'paid');
  await done(shop.desk.orders.unpay(payments.at(-1)?.key ?? first));
  await waiting(shop, [second, first]);
});

test('who never paid is not asked about for ever, and stays among the orders', async () => {
  const world = createWorld();
  const shop = await openShop(world);
  await order(shop, packageOf(2));
  const key = await fromPage(shop, world.clock.now());
  await waiting(shop, [key]);
  world.clock.advance(61 * DAY);
  await waiting(shop, []);
  const { orders } = await until(shop.desk.orders.newest(5, 'unpaid'), found => found.orders.length === 2);
  expect(orders.map(one => one.key)).toContain(key);
});

import type { CodeEntry } from '../app/desk/codes';
import type { NewOrder, OrderEntry } from '../app/desk/orders';
import type { Key } from '../core/id';
import type { Money } from '../core/money';
import type { Product } from '../core/products';
import type { CodeState } from '../core/standing';
import { type Apart, addAt } from './apart';
import { done } from './commands';
import { type Shop, until } from './world';

// What the trials of codes have in common: something is sold, paid for and spent at a desk.

export const reais = (amount: number): Money => ({ amount: amount * 100, currency: 'BRL' });

export const packageOf = (count: number): Pick<Product, 'name' | 'terms' | 'price'> => ({
  name: `${count} cuts`,
  terms: { kind: 'package', gives: { is: 'sessions', count }, valid: null },
  price: reais(70 * count),
});

export const orderAt = (shop: Shop, key: Key, holds: (order: OrderEntry) => boolean = () => true) =>
  until(shop.desk.orders.one(key), order => order !== null && holds(order)) as Promise<OrderEntry>;

/** One piece of a product, ordered at the desk. */
export const order = async (
  shop: Shop,
  product: Pick<Product, 'name' | 'terms' | 'price'> & Partial<Product>,
  { client = null, recipient = null }: Partial<NewOrder> = {},
): Promise<{ readonly order: Key; readonly code: Key; readonly text: string }> => {
  const made = await done(shop.desk.products.save(null, product));
  await until(shop.desk.book, ({ products }) => products.some(({ key }) => key === made.key));
  const lines = [{ product: made.key, count: 1 }];
  const { key } = await done(shop.desk.orders.add({ lines, client, recipient }));
  const [code] = (await orderAt(shop, key)).codes;
  if (!code) throw new Error('No code');
  return { order: key, code: code.standing.code.key, text: code.standing.code.text };
};

export const pay = async (shop: Shop, key: Key): Promise<void> => {
  const { bill } = await orderAt(shop, key);
  await done(shop.desk.orders.pay(key, { amount: bill.due, how: 'cash' }));
};

/** The same, paid at once. */
export const sell: typeof order = async (shop, product, to) => {
  const made = await order(shop, product, to);
  await pay(shop, made.order);
  return made;
};

/** A session of the shop's service that a code pays for. */
export const spend = async (shop: Shop, code: Key, start: number, name?: string): Promise<Key> => {
  const key = await addAt(shop, start, name);
  await done(shop.desk.codes.redeem(key, { key: code }));
  return key;
};

export const codeAt = (shop: Shop, key: Key, holds: (code: CodeEntry) => boolean = () => true) =>
  until(shop.desk.codes.one(key), code => code !== null && holds(code)) as Promise<CodeEntry>;

/** Resolves when a code is worth so much at a desk. */
export const isWorth = async (
  shop: Shop,
  key: Key,
  state: CodeState,
  left: number | null,
): Promise<CodeEntry> =>
  codeAt(shop, key, ({ standing }) => standing.state === state && standing.left === left);

type Spent = { readonly loser: Key; readonly others: readonly Key[] };

const overspentAt = async ({ desk }: Shop): Promise<readonly Spent[]> =>
  (await until(desk.attention, () => true)).flatMap(item =>
    item.is === 'overspent'
      ? [{ loser: item.loser.session.key, others: item.others.map(({ session }) => session.key) }]
      : [],
  );

/** They meet until every device shows exactly these sessions as having taken too much, each with those before it. */
export const allOverspent = async (apart: Apart, expected: readonly Spent[]): Promise<void> => {
  let found: readonly (readonly Spent[])[] = [];
  for (let round = 0; round < 50; round += 1) {
    await apart.meet();
    found = await Promise.all(apart.desks.map(overspentAt));
    if (found.every(one => JSON.stringify(one) === JSON.stringify(expected))) return;
  }
  throw new Error(`Not ${JSON.stringify(expected)} but ${JSON.stringify(found)}`);
};

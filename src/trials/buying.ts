import type { NewOrder, OwnCode, OwnOrder, Visit } from '../app/wallet/wallet';
import type { Key } from '../core/id';
import type { Product } from '../core/products';
import { ANA, DETAILS } from './accounts';
import { type Person, type Shop, until } from './world';

// What the trials of codes have in common: the shop sells, Ana buys, and the owner marks it as paid.

export const reais = (amount: number) => ({ amount: amount * 100, currency: 'BRL' });

/** Five haircuts. */
export const FIVE: Omit<Product, 'key'> = {
  name: 'Cinco cortes',
  about: '',
  terms: { kind: 'package', gives: { is: 'sessions', count: 5 }, valid: null },
  services: null,
  price: reais(350),
  hidden: false,
  early: false,
  order: 0,
  archived: false,
};

export const MONTHLY: Partial<typeof FIVE> = {
  name: 'Um corte por mês',
  terms: { kind: 'subscription', gives: { is: 'sessions', count: 1 }, every: 'month' },
  price: reais(70),
};

export const sells = async (shop: Shop, change: Partial<typeof FIVE> = {}): Promise<Product> => {
  const made = await shop.desk.products.save(null, { ...FIVE, ...change });
  if (!made.ok) throw new Error(made.error.is);
  return { ...FIVE, ...change, key: made.value.key };
};

export const buy = async (
  person: Person,
  { root }: Visit,
  product: Product,
  change: Partial<NewOrder> = {},
): Promise<Key> => {
  const ordered = await person.wallet.codes.buy({
    root,
    lines: [{ product: product.key, count: 1 }],
    details: { ...DETAILS, email: ANA.email },
    recipient: null,
    total: product.price,
    locale: 'pt-BR',
    shown: [{ name: product.name, count: 1, price: product.price }],
    ...change,
  });
  if (!ordered.ok) throw new Error(ordered.error.is);
  return ordered.value;
};

export const ordered = (
  person: Person,
  root: string,
  key: Key,
  is: OwnOrder['state']['is'],
): Promise<OwnOrder | undefined> =>
  until(person.wallet.codes.orders(root), orders => find(orders, key)?.state.is === is).then(orders =>
    find(orders, key),
  );

const find = (orders: readonly OwnOrder[], key: Key) => orders.find(order => order.key === key);

export const pays = async (shop: Shop, order: Key, amount = FIVE.price): Promise<void> => {
  await until(shop.desk.orders.one(order), entry => entry !== null);
  const paid = await shop.desk.orders.pay(order, { amount, how: 'cash' });
  if (!paid.ok) throw new Error(paid.error.is);
};

export const ownCodes = (
  person: Person,
  root: string,
  holds: (codes: readonly OwnCode[]) => boolean,
): Promise<readonly OwnCode[]> => until(person.wallet.codes.own(root), holds);

/** Ana buys, the desk answers, and it is paid: the one code that came of it. */
export const boughtAndPaid = async (
  shop: Shop,
  person: Person,
  seen: Visit,
  product: Product,
  change: Partial<NewOrder> = {},
): Promise<OwnCode & { readonly order: Key }> => {
  const order = await buy(person, seen, product, change);
  await pays(shop, order, product.price);
  const orders = await until(
    person.wallet.codes.orders(seen.root),
    found => (find(found, order)?.codes.length ?? 0) > 0,
  );
  const code = find(orders, order)?.codes[0];
  if (!code) throw new Error('No code');
  return { ...code, order };
};

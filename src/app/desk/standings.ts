import { type Code, codeFrom } from '../../core/codes';
import type { CodeText } from '../../core/codeText';
import type { Key } from '../../core/id';
import { type Payment, paymentFrom } from '../../core/orders';
import { known } from '../../core/records';
import { type Bill, billOf, drawnFrom, type Standing, standingOf } from '../../core/standing';
import type { TimeZone } from '../../core/zone';
import type { Store } from '../ports';

// What orders cost and codes are worth, from the store, which must have caught up where something is decided on it.

/** The codes that an order issued, in the order of their keys. */
export const codesOfOrder = async (store: Store, order: Key): Promise<readonly Code[]> =>
  known((await store.find({ of: 'code', by: 'order', from: order, to: order })).map(codeFrom));

/** What came in for an order or a session. */
const paymentsFor = async (store: Store, of: Key): Promise<readonly Payment[]> =>
  known((await store.find({ of: 'payment', by: 'order', from: of, to: of })).map(paymentFrom));

/** The bill of an order; null: no code is left that says what was sold. */
export const billNow = async (
  store: Store,
  order: Key,
  zone: TimeZone,
  now: number,
): Promise<Bill | null> => {
  const [[first, ...others], payments] = await Promise.all([
    codesOfOrder(store, order),
    paymentsFor(store, order),
  ]);
  return first ? billOf([first, ...others], payments, zone, now) : null;
};

/** What a code is worth; `without`: as if that session took nothing from it. */
export const standingNow = async (
  store: Store,
  code: Code,
  zone: TimeZone,
  now: number,
  without: Key | null = null,
): Promise<Standing> => {
  const [bill, records] = await Promise.all([
    billNow(store, code.order, zone, now),
    store.find({ of: 'session', by: 'code', from: code.key, to: code.key }),
  ]);
  const drawn = known(records.map(drawnFrom)).filter(({ session }) => session.key !== without);
  return standingOf(code, bill ?? { paidAt: null }, drawn, zone, now);
};

export const codeNow = async (store: Pick<Store, 'get'>, key: string): Promise<Code | null> => {
  const record = await store.get('code', key);
  return record && codeFrom(record);
};

/** The code that somebody typed; of two with one text, which chance does not make, the one ordered first. */
export const codeByText = async (store: Store, text: CodeText): Promise<Code | null> => {
  const found = known((await store.find({ of: 'code', by: 'code', from: text, to: text })).map(codeFrom));
  const [first] = found.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
  return first ?? null;
};

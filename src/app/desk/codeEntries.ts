import { type Account, accountFrom } from '../../core/accounts';
import type { Client } from '../../core/clients';
import { type Code, codeFrom } from '../../core/codes';
import type { Key } from '../../core/id';
import type { Folded } from '../../core/ledger';
import type { Groups } from '../../core/merging';
import { type Order, orderFrom, type Payment, paymentFrom } from '../../core/orders';
import { clientFrom, known } from '../../core/records';
import { type Bill, billOf, type Drawn, drawnFrom, standingOf } from '../../core/standing';
import type { TimeZone } from '../../core/zone';
import { combine } from '../live';
import { createLookup } from '../lookup';
import type { Clock, Live, Store } from '../ports';
import type { CodeEntry } from './codes';
import { createFound, type Found, findAmong, findBy } from './found';
import { groupedBy, unique } from './grouped';
import type { Merging } from './merging';
import type { OrderEntry } from './orders';

type Many = (keys: readonly string[]) => Promise<readonly Folded[]>;

/** Where what belongs to codes and orders is read: from the store itself, or what a live value keeps of it. */
type Reads = {
  /** Codes by their order, and payments by what they are for. */
  readonly codes: Found;
  readonly payments: Found;
  /** The sessions that draw on codes, others that did once among them. */
  readonly sessions: (codes: readonly Code[]) => Promise<readonly Folded[]>;
  readonly orders: Many;
  readonly clients: Many;
  readonly accounts: Many;
};

/** Names a code: with its order it is found among the others that its bill is made of. */
type Named = Pick<Code, 'key' | 'order'>;

/** Puts codes and orders together with what belongs to them, as things stand. */
export type Joining = {
  /** Those of these that exist, in their order. */
  readonly codes: (codes: readonly Named[]) => Promise<readonly CodeEntry[]>;
  /** Those of these orders that sold something, in their order. */
  readonly orders: (keys: readonly Key[]) => Promise<readonly OrderEntry[]>;
  readonly payments: (of: Key) => Promise<readonly Payment[]>;
  readonly groups: Groups;
  readonly zone: TimeZone;
};

export type CodeEntries = {
  /** For what is decided: from a store that has caught up. */
  readonly now: () => Promise<Joining>;
  /** Told anew when anything that was made of it would be another. */
  readonly live: Live<Joining>;
};

type EntriesPorts = {
  readonly store: Store;
  readonly clock: Clock;
  /** The zone of the business, again with each of its days. */
  readonly days: Live<TimeZone>;
  readonly zoneNow: () => Promise<TimeZone>;
  readonly merging: Merging;
};

export const createCodeEntries = (ports: EntriesPorts): CodeEntries => ({
  now: async () => {
    const { store, clock, zoneNow, merging } = ports;
    const many =
      (of: 'order' | 'client' | 'account'): Many =>
      keys =>
        store.many(of, keys);
    return joining(
      {
        codes: findBy(store, 'code', 'order'),
        payments: findBy(store, 'payment', 'order'),
        sessions: codes => findAmong(store, 'session', 'code', codes.map(({ key }) => key).sort()),
        orders: many('order'),
        clients: many('client'),
        accounts: many('account'),
      },
      await merging.now(),
      await zoneNow(),
      clock.now(),
    );
  },
  live: listen => {
    const { store, clock, days, merging } = ports;
    const codes = createFound(store, 'code', 'order');
    const payments = createFound(store, 'payment', 'order');
    const sessions = createLookup(store, 'session');
    const orders = createLookup(store, 'order');
    const clients = createLookup(store, 'client');
    const accounts = createLookup(store, 'account');
    const reads: Reads = {
      codes: codes.find,
      payments: payments.find,
      sessions: drawing => sessions.many(unique(drawing.flatMap(({ drawn }) => drawn))),
      orders: orders.many,
      clients: clients.many,
      accounts: accounts.many,
    };
    const news = [codes, payments, sessions, orders, clients, accounts].map(read => read.news);
    return combine([merging.live, days, ...news], (groups, zone) =>
      joining(reads, groups, zone, clock.now()),
    )(listen);
  },
});

const joining = (reads: Reads, groups: Groups, zone: TimeZone, now: number): Joining => {
  const codesOf = async (orders: readonly Key[]): Promise<ReadonlyMap<Key, readonly Code[]>> =>
    groupedBy(known((await reads.codes(orders)).map(codeFrom)), ({ order }) => order);
  const paymentsOf = async (keys: readonly Key[]): Promise<ReadonlyMap<Key, readonly Payment[]>> =>
    groupedBy(
      known((await reads.payments(keys)).map(paymentFrom)).sort(
        (a, b) => a.at - b.at || (a.key < b.key ? -1 : 1),
      ),
      ({ of }) => of,
    );
  const drawnOn = async (codes: readonly Code[]): Promise<ReadonlyMap<string, readonly Drawn[]>> =>
    groupedBy(known((await reads.sessions(codes)).map(drawnFrom)), ({ draw }) => draw.code);
  const buyersOf = async (keys: readonly Key[]) => {
    const records = await reads.orders(unique(keys));
    const orders = byKey<Order>(known(records.map(orderFrom)));
    const people = known([...orders.values()].map(({ client }) => client)).map(groups.mainOf);
    const clients = byKey<Client>(known((await reads.clients(unique(people))).map(clientFrom)));
    return { orders, clients };
  };
  const join = async (
    named: readonly Named[],
    sold: ReadonlyMap<Key, Sold> | Promise<ReadonlyMap<Key, Sold>>,
  ): Promise<readonly CodeEntry[]> => {
    const buyers = buyersOf(named.map(({ order }) => order));
    const soldOf = await sold;
    const codes = named.flatMap(
      ({ key, order }) => soldOf.get(order)?.codes.find(code => code.key === key) ?? [],
    );
    const holders = known(codes.flatMap(({ account, offer }) => [account, offer]));
    const [{ orders, clients }, accounts, drawn] = await Promise.all([
      buyers,
      reads.accounts(unique(holders)).then(records => byKey<Account>(known(records.map(accountFrom)))),
      drawnOn(codes),
    ]);
    const accountOf = (key: Key | null): Account | null => (key && accounts.get(key)) ?? null;
    return codes.map((code): CodeEntry => {
      const order = orders.get(code.order) ?? null;
      const bill = soldOf.get(code.order)?.bill ?? { paidAt: null };
      return {
        standing: standingOf(code, bill, drawn.get(code.key) ?? [], zone, now),
        order,
        client: (order?.client && clients.get(groups.mainOf(order.client))) ?? null,
        account: accountOf(code.account),
        offer: code.account === null ? accountOf(code.offer) : null,
      };
    });
  };
  const allSold = async (orders: readonly Key[]): Promise<ReadonlyMap<Key, Sold>> => {
    const keys = unique(orders);
    const [codesBy, paymentsBy] = await Promise.all([codesOf(keys), paymentsOf(keys)]);
    return new Map(
      keys.flatMap(order => {
        const [first, ...others] = codesBy.get(order) ?? [];
        const payments = paymentsBy.get(order) ?? [];
        if (!first) return [];
        const codes: Sold['codes'] = [first, ...others];
        return [[order, { codes, payments, bill: billOf(codes, payments, zone, now) }]];
      }),
    );
  };
  return {
    groups,
    zone,
    payments: async of => (await paymentsOf([of])).get(of) ?? [],
    codes: async codes => join(codes, allSold(codes.map(({ order }) => order))),
    orders: async keys => {
      const soldOf = await allSold(keys);
      const entries = await join(
        [...soldOf.values()].flatMap(({ codes }) => codes),
        soldOf,
      );
      const entriesOf = groupedBy(entries, ({ standing }) => standing.code.order);
      return unique(keys).flatMap((key): OrderEntry[] => {
        const one = soldOf.get(key);
        const codes = entriesOf.get(key) ?? [];
        const [first] = codes;
        if (!one || !first) return [];
        return [orderEntry(key, one, first, codes)];
      });
    },
  };
};

type Sold = {
  readonly codes: readonly [Code, ...Code[]];
  readonly payments: readonly Payment[];
  readonly bill: Bill;
};

const orderEntry = (
  key: Key,
  { bill, payments }: Sold,
  first: CodeEntry,
  codes: readonly CodeEntry[],
): OrderEntry => ({
  key,
  at: first.standing.code.at,
  order: first.order,
  client: first.client,
  codes,
  bill,
  payments,
  state: orderState(
    codes.map(({ standing }) => standing.code),
    bill,
  ),
});

/** What has become of an order, by its codes and its bill. */
export const orderState = (
  codes: readonly Pick<Code, 'ended'>[],
  { paidAt, due }: Pick<Bill, 'paidAt' | 'due'>,
): OrderEntry['state'] => {
  if (codes.every(({ ended }) => ended !== null)) return 'ended';
  if (paidAt === null) return 'unpaid';
  return due.amount > 0 ? 'owed' : 'paid';
};

/** The newest first; of one moment, by key. */
export const newestFirst = (
  a: { readonly at: number; readonly key: Key },
  b: { readonly at: number; readonly key: Key },
): number => b.at - a.at || (a.key < b.key ? 1 : -1);

const byKey = <T extends { readonly key: Key }>(values: readonly T[]): Map<Key, T> =>
  new Map(values.map(value => [value.key, value]));

/** What clients ordered, the newest first. */
export const ordersOfClients = async (
  store: Pick<Store, 'find'>,
  clients: readonly Key[],
): Promise<readonly Order[]> => {
  const records = await findBy(store, 'order', 'client')(clients);
  return known(records.map(orderFrom)).sort(newestFirst);
};

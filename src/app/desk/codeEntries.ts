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
import type { Merging } from './merging';
import type { OrderEntry } from './orders';

type Many = (keys: readonly string[]) => Promise<readonly Folded[]>;

/** Codes by their order, and payments by what they are for. */
export type Held = { readonly codes: Found; readonly payments: Found };

/** Where what belongs to codes and orders is read: from the store itself, or what a live value keeps of it. */
type Reads = Held & {
  /** The sessions that draw on codes, others that did once among them. */
  readonly sessions: (codes: readonly Code[]) => Promise<readonly Folded[]>;
  readonly orders: Many;
  readonly clients: Many;
  readonly accounts: Many;
};

/** Puts codes and orders together with what belongs to them, as things stand. */
export type Joining = {
  readonly codes: (codes: readonly Code[]) => Promise<readonly CodeEntry[]>;
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
  /** The same, of codes and payments that are at hand. */
  readonly over: (held: Live<Held>) => Live<Joining>;
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
    const codes = createFound(ports.store, 'code', 'order');
    const payments = createFound(ports.store, 'payment', 'order');
    const held: Held = { codes: codes.find, payments: payments.find };
    return over(
      ports,
      combine([codes.news, payments.news], () => held),
    )(listen);
  },
  over: held => over(ports, held),
});

const over =
  ({ store, clock, days, merging }: EntriesPorts, held: Live<Held>): Live<Joining> =>
  listen => {
    const sessions = createLookup(store, 'session');
    const orders = createLookup(store, 'order');
    const clients = createLookup(store, 'client');
    const accounts = createLookup(store, 'account');
    const reads = {
      sessions: (codes: readonly Code[]) => sessions.many(unique(codes.flatMap(({ drawn }) => drawn))),
      orders: orders.many,
      clients: clients.many,
      accounts: accounts.many,
    };
    return combine(
      [merging.live, days, held, sessions.news, orders.news, clients.news, accounts.news],
      (groups, zone, known) => joining({ ...reads, ...known }, groups, zone, clock.now()),
    )(listen);
  };

const joining = (reads: Reads, groups: Groups, zone: TimeZone, now: number): Joining => {
  const codesOf = async (order: Key): Promise<readonly Code[]> =>
    known((await reads.codes(order)).map(codeFrom));
  const paymentsOf = async (of: Key): Promise<readonly Payment[]> =>
    known((await reads.payments(of)).map(paymentFrom)).sort(
      (a, b) => a.at - b.at || (a.key < b.key ? -1 : 1),
    );
  const drawnOn = async (codes: readonly Code[]): Promise<ReadonlyMap<string, readonly Drawn[]>> =>
    groupedBy(known((await reads.sessions(codes)).map(drawnFrom)), ({ draw }) => draw.code);
  const sold = async (order: Key): Promise<Sold | null> => {
    const [[first, ...others], payments] = await Promise.all([codesOf(order), paymentsOf(order)]);
    if (!first) return null;
    return { codes: [first, ...others], payments, bill: billOf([first, ...others], payments, zone, now) };
  };
  const join = async (
    codes: readonly Code[],
    soldOf: ReadonlyMap<Key, Sold>,
  ): Promise<readonly CodeEntry[]> => {
    const orders = byKey(known((await reads.orders(unique(codes.map(({ order }) => order)))).map(orderFrom)));
    const people = known([...orders.values()].map(({ client }) => client)).map(groups.mainOf);
    const holders = known(codes.flatMap(({ account, offer }) => [account, offer]));
    const [clients, accounts, drawn] = await Promise.all([
      reads.clients(unique(people)).then(records => byKey<Client>(known(records.map(clientFrom)))),
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
    const found = await Promise.all(unique(orders).map(async order => [order, await sold(order)] as const));
    return new Map(found.flatMap(([order, one]) => (one ? [[order, one]] : [])));
  };
  return {
    groups,
    zone,
    payments: paymentsOf,
    codes: async codes => join(codes, await allSold(codes.map(({ order }) => order))),
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

export const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

export const groupedBy = <T, K>(values: readonly T[], by: (value: T) => K): ReadonlyMap<K, readonly T[]> => {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const group = groups.get(by(value));
    if (group) group.push(value);
    else groups.set(by(value), [value]);
  }
  return groups;
};

const byKey = <T extends { readonly key: Key }>(values: readonly T[]): Map<Key, T> =>
  new Map(values.map(value => [value.key, value]));

/** What clients ordered, the newest first. */
export const ordersOfClients = async (
  store: Pick<Store, 'find'>,
  clients: readonly Key[],
): Promise<readonly Order[]> => {
  const lists = await Promise.all(clients.map(findBy(store, 'order', 'client')));
  return known(lists.flat().map(orderFrom)).sort(newestFirst);
};

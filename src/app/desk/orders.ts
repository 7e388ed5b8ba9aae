import * as v from 'valibot';
import { attachedTo, holderEmail } from '../../core/attaching';
import type { Book } from '../../core/book';
import { orderDrafts, piecesOf, totalOf } from '../../core/buying';
import type { Client } from '../../core/clients';
import { codeFrom } from '../../core/codes';
import { CODE_BYTES, codeText } from '../../core/codeText';
import type { Key } from '../../core/id';
import type { Draft } from '../../core/ledger';
import type { Money } from '../../core/money';
import { type How, type Order, type Payment, paymentFrom } from '../../core/orders';
import { type Line, Lines } from '../../core/products';
import { clientFrom, known } from '../../core/records';
import type { Details, Recipient } from '../../core/requests';
import { err, ok, type Result } from '../../core/result';
import type { Bill } from '../../core/standing';
import type { TimeZone } from '../../core/zone';
import { combine, first } from '../live';
import type { Chance, Clock, Live, Store } from '../ports';
import { written } from '../written';
import { accountsLike } from './accounts';
import type { ClientDrafts } from './clients';
import { type CodeEntries, ordersOfClients } from './codeEntries';
import type { CodeEntry } from './codes';
import type { Done, Failure, Undo } from './desk';
import { unique } from './grouped';
import { paymentDraft } from './payments';
import { codesOfOrder } from './standings';
import { unpaidOrders } from './unpaid';
import type { Decided } from './write';

/** An order with all that belongs to it, as the desk shows it. */
export type OrderEntry = {
  readonly key: Key;
  /** When it was ordered, epoch milliseconds. */
  readonly at: number;
  /** Null: it was erased with its client. */
  readonly order: Order | null;
  /** The entry under which its buyer is shown; null: unknown or erased. */
  readonly client: Client | null;
  readonly codes: readonly CodeEntry[];
  readonly bill: Bill;
  /** What came in, by time. */
  readonly payments: readonly Payment[];
  /** `ended`: all of its codes were taken back. */
  readonly state: 'unpaid' | 'owed' | 'paid' | 'ended';
};

/** What the owner enters. `client` null: nobody known, such as who buys a gift at the counter. */
export type NewOrder = {
  readonly lines: readonly Line[];
  readonly client: { readonly key: Key } | { readonly person: Details } | null;
  readonly recipient: Recipient | null;
};

export type DeskOrders = {
  /** The newest first, at most `limit`, and whether there are more. `only`: those that wait for payment. */
  readonly newest: (
    limit: number,
    only?: 'unpaid',
  ) => Live<{ readonly orders: readonly OrderEntry[]; readonly more: boolean }>;
  readonly one: (key: Key) => Live<OrderEntry | null>;
  /** Of all entries that are shown together with one, the newest first. */
  readonly ofClient: (client: Key) => Live<readonly OrderEntry[]>;
  /** `not-sold`: one of its products is archived, or their prices are in several currencies. */
  readonly add: (
    order: NewOrder,
  ) => Promise<Result<Undo & { readonly key: Key }, Failure | { readonly is: 'not-sold' }>>;
  /** "Mark as paid": what came in; in the currency of the bill. */
  readonly pay: (key: Key, paid: { readonly amount: Money; readonly how: How }) => Promise<Done>;
  /** A payment, of an order or a session, was entered by mistake. */
  readonly unpay: (payment: Key) => Promise<Done>;
  /** Takes the order back: its codes work no more. What they have paid for stays paid. */
  readonly end: (key: Key) => Promise<Done>;
};

type Ports = {
  readonly store: Store;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly book: Live<Book>;
  readonly days: Live<TimeZone>;
  readonly codeEntries: CodeEntries;
  readonly decided: Decided;
  readonly clientDrafts: ClientDrafts;
  readonly newKey: () => Key;
};

export const createOrders = ({
  store,
  clock,
  chance,
  book,
  days,
  codeEntries,
  decided,
  clientDrafts,
  newKey,
}: Ports): DeskOrders => {
  const emailOf = async (client: NewOrder['client']): Promise<string> => {
    if (client === null) return '';
    if ('person' in client) return client.person.email;
    const record = await store.get('client', client.key);
    return (record && clientFrom(record)?.email) ?? '';
  };
  const sale = async (key: Key, { client, recipient }: NewOrder, pieces: Pieces): Promise<Draft[]> => {
    const who = await clientDrafts(client);
    const buyer = {
      email: await emailOf(client),
      wallet: null,
      account: null,
      recipient,
    };
    const accounts = await accountsLike(store, holderEmail(buyer));
    const issues = pieces.map(() => ({ key: newKey(), text: codeText(chance.bytes(CODE_BYTES)) }));
    const order = { ...buyer, at: clock.now(), client: who.key };
    return [...who.drafts, ...orderDrafts(key, order, pieces, issues, attachedTo(buyer, accounts), 'owner')];
  };
  const newest = async (limit: number): Promise<readonly Key[]> => {
    for (let some = 2 * limit; ; some *= 2) {
      const records = await store.find({ of: 'code', by: 'start', newestFirst: true, limit: some });
      const orders = unique(known(records.map(codeFrom)).map(({ order }) => order));
      if (orders.length >= limit || records.length < some) return orders.slice(0, limit);
    }
  };
  return {
    newest: (limit, only) =>
      combine(
        [
          codeEntries.live,
          only === 'unpaid'
            ? unpaidOrders(store, clock, days)
            : combine([written(store, 'code')], () => newest(limit + 1)),
        ],
        async ({ orders }, found) => ({
          orders: await orders(found.slice(0, limit)),
          more: found.length > limit,
        }),
      ),
    one: key => combine([codeEntries.live], async ({ orders }) => (await orders([key]))[0] ?? null),
    ofClient: client =>
      combine([codeEntries.live, written(store, 'order')], async ({ orders, groups }) => {
        const own = await ordersOfClients(store, groups.membersOf(client));
        return orders(own.map(({ key }) => key));
      }),
    add: async order => {
      v.assert(Lines, order.lines);
      const key = newKey();
      let isSold = true;
      const done = await decided(async () => {
        const pieces = piecesOf((await first(book)).products, order.lines, () => true);
        isSold = pieces !== null && totalOf(pieces) !== null;
        return pieces && isSold ? sale(key, order, pieces) : null;
      });
      if (!isSold) return err({ is: 'not-sold' });
      return done.ok ? ok({ ...done.value, key }) : done;
    },
    pay: (key, paid) =>
      decided(async () => {
        const [code] = await codesOfOrder(store, key);
        if (code?.price.currency !== paid.amount.currency) return null;
        return [paymentDraft(newKey(), { for: 'order', of: key, ...paid, at: clock.now() })];
      }),
    unpay: payment =>
      decided(async () => {
        const record = await store.get('payment', payment);
        // Where another said so first, it is as it was meant.
        return record && (paymentFrom(record) ? [voidDraft(payment)] : []);
      }),
    end: key =>
      decided(async () => {
        const codes = await codesOfOrder(store, key);
        const at = clock.now();
        return codes.length === 0
          ? null
          : codes.flatMap(({ key, ended }): Draft[] =>
              ended === null ? [{ of: 'code', key, by: 'owner', set: { ended: at } }] : [],
            );
      }),
  };
};

type Pieces = NonNullable<ReturnType<typeof piecesOf>>;

const voidDraft = (payment: Key): Draft => ({
  of: 'payment',
  key: payment,
  by: 'owner',
  set: { void: true },
});

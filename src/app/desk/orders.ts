import type { Client } from '../../core/clients';
import type { Key } from '../../core/id';
import type { Money } from '../../core/money';
import type { How, Order, Payment } from '../../core/orders';
import type { Line } from '../../core/products';
import type { Details, Recipient } from '../../core/requests';
import type { Result } from '../../core/result';
import type { Bill } from '../../core/standing';
import type { Live } from '../ports';
import type { CodeEntry } from './codes';
import type { Done, Failure, Undo } from './desk';

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

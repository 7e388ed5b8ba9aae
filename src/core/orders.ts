import * as v from 'valibot';
import { Key } from './id';
import type { Folded } from './ledger';
import { Money } from './money';
import { keyOf, once, read } from './records';
import { Recipient, WalletKey } from './requests';

const instant = v.pipe(v.number(), v.safeInteger());
const text = (max: number) => v.optional(v.pipe(v.string(), v.maxLength(max)), '');

/**
 * One sale: who bought, and for whom. What was sold and for how much stands in its codes, which stay when what is
 * personal is erased with this record.
 */
export const Order = v.object({
  /** Epoch milliseconds. */
  at: instant,
  /** The entry of the buyer. */
  client: v.optional(v.nullable(Key), null),
  /** The buyer's email, which may prove whose account gets the codes; empty: none was given. */
  email: text(254),
  /** The wallet that asked for it, and the account that it was logged in to; both null: entered at the desk. */
  wallet: v.optional(v.nullable(WalletKey), null),
  account: v.optional(v.nullable(Key), null),
  recipient: v.optional(v.nullable(Recipient), null),
});
export type Order = v.InferOutput<typeof Order> & { readonly key: Key };

export const orderFrom = once((record: Folded): Order | null => {
  const order = read(Order, record);
  const key = keyOf(record);
  return order && key ? { ...order, key } : null;
});

export const How = v.picklist(['cash', 'transfer', 'card', 'other']);
/** How something was paid. */
export type How = v.InferOutput<typeof How>;

/** Money that came in for an order or a session. */
export const Payment = v.object({
  for: v.picklist(['order', 'session']),
  /** Key of that order or session. */
  of: Key,
  amount: Money,
  how: How,
  /** Epoch milliseconds. */
  at: instant,
  /** It was entered by mistake. */
  void: v.optional(v.boolean(), false),
});
export type Payment = v.InferOutput<typeof Payment> & { readonly key: Key };

export const paymentFrom = once((record: Folded): Payment | null => {
  const payment = read(Payment, record);
  const key = keyOf(record);
  return payment && key && !payment.void ? { ...payment, key } : null;
});

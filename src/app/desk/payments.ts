import type { Key } from '../../core/id';
import { json } from '../../core/json';
import type { Draft, Fields } from '../../core/ledger';
import type { Payment } from '../../core/orders';

/** The change that writes down what came in. */
export const paymentDraft = (key: Key, payment: Omit<Payment, 'key' | 'void'>): Draft => ({
  of: 'payment',
  key,
  by: 'owner',
  set: json(payment) as Fields,
});

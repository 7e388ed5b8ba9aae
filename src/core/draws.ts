import * as v from 'valibot';
import { Key } from './id';
import { Money } from './money';

/**
 * What a session took from a code, one field of the session: judged once, when the booking was read (product §6.6).
 * `takes` is in the units of what the code gives: sessions, minutes or minor units of money; 0 where it is unlimited.
 */
export const Draw = v.object({
  code: Key,
  takes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** What it pays of the session's price; null: the session has none. */
  pays: v.nullable(Money),
  /** When it was judged, epoch milliseconds: in which period of a subscription it counts. */
  at: v.pipe(v.number(), v.safeInteger()),
});
export type Draw = v.InferOutput<typeof Draw>;

/** Why a code does not pay for a session; the words stand in `ui/words`. */
export const CodeReason = v.picklist([
  'code-unknown',
  'code-unpaid',
  'code-paused',
  'code-ended',
  'code-expired',
  'code-empty',
  'code-service',
  'code-nothing-due',
]);
export type CodeReason = v.InferOutput<typeof CodeReason>;

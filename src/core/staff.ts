import * as v from 'valibot';
import { type Dated, NO_HOURS, type TimeOff, Weekly } from './hours';
import type { Key } from './id';

const limit = v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))), null);

/** A person, room or chair that sessions are booked with. */
export const Staff = v.object({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  weekly: v.optional(Weekly, NO_HOURS),
  /** Most sessions, by the local date of their start; a class counts once. Null: no limit. */
  perDay: limit,
  /** Monday to Sunday. */
  perWeek: limit,
  order: v.optional(v.number(), 0),
  archived: v.optional(v.boolean(), false),
});
export type Staff = v.InferOutput<typeof Staff> & {
  readonly key: Key;
  readonly dated: Dated;
  readonly off: { readonly [key: string]: TimeOff };
};

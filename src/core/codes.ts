import * as v from 'valibot';
import { CodeText } from './codeText';
import { gather } from './hours';
import { Key } from './id';
import type { Folded } from './ledger';
import { Money } from './money';
import { PaysFor, Terms } from './products';
import { keyOf, once, read, valid } from './records';

const instant = v.pipe(v.number(), v.safeInteger());

/** A balance that pays for sessions. It says what was sold, whatever becomes of its product. */
export const Code = v.object({
  text: CodeText,
  order: Key,
  product: v.optional(v.nullable(Key), null),
  /** Of the product, when it was sold. */
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  terms: Terms,
  services: v.optional(PaysFor, null),
  price: Money,
  /** When it was ordered, epoch milliseconds. */
  at: instant,
  /** It works before its order is paid. */
  early: v.optional(v.boolean(), false),
  /** The account that shows it to its client. */
  account: v.optional(v.nullable(Key), null),
  /** An account of the email that it was bought with, which proves nothing: the owner may assign it (product §6.3). */
  offer: v.optional(v.nullable(Key), null),
  /** Taken back with its order, for good: since when, epoch milliseconds. */
  ended: v.optional(v.nullable(instant), null),
  /** Of a subscription: when it was cancelled; usable until it would have been renewed. */
  cancelled: v.optional(v.nullable(instant), null),
});
export type Code = v.InferOutput<typeof Code> & {
  readonly key: Key;
  /** Spans in which a subscription stands still; the last may have no end yet. By their beginning. */
  readonly pauses: readonly Pause[];
  /** The sessions that it pays for or once paid for. */
  readonly drawn: readonly Key[];
};

/** Epoch milliseconds; `to` null: it goes on. */
export type Pause = { readonly from: number; readonly to: number | null };

const PauseEnd = v.object({ to: v.nullable(instant) });

export const codeFrom = once((record: Folded): Code | null => {
  const code = read(Code, record);
  const key = keyOf(record);
  if (!code || !key) return null;
  const pauses = Object.entries(valid(PauseEnd, gather(record.fields, 'pause')))
    .map(([from, { to }]) => ({ from: Number(from), to }))
    .filter(({ from }) => Number.isSafeInteger(from))
    .sort((a, b) => a.from - b.from);
  return { ...code, key, pauses, drawn: everDrawn(record) };
});

/** Field of a code that holds a pause, by its beginning: two that devices begin apart both stay. */
export const pauseField = (from: number): string => `pause/${from}`;

/**
 * Field of a code that names a session which it pays for, true, or once paid for, false. What a code is worth the sessions
 * say; this says which ones ever did, so that whoever tells of a code names all changes behind it.
 */
export const drawnField = (session: Key): string => `${DRAWN_FIELDS}${session}`;

/** Begins the names of those fields. */
export const DRAWN_FIELDS = 'drawn/';

/** The sessions that a code pays for or once paid for. */
export const everDrawn = ({ ids }: Pick<Folded, 'ids'>): readonly Key[] =>
  Object.keys(ids).flatMap(field => {
    const session = field.slice(DRAWN_FIELDS.length);
    return field.startsWith(DRAWN_FIELDS) && v.is(Key, session) ? [session as Key] : [];
  });

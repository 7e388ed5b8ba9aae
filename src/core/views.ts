import * as v from 'valibot';
import { ChangeId } from './hlc';
import { Key } from './id';
import { Money } from './money';
import { Reason, SessionState } from './sessions';

const instant = v.pipe(v.number(), v.safeInteger());
const name = v.pipe(v.string(), v.maxLength(120));

/** A time that was free when the desk refused another. */
export const FreeTime = v.object({ start: instant, staff: v.nullable(Key) });

/** A session as its wallet may see it. `card` is the same, signed by the desk, for the session's link. */
export const SessionRow = v.object({
  row: v.literal('session'),
  key: Key,
  id: ChangeId,
  service: name,
  serviceKey: Key,
  staff: name,
  start: instant,
  end: instant,
  price: v.nullable(Money),
  state: SessionState,
  /** Counts what a calendar must take over (RFC 5545 §3.8.7.4). */
  sequence: v.pipe(v.number(), v.integer(), v.minValue(0)),
  card: v.optional(v.pipe(v.string(), v.maxLength(1200))),
});
export type SessionRow = v.InferOutput<typeof SessionRow>;

/** What one staff device decided on a request of this wallet. */
export const AnswerRow = v.object({
  row: v.literal('answer'),
  /** The request. */
  key: Key,
  id: ChangeId,
  is: v.picklist(['confirmed', 'waiting', 'refused', 'withdrawn', 'opened']),
  why: v.optional(Reason),
  says: v.optional(v.pipe(v.string(), v.maxLength(500))),
  nearest: v.optional(v.pipe(v.array(FreeTime), v.maxLength(6)), []),
  /** The session that the request made or opened. */
  session: v.optional(Key),
});
export type AnswerRow = v.InferOutput<typeof AnswerRow>;

/** What the desk tells one wallet. Merged row by row, the greatest id wins, absence removes nothing. */
export const View = v.object({
  v: v.literal(1),
  rows: v.pipe(v.array(v.variant('row', [SessionRow, AnswerRow])), v.maxLength(400)),
});
export type View = v.InferOutput<typeof View>;
export type Row = View['rows'][number];

/** Commutative, associative and idempotent: views of several devices may come in any order, and again. */
export const mergeRows = (known: readonly Row[], arrived: readonly Row[]): Row[] => {
  const rows = new Map(known.map(row => [placeOf(row), row]));
  for (const row of arrived) {
    const before = rows.get(placeOf(row));
    if (!before || outranks(row, before)) rows.set(placeOf(row), row);
  }
  return [...rows.values()];
};

/** Where a row stands among those of one business: a later one with the same place takes it. */
export const placeOf = (row: Row): string => `${row.row}/${row.key}`;

/**
 * Two devices may answer one request apart. A confirmation beats a refusal, whichever came later, and either
 * beats having to wait (design §2.4); else the later id stands.
 */
const outranks = (a: Row, b: Row): boolean => {
  const finality = finalityOf(a) - finalityOf(b);
  return finality === 0 ? a.id > b.id : finality > 0;
};

const finalityOf = (row: Row): number => {
  if (row.row === 'session') return 0;
  return row.is === 'waiting' ? 0 : row.is === 'refused' ? 1 : 2;
};

import * as v from 'valibot';
import { ChangeId } from './hlc';
import { Key } from './id';
import { Money } from './money';
import { Reason, SessionState } from './sessions';

const instant = v.pipe(v.number(), v.safeInteger());
const name = v.pipe(v.string(), v.maxLength(120));

/** A time that was free when the desk refused another. */
export const FreeTime = v.object({ start: instant, staff: v.nullable(Key) });

export const MOST_BEHIND = 8;

/** A session as its wallet may see it. `card` is the same, signed by the desk, for the session's link. */
export const SessionRow = v.object({
  row: v.literal('session'),
  key: Key,
  id: ChangeId,
  /** The other changes that it was made from, the latest first: of two rows with one id, who knew more. */
  behind: v.optional(v.pipe(v.array(ChangeId), v.maxLength(MOST_BEHIND))),
  service: name,
  serviceKey: Key,
  staff: name,
  staffKey: v.optional(Key),
  start: instant,
  end: instant,
  price: v.nullable(Money),
  state: SessionState,
  /** How often its client has moved it. */
  moves: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** It was confirmed once, as its state says no more: who does not know of that knows less. */
  confirmed: v.optional(v.boolean()),
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

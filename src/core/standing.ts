import type { Code } from './codes';
import type { Draw } from './draws';
import { type ChangeId, NEVER } from './hlc';
import type { Fields, Folded } from './ledger';
import type { Money } from './money';
import type { Payment } from './orders';
import { addMonths, endOfPeriod, isPausedAt, type Period, periodAt } from './periods';
import { sessionFrom } from './records';
import { type Session, takesTime } from './sessions';
import type { TimeZone } from './zone';

// What a code is worth, from what its order and its sessions say. Nothing of it is stored (design §2.4).

/** A session that a code pays for, or was to. */
export type Drawn = {
  readonly session: Session;
  readonly draw: Draw;
  /** The change that set it: of two that took the last unit apart, the later loses. */
  readonly id: ChangeId;
};

export const drawnFrom = (record: Folded): Drawn | null => {
  const session = sessionFrom(record);
  const draw = session && drawOf(session);
  return draw && { session, draw, id: record.ids['code'] ?? NEVER };
};

/**
 * What a code pays of a session as it is now: never more than its price, which may have been lowered by who did not know
 * of the code, or as a change was taken back.
 */
export const drawOf = ({ code: draw, price }: Pick<Session, 'code' | 'price'>): Draw | null => {
  if (!draw?.pays) return draw;
  const isWithin = price?.currency === draw.pays.currency && draw.pays.amount <= price.amount;
  if (isWithin) return draw;
  const amount = price?.currency === draw.pays.currency ? price.amount : 0;
  return { ...draw, pays: { ...draw.pays, amount } };
};

/** What of a session says what it takes from a code: of an amount never more than its price. */
export const DRAW_FIELDS = ['code', 'state', 'price'] as const;

/** Whether after this change of a session it may take something else. */
export const altersDraw = (set: Fields): boolean => DRAW_FIELDS.some(field => field in set);

/** An amount is taken from as much as is paid; of the others the price says nothing. */
const asPaid = ({ terms: { gives } }: Pick<Code, 'terms'>, drawn: Drawn): Drawn =>
  gives.is === 'amount' ? { ...drawn, draw: { ...drawn.draw, takes: drawn.draw.pays?.amount ?? 0 } } : drawn;

/**
 * Whether what a session took is gone from its code: it holds its time, was missed, or was cancelled without giving
 * back. Of whatever was refused, withdrawn or left unanswered it is back by itself.
 */
export const isSpent = ({ session }: Drawn, now: number): boolean =>
  takesTime(session, now) || (session.state.is === 'cancelled' && session.state.kept === true);

/** What an order costs and what came in for it; all in the currency of its codes. */
export type Bill = {
  readonly total: Money;
  readonly paid: Money;
  /** What is owed; never below 0. */
  readonly due: Money;
  /** When it was first paid in full, from which its codes work; null: it waits for payment. */
  readonly paidAt: number | null;
};

/**
 * The bill of an order, from all of its codes. What is taken back is owed no more, and each period of a subscription
 * that has begun is owed like the first; later ones keep no code from working.
 */
export const billOf = (
  codes: readonly [Code, ...Code[]],
  payments: readonly Payment[],
  zone: TimeZone,
  now: number,
): Bill => {
  const [{ price, at }] = codes;
  const { currency } = price;
  const standing = codes.filter(({ ended }) => ended === null);
  const first = standing.reduce((sum, code) => sum + code.price.amount, 0);
  const counted = payments
    .filter(({ amount }) => amount.currency === currency)
    .sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
  let paid = 0;
  let paidAt = first === 0 ? at : null;
  for (const payment of counted) {
    paid += payment.amount.amount;
    if (paid >= first) paidAt ??= Math.max(at, payment.at);
  }
  const total = standing.reduce(
    (sum, code) => sum + code.price.amount * periodsOf(code, paidAt, zone, now),
    0,
  );
  const money = (amount: number): Money => ({ amount, currency });
  return { total: money(total), paid: money(paid), due: money(Math.max(0, total - paid)), paidAt };
};

const periodsOf = (code: Code, paidAt: number | null, zone: TimeZone, now: number): number => {
  const start = startOf(code, paidAt);
  if (code.terms.kind !== 'subscription' || start === null) return 1;
  const { every } = code.terms;
  const at = code.cancelled === null ? now : Math.min(now, code.cancelled);
  return periodAt({ start, every, pauses: code.pauses }, zone, at).index + 1;
};

const startOf = ({ early, at }: Code, paidAt: number | null): number | null => (early ? at : paidAt);

export type CodeState = 'unpaid' | 'active' | 'used-up' | 'paused' | 'expired' | 'ended';

/** What a code is worth at a moment. */
export type Standing = {
  readonly code: Code;
  /** Since when it works, epoch milliseconds: since it is paid, or ordered where it is "Usable before payment"; null: not yet. */
  readonly start: number | null;
  readonly state: CodeState;
  /** In the units of what it gives: left, of a subscription in the present period; null: unlimited. Never below 0. */
  readonly left: number | null;
  /** So much more was taken than there was: devices apart took the same, or a session was brought back. */
  readonly over: number;
  /** Works no more from then on, epoch ms; null: it has no end, or none yet. */
  readonly until: number | null;
  /** A subscription's next period begins, epoch ms; null: none does, or it is paused. */
  readonly renews: number | null;
  /** The sessions that it pays for, or was to, in the order in which they took from it. */
  readonly drawn: readonly Drawn[];
};

/** `drawn`: every session that names the code, in any order. */
export const standingOf = (
  code: Code,
  { paidAt }: Pick<Bill, 'paidAt'>,
  drawn: readonly Drawn[],
  zone: TimeZone,
  now: number,
): Standing => {
  const start = startOf(code, paidAt);
  const sorted = drawn.map(one => asPaid(code, one)).sort(byId);
  const period = start === null ? null : periodOf(code, start, zone, now);
  const spent = sorted.filter(one => isSpent(one, now));
  const present = spent.filter(
    one => period === null || periodOfDraw({ code, start }, zone, one) === period.index,
  );
  const taken = present.reduce((sum, { draw }) => sum + draw.takes, 0);
  const full = fullOf(code);
  const left = full === null ? null : Math.max(0, full - taken);
  const until = start === null ? null : untilOf(code, start, spent, zone);
  const isOver = until !== null && now >= until;
  const state = ((): CodeState => {
    if (code.ended !== null) return 'ended';
    if (start === null) return 'unpaid';
    if (isOver) return code.terms.kind === 'subscription' ? 'ended' : 'expired';
    if (isPaused(code, now)) return 'paused';
    return left === 0 ? 'used-up' : 'active';
  })();
  return {
    code,
    start,
    state,
    left,
    over: full === null ? 0 : Math.max(0, taken - full),
    until,
    renews: code.cancelled === null && state !== 'ended' ? (period?.renews ?? null) : null,
    drawn: sorted,
  };
};

export const byId = (a: Drawn, b: Drawn): number =>
  a.id === b.id ? (a.session.key < b.session.key ? -1 : 1) : a.id < b.id ? -1 : 1;

/** What a code gives, anew in each period of a subscription; null: without limit. */
export const fullOf = ({ terms: { gives } }: Pick<Code, 'terms'>): number | null =>
  gives.is === 'unlimited' ? null : gives.count;

const isPaused = (code: Code, now: number): boolean =>
  code.terms.kind === 'subscription' && isPausedAt(code.pauses, now);

/** In which period of a subscription a session took from it, from 0; null: it has none, or does not work yet. */
export const periodOfDraw = (
  { code, start }: Pick<Standing, 'code' | 'start'>,
  zone: TimeZone,
  { draw }: Pick<Drawn, 'draw'>,
): number | null => (start === null ? null : (periodOf(code, start, zone, draw.at)?.index ?? null));

const periodOf = (code: Code, start: number, zone: TimeZone, at: number): Period | null =>
  code.terms.kind === 'subscription'
    ? periodAt({ start, every: code.terms.every, pauses: code.pauses }, zone, at)
    : null;

/** When a code ends: after its last day in the business's zone, or with the period in which it was cancelled. */
const untilOf = (code: Code, start: number, spent: readonly Drawn[], zone: TimeZone): number | null => {
  const { terms, cancelled } = code;
  if (terms.kind === 'subscription') {
    if (cancelled === null) return null;
    const course = { start, every: terms.every, pauses: code.pauses };
    return endOfPeriod(course, zone, periodAt(course, zone, cancelled).index);
  }
  if (terms.valid === null) return null;
  const { length, unit, from } = terms.valid;
  const begun = from === 'purchase' ? start : firstOf(spent);
  if (begun === null) return null;
  const day = zone.dayOf(begun);
  return zone.startOf((unit === 'day' ? day + length : addMonths(day, length)) + 1);
};

const firstOf = (spent: readonly Drawn[]): number | null =>
  spent.reduce<number | null>((first, { draw }) => Math.min(first ?? draw.at, draw.at), null);

import * as v from 'valibot';
import type { Reason, SessionState } from './sessions';
import { MINUTE } from './time';

/** Minutes before the start until which a client may; 0: any time until the start. */
const Until = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(525_600));

/** Without a number of its own, moves would have no end, and each is written into the book. */
export const MOST_MOVES = 50;

export const MovePolicy = v.object({
  allowed: v.boolean(),
  until: Until,
  /** How often a client may move one session. */
  most: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_MOVES)),
});

export const CancelPolicy = v.object({ allowed: v.boolean(), until: Until });

/** What a business lets its clients do with their sessions. */
export type Policies = {
  readonly moving: v.InferOutput<typeof MovePolicy>;
  readonly cancelling: v.InferOutput<typeof CancelPolicy>;
};

const A_DAY = 1440;

/** Of a business that has said nothing: what its clients could not do before, they cannot do without its word. */
export const NO_POLICIES: Policies = {
  moving: { allowed: false, until: A_DAY, most: 3 },
  cancelling: { allowed: false, until: A_DAY },
};

/** What a new business begins with. */
export const FIRST_POLICIES: Policies = {
  moving: { ...NO_POLICIES.moving, allowed: true },
  cancelling: { ...NO_POLICIES.cancelling, allowed: true },
};

/** What the rules need to know of a session. */
export type Changeable = {
  /** Epoch milliseconds. */
  readonly start: number;
  readonly state: SessionState['is'];
  /** How often its client has moved it. */
  readonly moves: number;
};

/**
 * Why a client may not move or cancel a session at a moment; null: they may. Elapsed time before the start:
 * exactly at the limit is still allowed. At its very start a session has begun, whatever the limit.
 */
export const barrierTo = (
  what: 'move' | 'cancel',
  { moving, cancelling }: Policies,
  { start, state, moves }: Changeable,
  now: number,
): Reason | null => {
  const { allowed, until } = what === 'move' ? moving : cancelling;
  if (!allowed) return 'not-allowed';
  if (state !== 'confirmed') return 'too-late';
  if (what === 'move' && moves >= moving.most) return 'most-moves';
  if (now >= start) return 'begun';
  return now > start - until * MINUTE ? 'past-limit' : null;
};

/** Reasons that were none a while ago. */
export const isOfTime = (why: Reason): boolean => why === 'begun' || why === 'past-limit';

/**
 * Whether the owner is asked "Give back to the code?" before cancelling: the time until which clients may cancel is over,
 * or where they may not, the session has begun (product §6.6).
 */
export const isPastCancelling = (
  { cancelling: { allowed, until } }: Pick<Policies, 'cancelling'>,
  start: number,
  now: number,
): boolean => now >= start || (allowed && now > start - until * MINUTE);

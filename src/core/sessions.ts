import * as v from 'valibot';
import { CodeReason, Draw } from './draws';
import { ChangeId } from './hlc';
import { Key } from './id';
import { Money } from './money';
import type { Interval } from './time';

const instant = v.pipe(v.number(), v.safeInteger());
const length = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What only makes sense together: whose time a session takes, and when. Epoch milliseconds; buffers in ms. */
export const When = v.object({ staff: Key, start: instant, end: instant, before: length, after: length });
export type When = v.InferOutput<typeof When>;

/** Why the desk, the client or time ended a session; the words stand in `ui/words`. */
export const Reason = v.picklist([
  'taken',
  'closed',
  'notice',
  'horizon',
  'limit',
  'service',
  'staff',
  'details',
  'form',
  'open-bookings',
  'same-day',
  'no-such-link',
  'not-answered',
  'by-owner',
  'too-late',
  'burst',
  'not-allowed',
  'past-limit',
  'begun',
  'most-moves',
  'asked-already',
  'log-in-first',
  ...CodeReason.options,
  'product',
  'price',
  'open-orders',
]);
export type Reason = v.InferOutput<typeof Reason>;

/** Earlier versions kept here what the owner said to the client; it stands with the client now (`said.ts`). */
const says = v.optional(v.pipe(v.string(), v.maxLength(500)));

export const SessionState = v.variant('is', [
  /** Waits for the owner's yes; unanswered at `until` it is refused. */
  v.object({ is: v.literal('requested'), until: instant }),
  v.object({ is: v.literal('confirmed') }),
  v.object({ is: v.literal('refused'), why: Reason, says }),
  v.object({ is: v.literal('withdrawn') }),
  v.object({
    is: v.literal('cancelled'),
    by: v.picklist(['owner', 'client']),
    says,
    /** The change that had set the time which was cancelled: another one since was made apart from it. */
    placed: v.optional(ChangeId),
    /** What a code paid was not given back to it. */
    kept: v.optional(v.boolean()),
  }),
  v.object({ is: v.literal('no-show') }),
]);
export type SessionState = v.InferOutput<typeof SessionState>;

/**
 * One appointment; without a service, time that the owner blocked. It holds nothing of the person: that
 * stands with the client and the request.
 */
export const Session = v.object({
  when: When,
  service: v.optional(v.nullable(Key), null),
  client: v.optional(v.nullable(Key), null),
  /** The account that shows it to its client. */
  account: v.optional(v.nullable(Key), null),
  price: v.optional(v.nullable(Money), null),
  /** What a code pays of it. */
  code: v.optional(v.nullable(Draw), null),
  state: SessionState,
  /** What the owner wrote on a block. */
  title: v.optional(v.pipe(v.string(), v.maxLength(120)), ''),
  /** The owner's note while there is no client, with whom it stands otherwise. */
  note: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(4000)))),
});
export type Session = v.InferOutput<typeof Session> & { readonly key: Key };

/**
 * Confirmed sessions take their time, and so do those that wait for the owner's yes, until their limit; one
 * that the client missed took it.
 */
export const takesTime = ({ state }: Pick<Session, 'state'>, now: number): boolean =>
  state.is === 'confirmed' || state.is === 'no-show' || (state.is === 'requested' && now < state.until);

export const isBlock = (session: Pick<Session, 'service'>): boolean => session.service === null;

/** The session with its buffers. */
export const blockOf = ({ when }: Pick<Session, 'when'>): Interval => ({
  start: when.start - when.before,
  end: when.end + when.after,
});

import * as v from 'valibot';
import type { Account } from './accounts';
import type { ChangeId } from './hlc';
import { gather } from './hours';
import { Key } from './id';
import type { Change, Folded } from './ledger';
import { valid } from './records';
import { WalletKey } from './requests';
import { type Session, SessionState, When } from './sessions';
import { DAY } from './time';

// Which messages arise from what happened to sessions. What is to be sent is derived and never stored, so that all
// devices agree on it: a session that stands otherwise than its client was last told is told of. Stored is only
// that something was sent, or that it is not to be.

/** What is said when a session comes to stand otherwise. */
export const NewsKind = v.picklist(['confirmation', 'change', 'cancellation', 'refusal']);
export type NewsKind = v.InferOutput<typeof NewsKind>;

/** Each kind has a template; `link` hands over a session's link, when the owner presses for it; `codes` what was bought. */
export const MessageKind = v.picklist([...NewsKind.options, 'link', 'password', 'codes']);
export type MessageKind = v.InferOutput<typeof MessageKind>;

export const Means = v.picklist(['email', 'whatsapp', 'sms', 'share', 'copy']);
export type Means = v.InferOutput<typeof Means>;

const instant = v.pipe(v.number(), v.safeInteger());

/** How a session stands, as far as its client is told: one that is moved to another time or person is another. */
export const Told = v.object({
  is: v.picklist(['confirmed', 'cancelled', 'refused']),
  staff: Key,
  start: instant,
});
export type Told = v.InferOutput<typeof Told>;

/**
 * A message that the owner sent, or will not send. It holds nothing of the person: what was written in the end stands
 * in the owner's own mail or messenger.
 */
export const Message = v.object({
  is: v.picklist(['sent', 'dropped']),
  kind: MessageKind,
  /** Epoch milliseconds. */
  at: instant,
  /** Null: the owner told the client some other way. */
  means: v.optional(v.nullable(Means), null),
  /** Null: it told of nothing new. */
  told: v.optional(v.nullable(Told), null),
});
export type Message = v.InferOutput<typeof Message>;

/** The messages of a session, an account or an order stand in one record under its key, each as a field, so that two devices add up. */
export const messageField = (message: Key): string => `${SENT}/${message}`;

const SENT = 'sent';

/** The messages of a session's record, the latest first, each with its key. */
export const messagesIn = (
  record: Folded,
): readonly (Message & { readonly key: Key; readonly id: ChangeId })[] =>
  Object.entries(valid(Message, gather(record.fields, SENT), Key))
    .flatMap(([key, message]) => {
      const id = record.ids[messageField(key as Key)];
      return id === undefined ? [] : [{ ...message, key: key as Key, id }];
    })
    .sort((a, b) => (a.id > b.id ? -1 : 1));

/** What a client was last told of a session, or was decided not to be; null for nothing yet. */
export const lastTold = (record: Folded): Told | null =>
  messagesIn(record).find(({ told }) => told !== null)?.told ?? null;

/** How a session stands, where that is something to tell; null otherwise. */
export const standsAs = ({ state, when: { staff, start } }: Pick<Session, 'state' | 'when'>): Told | null => {
  if (state.is === 'confirmed' || state.is === 'cancelled') return { is: state.is, staff, start };
  const isSaid = state.is === 'refused' && (state.why === 'by-owner' || state.why === 'not-answered');
  return isSaid ? { is: 'refused', staff, start } : null;
};

export const isSame = (a: Told, b: Told): boolean =>
  a.is === b.is && a.staff === b.staff && a.start === b.start;

/** Who asked this long ago for a new password has given up, or asks again. */
const ASKED_KEPT = 7 * DAY;

/**
 * Whether a link to a new password waits to be sent: it was asked for, and the owner has not said since that it was sent,
 * or is not to be. `record` holds the messages of the account.
 */
export const waitsForPassword = (
  { forgot }: { readonly forgot?: Account['forgot'] },
  record: Folded | null,
  now: number,
): boolean => {
  if (forgot === undefined || forgot <= now - ASKED_KEPT) return false;
  return record === null || messagesIn(record).every(({ kind, at }) => kind !== 'password' || at < forgot);
};

/** Whose codes work this long has seen them by now, or asked. */
export const CODES_KEPT = 14 * DAY;

/**
 * Whether the codes of an order wait to be sent to who bought them. `since`: when they came to work, epoch ms; null: they
 * do not. `record` holds the messages of the order.
 */
export const waitForCodes = (since: number | null, record: Folded | null, now: number): boolean => {
  if (since === null || since <= now - CODES_KEPT) return false;
  return record === null || messagesIn(record).every(({ kind }) => kind !== 'codes');
};

/**
 * What the owner wants to send: the kinds, and `own`, what clients did themselves on the booking page too. That shows
 * them the answer, but only while it is open: one who booked at night, with no desk awake, has left by the morning.
 */
export const Wanted = v.object({
  confirmation: v.optional(v.boolean(), true),
  change: v.optional(v.boolean(), true),
  cancellation: v.optional(v.boolean(), true),
  refusal: v.optional(v.boolean(), true),
  codes: v.optional(v.boolean(), true),
  own: v.optional(v.boolean(), true),
});
export type Wanted = v.InferOutput<typeof Wanted>;

type Happened = Pick<Change, 'id' | 'by' | 'set'>;

/**
 * What is to be said to the client of a session now; null for nothing. `last`: what was last told; `asked`: whether
 * a client asked for it on the booking page, which showed how it stood; `history`: its changes, needed for those.
 * What is over is not told of any more.
 */
export const newsOf = (
  session: Pick<Session, 'state' | 'when' | 'service' | 'client'>,
  {
    last,
    asked,
    history,
    now,
  }: {
    readonly last: Told | null;
    readonly asked: boolean;
    readonly history: readonly Happened[];
    readonly now: number;
  },
  wanted: Wanted,
): NewsKind | null => {
  const stands = standsAs(session);
  if (!stands || session.service === null || session.client === null || session.when.start <= now)
    return null;
  if (last !== null && isSame(last, stands)) return null;
  const kind = kindOf(stands, last, asked, history);
  if (kind === null || !wanted[kind]) return null;
  return !wanted.own && asked && isByClient(history) ? null : kind;
};

const kindOf = (
  stands: Told,
  last: Told | null,
  asked: boolean,
  history: readonly Happened[],
): NewsKind | null => {
  if (stands.is === 'confirmed') {
    if (last !== null) return last.is === 'confirmed' ? 'change' : 'confirmation';
    return asked && stoodOtherwise(stands, history) ? 'change' : 'confirmation';
  }
  // Whoever never heard of a session need not hear that it is off.
  if (last === null && !asked) return null;
  return stands.is === 'cancelled' ? 'cancellation' : 'refusal';
};

/** The ways in which a session stood, one after the other, each with who brought it so. */
const steps = (history: readonly Happened[]): readonly (Told & { readonly by: string })[] => {
  const found: (Told & { readonly by: string })[] = [];
  let when: When | null = null;
  let state: SessionState | null = null;
  for (const { set, by } of [...history].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const [moved, turned] = [v.safeParse(When, set['when']), v.safeParse(SessionState, set['state'])];
    if (moved.success) when = moved.output;
    if (turned.success) state = turned.output;
    const stands = when && state && standsAs({ when, state });
    const before = found.at(-1);
    if (stands && !(before && isSame(before, stands))) found.push({ ...stands, by });
  }
  return found;
};

const isByClient = (history: readonly Happened[]): boolean => v.is(WalletKey, steps(history).at(-1)?.by);

/** Whether it was confirmed before for another time or person. */
const stoodOtherwise = (stands: Told, history: readonly Happened[]): boolean =>
  steps(history).some(step => step.is === 'confirmed' && !isSame(step, stands));

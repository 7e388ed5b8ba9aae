import * as v from 'valibot';
import { Answers } from './forms';
import { ChangeId } from './hlc';
import { type DeviceId, Key } from './id';
import { json } from './json';
import type { Draft, Folded } from './ledger';
import { read } from './records';
import { Details, WalletKey } from './requests';
import { AnswerRow } from './views';

/** What one staff device decided on a request, under the key `<request>/<device>`. */
export const Answer = v.object({
  wallet: WalletKey,
  request: Key,
  answer: v.omit(AnswerRow, ['row', 'key', 'id']),
});
export type Answer = v.InferOutput<typeof Answer>;
export type Outcome = Answer['answer'];

const instant = v.pipe(v.number(), v.safeInteger());

/**
 * Why a move or cancellation waits for the owner: its service asks for a yes, or it was read after the limit and
 * may have been sent before. Nobody was reading after `from`, and it was read at `at`.
 */
export const Waits = v.variant('is', [
  v.object({ is: v.literal('ask') }),
  v.object({ is: v.literal('late'), from: instant, at: instant }),
]);
export type Waits = v.InferOutput<typeof Waits>;

/** A request that was granted or waits, under its id; with what the person typed. */
export const RequestRecord = v.object({
  kind: v.picklist(['book', 'open', 'move', 'cancel']),
  wallet: WalletKey,
  /** The session that it made, opened or is about. */
  session: Key,
  /** First received, epoch milliseconds. */
  at: v.pipe(v.number(), v.safeInteger()),
  details: v.optional(v.nullable(Details), null),
  answers: v.optional(Answers, {}),
  locale: v.optional(v.string(), ''),
  zone: v.optional(v.string(), ''),
  /** Of a move: the time that was asked for. */
  to: v.optional(v.object({ staff: v.nullable(Key), start: instant })),
  /** Why a move or cancellation waits for the owner. */
  waits: v.optional(Waits),
  /** The account that the wallet was logged in to when it booked: once it is not, this is not told there. */
  account: v.optional(v.nullable(Key), null),
  /** It came in a burst, above the hourly number. */
  burst: v.optional(v.boolean(), false),
  saw: v.optional(v.object({ catalog: v.nullable(ChangeId), busy: v.nullable(ChangeId) }), {
    catalog: null,
    busy: null,
  }),
});
export type RequestRecord = v.InferOutput<typeof RequestRecord>;

/** A wallet that signed up or logged in, under the id of that request; the account says whether it still is. */
export const LoginRecord = v.object({
  kind: v.picklist(['sign-up', 'log-in']),
  wallet: WalletKey,
  account: Key,
  at: v.pipe(v.number(), v.safeInteger()),
});
export type LoginRecord = v.InferOutput<typeof LoginRecord>;

/** What the desk decided on a request, and the changes to write. */
export type Decision = { readonly outcome: Outcome; readonly drafts: readonly Draft[] };

export const answerKey = (request: Key, device: string): string => `${request}/${device}`;

export const answerFrom = (record: Folded): Answer | null => read(Answer, record);

export const loginFrom = (record: Folded): LoginRecord | null => read(LoginRecord, record);

export const requestFrom = (record: Folded): (RequestRecord & { readonly key: Key }) | null => {
  const request = read(RequestRecord, record);
  return request && v.is(Key, record.key) ? { ...request, key: record.key as Key } : null;
};

/** An answer as a change of this device's own answer record. */
export const answerOf = (
  device: DeviceId,
  request: Key,
  wallet: WalletKey,
  outcome: Outcome,
  by: 'desk' | 'owner',
): Draft => ({
  of: 'answer',
  key: answerKey(request, device),
  by,
  set: { wallet, request, answer: json(outcome) },
});

/**
 * A secret in a link, kept under the hash of it: what it opens, and until when (epoch ms). The scope keeps a
 * token for one thing from opening another.
 */
export const TokenRecord = v.variant('scope', [
  v.object({ scope: v.literal('session'), session: Key, until: instant }),
  /** A new password for an account, once: `used` tells when that was. */
  v.object({ scope: v.literal('reset'), account: Key, until: instant, used: v.optional(instant) }),
]);
export type TokenRecord = v.InferOutput<typeof TokenRecord>;

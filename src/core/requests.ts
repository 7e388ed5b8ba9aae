import * as v from 'valibot';
import { Answers } from './forms';
import { ChangeId } from './hlc';
import { Key } from './id';
import { Token } from './token';

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

/** A SHA-256, base64url. */
export const Hash = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));

/** A wallet's public key (BIP-340), hex. */
export const WalletKey = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
export type WalletKey = v.InferOutput<typeof WalletKey>;

/** Who books: what a person typed at "Your details". */
export const Details = v.strictObject({
  first: v.pipe(text(80), v.trim(), v.minLength(1)),
  last: v.optional(v.pipe(text(80), v.trim()), ''),
  email: v.optional(
    v.pipe(text(254), v.trim(), v.union([v.literal(''), v.pipe(v.string(), v.rfcEmail())])),
    '',
  ),
  phone: v.optional(v.pipe(text(40), v.trim(), v.regex(/^$|^\+?[\d\s().-]{6,39}$/)), ''),
});
export type Details = v.InferOutput<typeof Details>;

const common = {
  v: v.literal(1),
  /** The business's root key that the wallet means, hex: a letter for another is refused. */
  business: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  /** Makes two requests of the same content two. */
  nonce: Token,
};

export const Book = v.strictObject({
  ...common,
  kind: v.literal('book'),
  service: Key,
  /** Null: "Anyone". */
  staff: v.nullable(Key),
  /** Epoch milliseconds. */
  start: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  details: Details,
  answers: v.optional(Answers, {}),
  /** Opens the session for whoever has the token behind this hash. */
  token: Hash,
  /** Language and zone that the visitor saw. */
  locale: text(35),
  zone: text(64),
  /** Versions of catalog and busy that the visitor saw; null for none. */
  saw: v.strictObject({ catalog: v.nullable(ChangeId), busy: v.nullable(ChangeId) }),
  /** The visitor was told that they hold this service that day, and wants it all the same. */
  anyway: v.optional(v.boolean(), false),
});
export type Book = v.InferOutput<typeof Book>;

/** Takes back a request of the same wallet that waits for the owner's yes. */
export const Withdraw = v.strictObject({ ...common, kind: v.literal('withdraw'), request: Key });
export type Withdraw = v.InferOutput<typeof Withdraw>;

/** Binds the wallet to the one session that the token opens. */
export const Open = v.strictObject({ ...common, kind: v.literal('open'), token: Token });
export type Open = v.InferOutput<typeof Open>;

/** Which session a wallet means, and what opens it where the wallet did not book it. */
const ofSession = { session: Key, token: v.optional(Token) };

/** Asks for another time of a session, of the same service. */
export const Move = v.strictObject({
  ...common,
  kind: v.literal('move'),
  ...ofSession,
  /** Null: "Anyone". */
  staff: v.nullable(Key),
  /** Epoch milliseconds. */
  start: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});
export type Move = v.InferOutput<typeof Move>;

export const Cancel = v.strictObject({ ...common, kind: v.literal('cancel'), ...ofSession });
export type Cancel = v.InferOutput<typeof Cancel>;

/** What wallets may say. Its id is never read from the letter: it is the hash of sender and content. */
export const Request = v.variant('kind', [Book, Withdraw, Open, Move, Cancel]);
export type Request = v.InferOutput<typeof Request>;

/** The text whose SHA-256 is a request's id (130 bits of it, as a key). */
export const REQUEST_ID_PREFIX = 'caderneta request 1';

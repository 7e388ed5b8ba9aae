import * as v from 'valibot';
import { CodeText } from './codeText';
import { Answers } from './forms';
import { ChangeId } from './hlc';
import { Key } from './id';
import { Money } from './money';
import { Lines } from './products';
import { Token } from './token';

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

/** A SHA-256, base64url. */
export const Hash = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));

/** What OPAQUE keeps of a password: it allows no log in by itself. base64url. */
export const PasswordRecord = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{100,600}$/));

/** A wallet's public key (BIP-340), hex. */
export const WalletKey = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
export type WalletKey = v.InferOutput<typeof WalletKey>;

const noneOrEmail = v.optional(
  v.pipe(text(254), v.trim(), v.union([v.literal(''), v.pipe(v.string(), v.rfcEmail())])),
  '',
);

/** Who books: what a person typed at "Your details". */
export const Details = v.strictObject({
  first: v.pipe(text(80), v.trim(), v.minLength(1)),
  last: v.optional(v.pipe(text(80), v.trim()), ''),
  email: noneOrEmail,
  phone: v.optional(v.pipe(text(40), v.trim(), v.regex(/^$|^\+?[\d\s().-]{6,39}$/)), ''),
});
export type Details = v.InferOutput<typeof Details>;

/** Whom a gift is for, and what the giver says. */
export const Recipient = v.strictObject({
  name: v.pipe(text(120), v.trim(), v.minLength(1)),
  email: noneOrEmail,
  message: v.optional(v.pipe(text(500), v.trim()), ''),
});
export type Recipient = v.InferOutput<typeof Recipient>;

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
  /** The account that the visitor was logged in to; the desk looks whether this wallet is. */
  account: v.optional(v.nullable(Key)),
  /** A code that is to pay for it. */
  code: v.optional(v.nullable(CodeText)),
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

/** Orders products. Codes cannot buy codes: there is no place for one. */
export const Buy = v.strictObject({
  ...common,
  kind: v.literal('buy'),
  lines: Lines,
  details: Details,
  /** Whom it is a gift for. */
  recipient: v.nullable(Recipient),
  /** What the visitor was told that it costs: whoever saw another price orders nothing. */
  total: Money,
  locale: text(35),
  /** The account that the visitor was logged in to; the desk looks whether this wallet is. */
  account: v.optional(v.nullable(Key), null),
});
export type Buy = v.InferOutput<typeof Buy>;

/** Asks what a code that was typed would pay for a service. */
export const CheckCode = v.strictObject({
  ...common,
  kind: v.literal('check-code'),
  code: CodeText,
  service: Key,
});
export type CheckCode = v.InferOutput<typeof CheckCode>;

const email = v.pipe(text(254), v.trim(), v.rfcEmail());

/** A message of OPAQUE, base64url. */
const message = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,700}$/));

/** What the desk gave along with its answer to the first step; nobody else can open it. */
const sealed = v.pipe(v.string(), v.minLength(1), v.maxLength(2400));

/** What the browser calls itself, for "Where you are logged in". */
const device = v.optional(v.pipe(text(60), v.trim()), '');

/** The token of the session's link from which one logs in or signs up, which links the account to its client. */
const link = v.optional(v.nullable(Token), null);

/** First step of making an account: OPAQUE's registration request. The password never leaves the wallet. */
export const SignUpStart = v.strictObject({ ...common, kind: v.literal('sign-up-start'), email, message });
export type SignUpStart = v.InferOutput<typeof SignUpStart>;

export const SignUp = v.strictObject({
  ...common,
  kind: v.literal('sign-up'),
  sealed,
  record: PasswordRecord,
  details: v.pick(Details, ['first', 'last', 'phone']),
  locale: text(35),
  /** The version of the catalog whose terms and privacy policy the visitor agreed to and read. */
  agreed: v.nullable(ChangeId),
  device,
  link,
});
export type SignUp = v.InferOutput<typeof SignUp>;

/** First step of logging in. */
export const LogInStart = v.strictObject({ ...common, kind: v.literal('log-in-start'), email, message });
export type LogInStart = v.InferOutput<typeof LogInStart>;

export const LogIn = v.strictObject({ ...common, kind: v.literal('log-in'), sealed, message, device, link });
export type LogIn = v.InferOutput<typeof LogIn>;

/** Logs out this wallet, or with its key another one of the same account. */
export const LogOut = v.strictObject({
  ...common,
  kind: v.literal('log-out'),
  account: Key,
  wallet: v.optional(v.nullable(WalletKey), null),
});
export type LogOut = v.InferOutput<typeof LogOut>;

/** First step of changing the password: a log in with the present one, and a registration of the next. */
export const PasswordStart = v.strictObject({
  ...common,
  kind: v.literal('password-start'),
  account: Key,
  message,
  registration: message,
});
export type PasswordStart = v.InferOutput<typeof PasswordStart>;

export const Password = v.strictObject({
  ...common,
  kind: v.literal('password'),
  sealed,
  message,
  record: PasswordRecord,
  /** Whether the other wallets stay logged in. */
  keep: v.boolean(),
});
export type Password = v.InferOutput<typeof Password>;

/** Agrees to terms that changed since, and says that the privacy policy was read. */
export const Agree = v.strictObject({
  ...common,
  kind: v.literal('agree'),
  account: Key,
  /** The version of the catalog in which they stand. */
  agreed: ChangeId,
});
export type Agree = v.InferOutput<typeof Agree>;

/** Who the client is, in the account; the email is fixed. */
export const Profile = v.strictObject({
  ...common,
  kind: v.literal('profile'),
  account: Key,
  details: v.pick(Details, ['first', 'last', 'phone']),
});
export type Profile = v.InferOutput<typeof Profile>;

/** Links the account to the client of the session whose link is open, by whoever is logged in already. */
export const LinkAccount = v.strictObject({ ...common, kind: v.literal('link'), account: Key, link: Token });
export type LinkAccount = v.InferOutput<typeof LinkAccount>;

/** Asks for sessions of the account before those that a view holds: such as began by `from`. */
export const Earlier = v.strictObject({
  ...common,
  kind: v.literal('earlier'),
  account: Key,
  /** Epoch milliseconds. */
  from: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});
export type Earlier = v.InferOutput<typeof Earlier>;

/** Deletes the account, for good. */
export const DeleteAccount = v.strictObject({ ...common, kind: v.literal('delete-account'), account: Key });
export type DeleteAccount = v.InferOutput<typeof DeleteAccount>;

/** Asks for a link to choose a new password by. */
export const Forgot = v.strictObject({ ...common, kind: v.literal('forgot'), email });
export type Forgot = v.InferOutput<typeof Forgot>;

/** First step of choosing a new password with such a link, whose token stands in for the present one. */
export const ResetStart = v.strictObject({
  ...common,
  kind: v.literal('reset-start'),
  token: Token,
  registration: message,
});
export type ResetStart = v.InferOutput<typeof ResetStart>;

export const Reset = v.strictObject({
  ...common,
  kind: v.literal('reset'),
  token: Token,
  sealed,
  record: PasswordRecord,
  device,
  /** Whether the other wallets stay logged in, where they may. */
  keep: v.boolean(),
});
export type Reset = v.InferOutput<typeof Reset>;

/** What is asked about an account, and not about a session. */
export const LoginRequest = v.variant('kind', [
  SignUpStart,
  SignUp,
  LogInStart,
  LogIn,
  LogOut,
  PasswordStart,
  Password,
  Agree,
  Profile,
  LinkAccount,
  Earlier,
  DeleteAccount,
  Forgot,
  ResetStart,
  Reset,
]);
export type LoginRequest = v.InferOutput<typeof LoginRequest>;

/** What wallets may say. Its id is never read from the letter: it is the hash of sender and content. */
export const Request = v.variant('kind', [
  Book,
  Withdraw,
  Open,
  Move,
  Cancel,
  Buy,
  CheckCode,
  ...LoginRequest.options,
]);
export type Request = v.InferOutput<typeof Request>;

/** The text whose SHA-256 is a request's id (130 bits of it, as a key). */
export const REQUEST_ID_PREFIX = 'caderneta request 1';

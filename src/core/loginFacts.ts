import * as v from 'valibot';
import { type Account, type Bond, walletField } from './accounts';
import type { Outcome } from './answers';
import type { Book } from './book';
import type { Client } from './clients';
import { type DeviceId, Key } from './id';
import { json } from './json';
import type { Draft } from './ledger';
import { WalletKey } from './requests';
import type { Session } from './sessions';
import { MINUTE } from './time';

/** How long the last step of logging in may come after the first. */
const LIFE = 2 * MINUTE;

/** What travels with a wallet between the two steps, sealed, so that any desk can take the last one. */
export const Begun = v.object({
  of: v.picklist(['sign-up', 'log-in', 'password', 'reset']),
  wallet: WalletKey,
  /** As it was typed, and the name that stands for it. */
  email: v.pipe(v.string(), v.maxLength(254)),
  name: v.pipe(v.string(), v.maxLength(43)),
  /** None to sign up, and where nobody has that email. */
  account: v.nullable(Key),
  known: v.boolean(),
  /** Epoch milliseconds; later than everything that the account said of this wallet and of its password. */
  at: v.pipe(v.number(), v.safeInteger()),
  /** Of OPAQUE; empty to sign up and where a link stands in for the password. */
  state: v.pipe(v.string(), v.maxLength(400)),
  /** To log in: the same for an account that lost this email to the one above; as good where there is none. */
  late: v.optional(v.object({ account: v.nullable(Key), state: v.pipe(v.string(), v.maxLength(400)) })),
});
export type Begun = v.InferOutput<typeof Begun>;

/** What the desk knows of logging in when it reads a request about that. */
export type LoginFacts = {
  /** Whom the request is about: by its email, by what was begun, by its link, or by its key. */
  readonly account: Account | null;
  /** To a first step: what it is answered with; null when its message is none. */
  readonly begins: Outcome['begun'] | null;
  /** To a last step: what went with the answer to the first one; null when that does not open. */
  readonly begun: Begun | null;
  /** To a last step: whether it proves the password. */
  readonly isProven: boolean;
  /** To log in: whether it proves that of an account which lost its email to an earlier one. */
  readonly isLate: boolean;
  /** To a first step: minutes until it may be tried, 0 for now. */
  readonly minutes: number;
  /** Stands for the email where tries are counted, and whether this wallet logged in there before. */
  readonly name: string;
  readonly known: boolean;
  /** Of a link to a new password: the hash of its token, where it may still be used. */
  readonly link: string | null;
  /** To delete an account, or to tell of earlier ones, its sessions; to that and to a new password by a link, the names of all that stands in it. */
  readonly assigned: readonly Pick<Session, 'key' | 'when'>[];
  readonly fields: readonly string[];
  /** To delete an account: the codes that it shows. */
  readonly codes: readonly Key[];
};

const NO_LOGIN: LoginFacts = {
  account: null,
  begins: null,
  begun: null,
  isProven: false,
  isLate: false,
  minutes: 0,
  name: '',
  known: false,
  link: null,
  assigned: [],
  fields: [],
  codes: [],
};

/** What is known of accounts where nobody is logged in and nobody asks. */
export const NOBODY = { account: null, linked: [], login: NO_LOGIN };

export type LoginState = {
  readonly book: Pick<Book, 'business'>;
  readonly device: DeviceId;
  /** The account that this wallet is logged in to. */
  readonly account: Account | null;
  /** Entries that it is linked to. */
  readonly linked: readonly Client[];
  /** Key for an account, should one be made: of the request's id, so that all devices make one. */
  readonly clientKey: Key;
  /** The session whose link was open. */
  readonly session: Session | null;
  readonly login: LoginFacts;
};

/** When something begins whose end must be later than all that was said of the wallet and the password before. */
export const beginsAt = (account: Account | null, wallet: WalletKey, now: number): number =>
  Math.max(now, account?.password.at ?? 0, (account?.wallets[wallet]?.at ?? -1) + 1);

/** Whether a last step is that of something which this wallet began a moment ago. */
export const isOpen = (one: Begun | null, of: Begun['of'], wallet: WalletKey, now: number): one is Begun =>
  one?.of === of && one.wallet === wallet && Math.abs(now - one.at) <= LIFE;

/** What was begun proves something once, and nothing after another password was set. */
export const isFresh = ({ wallets, password }: Account, wallet: WalletKey, { at }: Begun): boolean =>
  password.at <= at && (wallets[wallet]?.at ?? -1) < at;

const bond = (is: Bond['is'], at: number, device: string) => json({ is, at, device });

/** Logged in from then on; where the wallet was logged in to another account, no more. */
export const bondDrafts = (
  { account }: Pick<LoginState, 'account'>,
  key: Key,
  wallet: WalletKey,
  at: number,
  device: string,
): Draft[] => {
  const field = walletField(wallet);
  const other: Draft[] =
    account && account.key !== key
      ? [{ of: 'account', key: account.key, by: wallet, set: { [field]: bond('out', at, device) } }]
      : [];
  return [...other, { of: 'account', key, by: wallet, set: { [field]: bond('in', at, device) } }];
};

/** Fields of an account by which wallets are logged out: those that are in, but for one. */
export const outFields = ({ wallets }: Account, but: WalletKey | null, at: number): Draft['set'] =>
  Object.fromEntries(
    Object.entries(wallets).flatMap(([key, { is, device }]) =>
      key !== but && is === 'in' ? [[walletField(key), bond('out', at, device)]] : [],
    ),
  );

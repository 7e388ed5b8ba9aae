import * as v from 'valibot';
import { type Account, type Bond, isLoggedIn, walletField } from './accounts';
import { answerOf, type Decision, type Outcome } from './answers';
import { linking } from './assigning';
import type { Book } from './book';
import { type DeviceId, Key } from './id';
import { json } from './json';
import type { Draft } from './ledger';
import type { Agree, LogIn, LoginRequest, LogOut, Password, SignUp } from './requests';
import { WalletKey } from './requests';
import type { Session } from './sessions';
import { MINUTE } from './time';
import type { Tried } from './tries';

/** How long the last step of logging in may come after the first. */
const LIFE = 2 * MINUTE;

/** What travels with a wallet between the two steps, sealed, so that any desk can take the last one. */
export const Begun = v.object({
  of: v.picklist(['sign-up', 'log-in', 'password']),
  wallet: WalletKey,
  /** As it was typed, and the name that stands for it. */
  email: v.pipe(v.string(), v.maxLength(254)),
  name: v.pipe(v.string(), v.maxLength(43)),
  /** None to sign up, and where nobody has that email. */
  account: v.nullable(Key),
  known: v.boolean(),
  /** Epoch milliseconds; later than everything that the account said of this wallet and of its password. */
  at: v.pipe(v.number(), v.safeInteger()),
  /** Of OPAQUE; empty to sign up. */
  state: v.pipe(v.string(), v.maxLength(400)),
});
export type Begun = v.InferOutput<typeof Begun>;

/** What the desk knows of logging in when it reads a request about that. */
export type LoginFacts = {
  /** Whom the request is about: by its email, by what was begun, or by its key. */
  readonly account: Account | null;
  /** To a first step: what it is answered with; null when its message is none. */
  readonly begins: Outcome['begun'] | null;
  /** To a last step: what went with the answer to the first one; null when that does not open. */
  readonly begun: Begun | null;
  /** To a last step: whether it proves the password. */
  readonly isProven: boolean;
  /** To a first step: minutes until it may be tried, 0 for now. */
  readonly minutes: number;
  /** Stands for the email where tries are counted, and whether this wallet logged in there before. */
  readonly name: string;
  readonly known: boolean;
};

const NO_LOGIN: LoginFacts = {
  account: null,
  begins: null,
  begun: null,
  isProven: false,
  minutes: 0,
  name: '',
  known: false,
};

/** What is known of accounts where nobody is logged in and nobody asks. */
export const NOBODY = { account: null, linked: [], login: NO_LOGIN };

type State = {
  readonly book: Pick<Book, 'business'>;
  readonly device: DeviceId;
  /** The account that this wallet is logged in to. */
  readonly account: Account | null;
  /** Key for an account, should one be made: of the request's id, so that all devices make one. */
  readonly clientKey: Key;
  /** The session whose link was open. */
  readonly session: Session | null;
  readonly login: LoginFacts;
};

/** When something begins whose end must be later than all that was said of the wallet and the password before. */
export const beginsAt = (account: Account | null, wallet: WalletKey, now: number): number =>
  Math.max(now, account?.password.at ?? 0, (account?.wallets[wallet]?.at ?? -1) + 1);

/** What the desk decides on a request about an account. */
export const decideLogin = (
  state: State,
  id: Key,
  from: WalletKey,
  request: LoginRequest,
  now: number,
): Decision => {
  const { login, device, book, account } = state;
  const { begun } = login;
  const say = (outcome: Outcome, tried: Tried | null = null, drafts: readonly Draft[] = []): Decision => {
    const answer = answerOf(device, id, from, outcome, 'desk');
    const counted = tried === null ? answer : { ...answer, set: { ...answer.set, tried: json(tried) } };
    return { outcome, drafts: [...drafts, counted] };
  };
  const refuse = (why: Outcome['why'], tried: Tried | null = null): Decision =>
    say({ is: 'refused', why, nearest: [] }, tried);
  const done = (key: Key, drafts: readonly Draft[], tried: Tried | null): Decision =>
    say({ is: 'done', account: key, nearest: [] }, tried, drafts);
  const begins = (): Decision => {
    const tried: Tried = { name: login.name, known: login.known, is: 'begun' };
    if (login.minutes > 0)
      return say({ is: 'refused', why: 'too-many-tries', minutes: login.minutes, nearest: [] });
    if (request.kind === 'sign-up-start' && login.account) return refuse('email-taken', tried);
    if (!login.begins) return refuse('begin-again', tried);
    return say({ is: 'begun', begun: login.begins, nearest: [] }, tried);
  };
  /** By it the account is found that a wallet is logged in to. */
  const asked = (key: Key, kind: 'sign-up' | 'log-in'): Draft => ({
    of: 'request',
    key: id,
    by: from,
    set: { kind, wallet: from, account: key, at: now },
  });
  const finished = ({ name, known }: Begun): Tried => ({ name, known, is: 'finished' });
  const isOpen = (one: Begun | null, of: Begun['of']): one is Begun =>
    one?.of === of && one.wallet === from && Math.abs(now - one.at) <= LIFE;

  if (book.business.logins === 'off' && request.kind !== 'log-out') return refuse('logins-off');
  switch (request.kind) {
    case 'sign-up-start':
    case 'log-in-start':
      return begins();
    case 'password-start':
      return account?.key === request.account ? begins() : refuse('log-in-first');
    case 'sign-up':
      if (!isOpen(begun, 'sign-up')) return refuse('begin-again');
      if (login.account) return refuse('email-taken');
      // It stays counted: who makes accounts in bulk ends every one of them.
      return done(
        state.clientKey,
        [...signUpDrafts(state, from, request, begun, now), asked(state.clientKey, request.kind)],
        null,
      );
    case 'log-in': {
      const { account: meant } = login;
      // The same for whoever is unknown, whatever they send.
      if (!isOpen(begun, 'log-in')) return refuse('begin-again');
      if (!meant || !login.isProven) return refuse('wrong-password');
      if (!isFresh(meant, from, begun)) return refuse('begin-again');
      return done(
        meant.key,
        [...logInDrafts(state, meant, from, request, begun, now), asked(meant.key, request.kind)],
        finished(begun),
      );
    }
    case 'password':
      if (!isOpen(begun, 'password')) return refuse('begin-again');
      if (account === null || account.key !== begun.account) return refuse('log-in-first');
      if (!login.isProven) return refuse('wrong-password');
      if (!isFresh(account, from, begun)) return refuse('begin-again');
      return done(account.key, passwordDrafts(account, from, request, begun, now), finished(begun));
    case 'agree':
      if (account?.key !== request.account) return refuse('log-in-first');
      return done(account.key, [agreeDraft(account, from, request, now)], null);
    case 'log-out':
      // Once more is no fault: it is out.
      if (account?.key === request.account)
        return done(account.key, logOutDrafts(account, from, request, now), null);
      return request.wallet === null ? done(request.account, [], null) : refuse('log-in-first');
  }
};

/** What was begun proves something once, and nothing after another password was set. */
const isFresh = ({ wallets, password }: Account, wallet: WalletKey, { at }: Begun): boolean =>
  password.at <= at && (wallets[wallet]?.at ?? -1) < at;

const bond = (is: Bond['is'], at: number, device: string) => json({ is, at, device });

/** Logged in from then on; where the wallet was logged in to another account, no more. */
const bondDrafts = ({ account }: State, key: Key, wallet: WalletKey, at: number, device: string): Draft[] => {
  const field = walletField(wallet);
  const other: Draft[] =
    account && account.key !== key
      ? [{ of: 'account', key: account.key, by: wallet, set: { [field]: bond('out', at, device) } }]
      : [];
  return [...other, { of: 'account', key, by: wallet, set: { [field]: bond('in', at, device) } }];
};

const signUpDrafts = (
  state: State,
  from: WalletKey,
  { details, record, locale, agreed, device }: SignUp,
  begun: Begun,
  now: number,
): Draft[] => {
  const { clientKey: key } = state;
  const at = Math.max(now, begun.at);
  const set = {
    email: begun.email,
    ...details,
    locale,
    since: now,
    agreed: { catalog: agreed, at: now },
    password: { record, at },
  };
  return [
    { of: 'account', key, by: from, set },
    ...bondDrafts(state, key, from, at, device),
    ...(state.session ? linking({ key, clients: {} }, state.session, from) : []),
  ];
};

const logInDrafts = (
  state: State,
  account: Account,
  from: WalletKey,
  { device }: LogIn,
  begun: Begun,
  now: number,
): Draft[] => [
  ...bondDrafts(state, account.key, from, Math.max(now, begun.at), device),
  ...(state.session ? linking(account, state.session, from) : []),
];

const passwordDrafts = (
  account: Account,
  from: WalletKey,
  { record, keep }: Password,
  begun: Begun,
  now: number,
): Draft[] => {
  // Later than what was begun, which proves nothing more from now on.
  const at = Math.max(now, begun.at + 1);
  const others = Object.entries(account.wallets).filter(([key, { is }]) => key !== from && is === 'in');
  const out = others.map(([key, { device }]) => [walletField(key), bond('out', at, device)]);
  const set = { password: { record, at }, ...(keep ? {} : Object.fromEntries(out)) };
  return [{ of: 'account', key: account.key, by: from, set }];
};

const agreeDraft = ({ key }: Account, by: WalletKey, { agreed }: Agree, at: number): Draft => ({
  of: 'account',
  key,
  by,
  set: { agreed: { catalog: agreed, at } },
});

const logOutDrafts = (account: Account, from: WalletKey, { wallet }: LogOut, now: number): Draft[] => {
  const who = wallet ?? from;
  const known = account.wallets[who];
  if (!known || !isLoggedIn(account, who)) return [];
  const out = bond('out', Math.max(now, known.at), known.device);
  return [{ of: 'account', key: account.key, by: from, set: { [walletField(who)]: out } }];
};

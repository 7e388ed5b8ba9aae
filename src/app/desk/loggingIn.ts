import * as v from 'valibot';
import type { Account } from '../../core/accounts';
import { accountFrom, accountOf } from '../../core/accounts';
import { plain } from '../../core/clients';
import type { Key } from '../../core/id';
import { Begun, beginsAt, type LoginFacts, NOBODY } from '../../core/logins';
import type {
  LogIn,
  LogInStart,
  LoginRequest,
  Password,
  PasswordStart,
  SignUp,
  SignUpStart,
  WalletKey,
} from '../../core/requests';
import type { DeskLogins, Store } from '../ports';
import { accountsLike } from './accounts';
import type { Tries } from './tries';

type Ports = {
  readonly store: Store;
  readonly logins: DeskLogins;
  readonly tries: Tries;
};

/** Finds out what the rules need to know about a request on an account. */
export type LoginGather = (
  from: WalletKey,
  request: LoginRequest,
  /** The account that the wallet is logged in to. */
  own: Account | null,
  now: number,
) => Promise<LoginFacts>;

type First = SignUpStart | LogInStart | PasswordStart;
type Last = SignUp | LogIn | Password;

export const createLoginGather = ({ store, logins, tries }: Ports): LoginGather => {
  /** Every first step costs the same, whether anybody has that email or not. */
  const first = async (
    from: WalletKey,
    request: First,
    own: Account | null,
    now: number,
  ): Promise<LoginFacts> => {
    const email = request.kind === 'password-start' ? (own?.email ?? '') : request.email;
    const account =
      request.kind === 'password-start' ? own : (accountOf(await accountsLike(store, email), email) ?? null);
    const isSignUp = request.kind === 'sign-up-start';
    // Counted apart: that somebody signed up a moment ago shows in no number of tries.
    const name = logins.nameOf(`${isSignUp ? 'sign up ' : 'log in '}${plain(email)}`);
    const known = !isSignUp && account !== null && Object.hasOwn(account.wallets, from);
    const minutes = tries.minutes({ name, wallet: from, known }, now);
    const facts = { ...NOBODY.login, account, name, known, minutes };
    if (minutes > 0) return facts;
    const replies = await repliesTo(request, logins.nameOf(plain(email)), account);
    if (replies === null) return facts;
    const of = request.kind.replace(/-start$/, '') as Begun['of'];
    const begun: Begun = {
      of,
      wallet: from,
      email,
      name,
      account: of === 'sign-up' ? null : (account?.key ?? null),
      known,
      at: beginsAt(account, from, now),
      state: replies.state,
    };
    return { ...facts, begins: { replies: replies.replies, sealed: logins.seal(JSON.stringify(begun)) } };
  };
  const repliesTo = async (
    request: First,
    name: string,
    account: Account | null,
  ): Promise<{ readonly replies: string[]; readonly state: string } | null> => {
    if (request.kind === 'sign-up-start') {
      const reply = await logins.register(name, request.message);
      return reply.ok ? { replies: [reply.value], state: '' } : null;
    }
    const started = await logins.start(name, account?.password.record ?? null, request.message);
    if (!started.ok) return null;
    const { reply, state } = started.value;
    if (request.kind === 'log-in-start') return { replies: [reply], state };
    const next = await logins.register(name, request.registration);
    return next.ok ? { replies: [reply, next.value], state } : null;
  };
  const last = async (request: Last): Promise<LoginFacts> => {
    const begun = begunIn(logins.open(request.sealed));
    if (begun === null) return NOBODY.login;
    if (request.kind === 'sign-up') {
      const taken = accountOf(await accountsLike(store, begun.email), begun.email);
      return { ...NOBODY.login, begun, account: taken ?? null };
    }
    return {
      ...NOBODY.login,
      begun,
      account: begun.account === null ? null : await accountUnder(begun.account),
      isProven: await logins.finish(begun.state, request.message),
    };
  };
  const accountUnder = async (key: Key): Promise<Account | null> => {
    const record = await store.get('account', key);
    return record && accountFrom(record);
  };
  return async (from, request, own, now) => {
    switch (request.kind) {
      case 'sign-up-start':
      case 'log-in-start':
      case 'password-start':
        return first(from, request, own, now);
      case 'sign-up':
      case 'log-in':
      case 'password':
        return last(request);
      case 'agree':
      case 'log-out':
        return NOBODY.login;
    }
  };
};

const begunIn = (text: string | null): Begun | null => {
  if (text === null) return null;
  const begun = v.safeParse(Begun, JSON.parse(text));
  return begun.success ? begun.output : null;
};

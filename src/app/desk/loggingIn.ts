import * as v from 'valibot';
import type { Account } from '../../core/accounts';
import { accountFrom, accountOf } from '../../core/accounts';
import { TokenRecord } from '../../core/answers';
import { plain } from '../../core/clients';
import { codeFrom } from '../../core/codes';
import { base64url, type Key } from '../../core/id';
import { Begun, beginsAt, type LoginFacts, NOBODY } from '../../core/loginFacts';
import { known, read, sessionFrom } from '../../core/records';
import type {
  LogIn,
  LogInStart,
  LoginRequest,
  Password,
  PasswordStart,
  ResetStart,
  SignUp,
  SignUpStart,
  WalletKey,
} from '../../core/requests';
import { opensReset } from '../../core/resets';
import type { Session } from '../../core/sessions';
import type { DeskLogins, Digest, Store } from '../ports';
import { accountsLike } from './accounts';
import type { Tries } from './tries';

type Ports = {
  readonly store: Store;
  readonly logins: DeskLogins;
  readonly tries: Tries;
  readonly digest: Digest;
};

/** Finds out what the rules need to know about a request on an account. */
export type LoginGather = (
  from: WalletKey,
  request: LoginRequest,
  /** The account that the wallet is logged in to. */
  own: Account | null,
  now: number,
) => Promise<LoginFacts>;

type Opened = Pick<LoginFacts, 'account' | 'link' | 'fields'>;

type First = SignUpStart | LogInStart | PasswordStart;
type Last = SignUp | LogIn | Password;

export const createLoginGather = ({ store, logins, tries, digest }: Ports): LoginGather => {
  /** Every first step costs the same, whether anybody has that email or not. */
  const first = async (
    from: WalletKey,
    request: First,
    own: Account | null,
    now: number,
  ): Promise<LoginFacts> => {
    const email = request.kind === 'password-start' ? (own?.email ?? '') : request.email;
    const alike = request.kind === 'password-start' ? [] : await accountsLike(store, email);
    const account = request.kind === 'password-start' ? own : (accountOf(alike, email) ?? null);
    const isSignUp = request.kind === 'sign-up-start';
    // Counted apart: that somebody signed up a moment ago shows in no number of tries.
    const what = `${isSignUp ? 'sign up ' : 'log in '}${plain(email)}`;
    const { name, known, minutes } = counted(what, isSignUp ? null : account, from, now);
    const facts = { ...NOBODY.login, account, name, known, minutes };
    if (minutes > 0) return facts;
    const late = request.kind === 'log-in-start' ? lateOf(alike, account) : null;
    const replies = await repliesTo(request, logins.nameOf(plain(email)), account, late);
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
      ...(replies.late === undefined ? {} : { late: { account: late?.key ?? null, state: replies.late } }),
    };
    return { ...facts, begins: { replies: replies.replies, sealed: logins.seal(JSON.stringify(begun)) } };
  };
  const repliesTo = async (
    request: First,
    name: string,
    account: Account | null,
    late: Account | null,
  ): Promise<{ readonly replies: string[]; readonly state: string; readonly late?: string } | null> => {
    if (request.kind === 'sign-up-start') {
      const reply = await logins.register(name, request.message);
      return reply.ok ? { replies: [reply.value], state: '' } : null;
    }
    const started = await logins.start(name, account?.password.record ?? null, request.message);
    if (!started.ok) return null;
    const { reply, state } = started.value;
    if (request.kind === 'log-in-start') {
      // Always, so that nobody can tell whether there is such an account.
      const other = await logins.start(name, late?.password.record ?? null, request.message);
      return other.ok ? { replies: [reply, other.value.reply], state, late: other.value.state } : null;
    }
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
    const { late, state, account } = begun;
    const isProven = await logins.finish(state, request.message);
    return {
      ...NOBODY.login,
      begun,
      account: account === null ? null : await accountUnder(account),
      isProven,
      isLate:
        Boolean(late?.account) && !isProven && (await logins.finish(late?.state ?? '', request.message)),
    };
  };
  const assignedTo = async (account: Key): Promise<readonly Session[]> =>
    known((await store.find({ of: 'session', by: 'account', from: account, to: account })).map(sessionFrom));
  const accountUnder = async (key: Key): Promise<Account | null> => {
    const record = await store.get('account', key);
    return record && accountFrom(record);
  };
  /** What a link to a new password opens, while it does. */
  const openedBy = async (token: string, now: number): Promise<Opened> => {
    const link = base64url(await digest.sha256(token));
    const found = await store.get('token', link);
    const scope = found && read(TokenRecord, found);
    const record = scope?.scope === 'reset' ? await store.get('account', scope.account) : null;
    const account = record && accountFrom(record);
    return opensReset(link, scope, account, now)
      ? { link, account, fields: Object.keys(record?.fields ?? {}) }
      : { link: null, account: null, fields: [] };
  };
  const resetStart = async (from: WalletKey, request: ResetStart, now: number): Promise<LoginFacts> => {
    const opened = await openedBy(request.token, now);
    const { account } = opened;
    const facts = { ...NOBODY.login, ...opened };
    if (!account) return facts;
    const { email, key } = account;
    const name = logins.nameOf(plain(email));
    const reply = await logins.register(name, request.registration);
    if (!reply.ok) return facts;
    const at = beginsAt(account, from, now);
    const begun: Begun = {
      of: 'reset',
      wallet: from,
      email,
      name,
      account: key,
      known: false,
      at,
      state: '',
    };
    return { ...facts, begins: { replies: [reply.value], sealed: logins.seal(JSON.stringify(begun)) } };
  };
  /** How often that may be asked for is counted by `what`, of this wallet alone where it logged in there before. */
  const counted = (
    what: string,
    account: Account | null,
    from: WalletKey,
    now: number,
  ): Pick<LoginFacts, 'name' | 'known' | 'minutes'> => {
    const name = logins.nameOf(what);
    const known = account !== null && Object.hasOwn(account.wallets, from);
    return { name, known, minutes: tries.minutes({ name, wallet: from, known }, now) };
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
      case 'log-out':
        return NOBODY.login;
      case 'agree':
      case 'link':
      case 'profile':
        return { ...NOBODY.login, ...counted(`${request.kind} ${request.account}`, own, from, now) };
      case 'earlier':
        return {
          ...NOBODY.login,
          ...counted(`earlier ${request.account}`, own, from, now),
          // Of another's nothing is read.
          assigned: own?.key === request.account ? await assignedTo(own.key) : [],
        };
      case 'delete-account': {
        const key = request.account;
        const [record, assigned, attached] = await Promise.all([
          store.get('account', key),
          assignedTo(key),
          store.find({ of: 'code', by: 'account', from: key, to: key }),
        ]);
        const codes = known(attached.map(codeFrom)).map(code => code.key);
        return { ...NOBODY.login, assigned, codes, fields: Object.keys(record?.fields ?? {}) };
      }
      case 'forgot': {
        const account = accountOf(await accountsLike(store, request.email), request.email) ?? null;
        return { ...NOBODY.login, account, ...counted(`forgot ${plain(request.email)}`, account, from, now) };
      }
      case 'reset-start':
        return resetStart(from, request, now);
      case 'reset':
        return {
          ...NOBODY.login,
          ...(await openedBy(request.token, now)),
          begun: begunIn(logins.open(request.sealed)),
        };
    }
  };
};

/** The account that lost its email to one made earlier, the first of several. */
const lateOf = (alike: readonly Account[], stays: Account | null): Account | null =>
  alike
    .filter(account => account.key !== stays?.key)
    .reduce<Account | null>((first, one) => (first && first.made < one.made ? first : one), null);

const begunIn = (text: string | null): Begun | null => {
  if (text === null) return null;
  const begun = v.safeParse(Begun, JSON.parse(text));
  return begun.success ? begun.output : null;
};

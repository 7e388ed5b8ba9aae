import { type Account, isLoggedIn, walletField } from './accounts';
import { answerOf, type Decision, type Outcome } from './answers';
import { linking } from './assigning';
import { nextEarlier } from './earlier';
import type { Key } from './id';
import { json } from './json';
import type { Draft } from './ledger';
import { type Begun, bondDrafts, isFresh, isOpen, outFields, type LoginState as State } from './loginFacts';
import { deletedDrafts, profileDrafts } from './profile';
import type { Agree, LogIn, LoginRequest, LogOut, Password, SignUp, WalletKey } from './requests';
import { forgotDrafts, resetDrafts } from './resets';
import type { Tried } from './tries';

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
  /** By it the account is found that a wallet is logged in to. */
  const asked = (key: Key, kind: 'sign-up' | 'log-in'): Draft => ({
    of: 'request',
    key: id,
    by: from,
    set: { kind, wallet: from, account: key, at: now },
  });
  const finished = ({ name, known }: Begun): Tried => ({ name, known, is: 'finished' });
  const tooMany = (): Decision =>
    say({ is: 'refused', why: 'too-many-tries', minutes: login.minutes, nearest: [] });
  const begunNow: Tried = { name: login.name, known: login.known, is: 'begun' };

  const begins = (): Decision => {
    if (login.minutes > 0) return tooMany();
    if (request.kind === 'sign-up-start' && login.account) return refuse('email-taken', begunNow);
    if (!login.begins) return refuse('begin-again', begunNow);
    return say({ is: 'begun', begun: login.begins, nearest: [] }, begunNow);
  };

  if (book.business.logins === 'off' && request.kind !== 'log-out') return refuse('logins-off');
  switch (request.kind) {
    case 'sign-up-start':
    case 'log-in-start':
      return begins();
    case 'password-start':
      return account?.key === request.account ? begins() : refuse('log-in-first');
    case 'sign-up':
      if (!isOpen(begun, 'sign-up', from, now)) return refuse('begin-again');
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
      if (!isOpen(begun, 'log-in', from, now)) return refuse('begin-again');
      if (login.isLate) return refuse('late-account', finished(begun));
      if (!meant || !login.isProven) return refuse('wrong-password');
      if (!isFresh(meant, from, begun)) return refuse('begin-again');
      return done(
        meant.key,
        [...logInDrafts(state, meant, from, request, begun, now), asked(meant.key, request.kind)],
        finished(begun),
      );
    }
    case 'password':
      if (!isOpen(begun, 'password', from, now)) return refuse('begin-again');
      if (account === null || account.key !== begun.account) return refuse('log-in-first');
      if (!login.isProven) return refuse('wrong-password');
      if (!isFresh(account, from, begun)) return refuse('begin-again');
      return done(account.key, passwordDrafts(account, from, request, begun, now), finished(begun));
    case 'agree':
      if (account?.key !== request.account) return refuse('log-in-first');
      if (login.minutes > 0) return tooMany();
      return done(account.key, [agreeDraft(account, from, request, now)], begunNow);
    case 'log-out':
      // Once more is no fault: it is out.
      if (account?.key === request.account)
        return done(account.key, logOutDrafts(account, from, request, now), null);
      return request.wallet === null ? done(request.account, [], null) : refuse('log-in-first');
    case 'profile':
      if (account?.key !== request.account) return refuse('log-in-first');
      // What is written stays in the book: nobody fills it by changing a name for hours.
      if (login.minutes > 0) return tooMany();
      return done(account.key, profileDrafts(account, state.linked, from, request), begunNow);
    case 'link':
      if (account?.key !== request.account) return refuse('log-in-first');
      if (login.minutes > 0) return tooMany();
      return state.session
        ? done(account.key, linking(account, state.session, from), begunNow)
        : refuse('no-such-link');
    case 'earlier': {
      if (account?.key !== request.account) return refuse('log-in-first');
      if (login.minutes > 0) return tooMany();
      const earlier = { from: request.from, next: nextEarlier(login.assigned, request.from, now) };
      return say({ is: 'done', account: account.key, earlier, nearest: [] }, begunNow);
    }
    case 'delete-account':
      if (account?.key !== request.account) return refuse('log-in-first');
      return done(account.key, deletedDrafts(account, login, from, now), null);
    case 'forgot':
      if (login.minutes > 0) return tooMany();
      // The same for whoever is unknown, but for what only the desk sees.
      return say({ is: 'done', nearest: [] }, begunNow, forgotDrafts(login.account, now));
    case 'reset-start':
      if (login.link === null || !login.account) return refuse('no-such-link');
      return login.begins ? say({ is: 'begun', begun: login.begins, nearest: [] }) : refuse('begin-again');
    case 'reset': {
      const { account: meant, link } = login;
      if (link === null || !meant) return refuse('no-such-link');
      if (!isOpen(begun, 'reset', from, now) || begun.account !== meant.key) return refuse('begin-again');
      return done(
        meant.key,
        [...resetDrafts(state, meant, link, from, request, begun, now), asked(meant.key, 'log-in')],
        null,
      );
    }
  }
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
  const set = { password: { record, at, by: from }, ...(keep ? {} : outFields(account, from, at)) };
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
  const out = { is: 'out', at: Math.max(now, known.at), device: known.device };
  return [{ of: 'account', key: account.key, by: from, set: { [walletField(who)]: out } }];
};

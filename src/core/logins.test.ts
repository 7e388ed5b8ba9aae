import { describe, expect, test } from 'vitest';
import { type Account, accountFrom } from './accounts';
import { nextId } from './hlc';
import type { DeviceId, Key } from './id';
import { type Draft, emptyRecord, fold } from './ledger';
import { type Begun, beginsAt, decideLogin, type LoginFacts, NOBODY } from './logins';
import type { LoginRequest, WalletKey } from './requests';
import { bookOf, keyOf } from './testing/shop';
import { MINUTE } from './time';

const NOW = 1_800_000_000_000;
const DEVICE = 'd'.repeat(16) as DeviceId;
const [ANN, BEN] = ['a'.repeat(64), 'b'.repeat(64)] as [WalletKey, WalletKey];
const [ID, MADE, ACCOUNT] = [keyOf('request'), keyOf('made'), keyOf('account')];
const COMMON = { v: 1, business: 'f'.repeat(64), nonce: 'n'.repeat(22) } as const;
const RECORD = 'r'.repeat(200);

const account = (set: Partial<Account> & { readonly [field: string]: unknown } = {}): Account => {
  const fields = {
    email: 'ann@example.org',
    first: 'Ann',
    since: NOW - 1000,
    agreed: { catalog: null, at: NOW - 1000 },
    password: { record: RECORD, at: NOW - 1000 },
    ...set,
  };
  const change = { id: nextId(NOW, DEVICE, []), set: fields as Draft['set'] };
  const found = accountFrom(fold(emptyRecord('account', ACCOUNT), change));
  if (!found) throw new Error('No account');
  return found;
};

const bonded = (wallet: WalletKey, is: 'in' | 'out', at = NOW - 500) => ({
  [`wallet/${wallet}`]: { is, at, device: 'Phone' },
});

const begun = (change: Partial<Begun> = {}): Begun => ({
  of: 'log-in',
  wallet: ANN,
  email: 'ann@example.org',
  name: 'name',
  account: ACCOUNT,
  known: false,
  at: NOW,
  state: 'state',
  ...change,
});

const decided = (
  request: LoginRequest,
  login: Partial<LoginFacts>,
  {
    own = null,
    logins = 'optional',
    now = NOW,
  }: Partial<{ own: Account | null; logins: 'off' | 'optional' | 'required'; now: number }> = {},
) =>
  decideLogin(
    {
      book: bookOf({ business: { logins } }),
      device: DEVICE,
      account: own,
      session: null,
      clientKey: MADE,
      login: { ...NOBODY.login, name: 'name', ...login },
    },
    ID,
    ANN,
    request,
    now,
  );

const BEGINS = { replies: ['reply'], sealed: 'sealed' };
const email = 'ann@example.org';
const message = 'm'.repeat(40);
const start: LoginRequest = { ...COMMON, kind: 'log-in-start', email, message };
const signUpStart: LoginRequest = { ...COMMON, kind: 'sign-up-start', email, message };
const logIn: LoginRequest = { ...COMMON, kind: 'log-in', sealed: 's', message, device: 'Laptop', link: null };
const signUp: LoginRequest = {
  ...COMMON,
  kind: 'sign-up',
  sealed: 's',
  record: RECORD,
  details: { first: 'Ann', last: '', phone: '' },
  locale: 'en',
  agreed: null,
  device: 'Laptop',
  link: null,
};
const passwordStart: LoginRequest = {
  ...COMMON,
  kind: 'password-start',
  account: ACCOUNT,
  message,
  registration: message,
};
const password: LoginRequest = {
  ...COMMON,
  kind: 'password',
  sealed: 's',
  message,
  record: 'q'.repeat(200),
  keep: false,
};
const logOut: LoginRequest = { ...COMMON, kind: 'log-out', account: ACCOUNT, wallet: null };
const kinds = ({ drafts }: { drafts: readonly Draft[] }): string[] => drafts.map(({ of }) => of);
const setOn = ({ drafts }: { drafts: readonly Draft[] }, of = 'account', key: Key = ACCOUNT) =>
  Object.assign({}, ...drafts.filter(draft => draft.of === of && draft.key === key).map(({ set }) => set));

describe('the first step', () => {
  test('writes nothing but its answer, which counts it', () => {
    for (const [request, found] of [
      [start, account()],
      [start, null],
      [signUpStart, null],
    ] as const) {
      const { outcome, drafts } = decided(request, { account: found, begins: BEGINS });
      expect(outcome).toEqual({ is: 'begun', begun: BEGINS, nearest: [] });
      expect(drafts).toHaveLength(1);
      expect(drafts[0]?.set).toMatchObject({ tried: { name: 'name', known: false, is: 'begun' } });
    }
  });

  test('says after too many when to come again, and does not count that', () => {
    for (const request of [start, signUpStart]) {
      const { outcome, drafts } = decided(request, { account: account(), minutes: 7 });
      expect(outcome).toMatchObject({ is: 'refused', why: 'too-many-tries', minutes: 7 });
      expect(drafts[0]?.set).not.toHaveProperty('tried');
    }
  });

  test('of signing up tells that an email is taken, and counts it', () => {
    const { outcome, drafts } = decided(signUpStart, { account: account(), begins: BEGINS });
    expect(outcome).toMatchObject({ is: 'refused', why: 'email-taken' });
    expect(drafts[0]?.set).toHaveProperty('tried');
  });

  test('of what is no message is counted too', () => {
    const { outcome, drafts } = decided(start, { account: account(), begins: null });
    expect(outcome).toMatchObject({ is: 'refused', why: 'begin-again' });
    expect(drafts[0]?.set).toHaveProperty('tried');
  });

  test('begins later than all that was said of the wallet and the password', () => {
    const ahead = account({ ...bonded(ANN, 'out', NOW + 50), password: { record: RECORD, at: NOW + 20 } });
    expect(beginsAt(ahead, ANN, NOW)).toBe(NOW + 51);
    expect(beginsAt(ahead, BEN, NOW)).toBe(NOW + 20);
    expect(beginsAt(null, ANN, NOW)).toBe(NOW);
  });
});

describe('signing up', () => {
  const open = begun({ of: 'sign-up', account: null, state: '' });

  test('makes the account, and this wallet is logged in', () => {
    const found = decided(signUp, { begun: open });
    expect(found.outcome).toEqual({ is: 'done', account: MADE, nearest: [] });
    expect(kinds(found)).toEqual(['account', 'account', 'request', 'answer']);
    expect(setOn(found, 'account', MADE)).toMatchObject({
      email,
      password: { record: RECORD, at: NOW },
      agreed: { catalog: null, at: NOW },
      [`wallet/${ANN}`]: { is: 'in', at: NOW, device: 'Laptop' },
    });
  });

  test('is refused for what was begun by another wallet, for another thing, long ago, or never', () => {
    for (const other of [
      begun({ of: 'sign-up', wallet: BEN }),
      begun({ of: 'log-in' }),
      begun({ of: 'sign-up', at: NOW - 2 * MINUTE - 1 }),
      begun({ of: 'sign-up', at: NOW + 2 * MINUTE + 1 }),
      null,
    ]) {
      const found = decided(signUp, { begun: other });
      expect(found.outcome).toMatchObject({ is: 'refused', why: 'begin-again' });
      expect(kinds(found)).toEqual(['answer']);
    }
    expect(decided(signUp, { begun: { ...open, at: NOW - 2 * MINUTE } }).outcome.is).toBe('done');
  });

  test('is refused where the email was taken meanwhile', () => {
    expect(decided(signUp, { begun: open, account: account() }).outcome).toMatchObject({
      why: 'email-taken',
    });
  });
});

describe('logging in', () => {
  const proven = { begun: begun(), isProven: true };

  test('binds the wallet, and is counted no more', () => {
    const found = decided(logIn, { ...proven, account: account() });
    expect(found.outcome).toEqual({ is: 'done', account: ACCOUNT, nearest: [] });
    expect(setOn(found)).toEqual({ [`wallet/${ANN}`]: { is: 'in', at: NOW, device: 'Laptop' } });
    expect(found.drafts.at(-1)?.set).toMatchObject({ tried: { is: 'finished', name: 'name' } });
    expect(kinds(found)).toEqual(['account', 'request', 'answer']);
  });

  test('that is not proven, and that of an unknown email, are refused in the same words', () => {
    const wrong = decided(logIn, { ...proven, isProven: false, account: account() });
    const unknown = decided(logIn, { begun: begun({ account: null }), isProven: true });
    expect(wrong.outcome).toEqual({ is: 'refused', why: 'wrong-password', nearest: [] });
    expect(unknown).toEqual(wrong);
  });

  test('takes what was begun once only', () => {
    const used = account(bonded(ANN, 'in', NOW));
    const out = account(bonded(ANN, 'out', NOW));
    for (const found of [used, out])
      expect(decided(logIn, { ...proven, account: found }).outcome).toMatchObject({ why: 'begin-again' });
    expect(decided(logIn, { ...proven, account: account(bonded(ANN, 'out', NOW - 1)) }).outcome.is).toBe(
      'done',
    );
  });

  test('with the password of before proves nothing once there is another', () => {
    const changed = account({ password: { record: 'q'.repeat(200), at: NOW + 1 } });
    expect(decided(logIn, { ...proven, account: changed }).outcome).toMatchObject({ why: 'begin-again' });
  });

  test('leaves the account that the wallet was logged in to', () => {
    const other = { ...account(bonded(ANN, 'in')), key: keyOf('other') };
    const found = decided(logIn, { ...proven, account: account() }, { own: other });
    expect(setOn(found, 'account', keyOf('other'))).toMatchObject({ [`wallet/${ANN}`]: { is: 'out' } });
    expect(setOn(found)).toMatchObject({ [`wallet/${ANN}`]: { is: 'in' } });
  });
});

describe('another password', () => {
  const own = account({ ...bonded(ANN, 'in'), ...bonded(BEN, 'in') });
  const proven = { begun: begun({ of: 'password' }), isProven: true };

  test('is begun by whoever is logged in to that account', () => {
    expect(decided(passwordStart, { account: own, begins: BEGINS }, { own }).outcome.is).toBe('begun');
    for (const present of [null, { ...own, key: keyOf('other') }])
      expect(
        decided(passwordStart, { account: own, begins: BEGINS }, { own: present }).outcome,
      ).toMatchObject({ why: 'log-in-first' });
  });

  test('takes the place of the present one, and logs the others out unless they are kept', () => {
    const found = decided(password, proven, { own });
    expect(setOn(found)).toEqual({
      password: { record: 'q'.repeat(200), at: NOW + 1 },
      [`wallet/${BEN}`]: { is: 'out', at: NOW + 1, device: 'Phone' },
    });
    const kept = decided({ ...password, keep: true }, proven, { own });
    expect(Object.keys(setOn(kept))).toEqual(['password']);
  });

  test('needs the present one, and the same account', () => {
    expect(decided(password, { ...proven, isProven: false }, { own }).outcome).toMatchObject({
      why: 'wrong-password',
    });
    const other = { ...proven, begun: begun({ of: 'password', account: keyOf('other') }) };
    expect(decided(password, other, { own }).outcome).toMatchObject({ why: 'log-in-first' });
    expect(decided(password, proven).outcome).toMatchObject({ why: 'log-in-first' });
  });

  test('is not set twice by what was begun once', () => {
    const after = account({ ...bonded(ANN, 'in'), password: { record: RECORD, at: NOW + 1 } });
    expect(decided(password, proven, { own: after }).outcome).toMatchObject({ why: 'begin-again' });
  });
});

describe('logging out', () => {
  const own = account({ ...bonded(ANN, 'in'), ...bonded(BEN, 'in') });

  test('ends this wallet’s log in, or that of another one of the account', () => {
    expect(setOn(decided(logOut, {}, { own }))).toEqual({
      [`wallet/${ANN}`]: { is: 'out', at: NOW, device: 'Phone' },
    });
    expect(setOn(decided({ ...logOut, wallet: BEN }, {}, { own }))).toEqual({
      [`wallet/${BEN}`]: { is: 'out', at: NOW, device: 'Phone' },
    });
  });

  test('is done for who is out, and for no wallet of a stranger’s account', () => {
    const again = decided(logOut, {});
    expect(again.outcome.is).toBe('done');
    expect(kinds(again)).toEqual(['answer']);
    const foreign = decided({ ...logOut, wallet: BEN }, {});
    expect(foreign.outcome).toMatchObject({ is: 'refused', why: 'log-in-first' });
    const unknown = decided({ ...logOut, wallet: 'c'.repeat(64) }, {}, { own });
    expect(kinds(unknown)).toEqual(['answer']);
  });
});

test('where client logins are off nothing but logging out is done', () => {
  const own = account(bonded(ANN, 'in'));
  const facts = { account: own, begins: BEGINS, begun: begun(), isProven: true };
  for (const request of [start, signUpStart, logIn, signUp, passwordStart, password]) {
    const found = decided(request, facts, { own, logins: 'off' });
    expect(found.outcome).toMatchObject({ is: 'refused', why: 'logins-off' });
    expect(kinds(found)).toEqual(['answer']);
  }
  expect(decided(logOut, {}, { own, logins: 'off' }).outcome.is).toBe('done');
});

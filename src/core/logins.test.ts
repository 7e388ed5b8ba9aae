import { describe, expect, test } from 'vitest';
import { type Account, accountFrom } from './accounts';
import type { Client } from './clients';
import { nextId } from './hlc';
import type { DeviceId, Key } from './id';
import { type Draft, emptyRecord, fold } from './ledger';
import { type Begun, beginsAt, type LoginFacts, NOBODY } from './loginFacts';
import { decideLogin } from './logins';
import type { LoginRequest, WalletKey } from './requests';
import { bookOf, keyOf } from './testing/shop';
import { HOUR, MINUTE } from './time';

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
    linked = [],
  }: Partial<{
    linked: readonly Client[];
    own: Account | null;
    logins: 'off' | 'optional' | 'required';
    now: number;
  }> = {},
) =>
  decideLogin(
    {
      book: bookOf({ business: { logins } }),
      device: DEVICE,
      account: own,
      linked,
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
      password: { record: 'q'.repeat(200), at: NOW + 1, by: ANN },
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

const client = (key: Key, first: string, set: Partial<Client> = {}): Client => ({
  key,
  first,
  last: '',
  email: '',
  phone: '',
  locale: '',
  note: '',
  notes: {},
  said: {},
  ...set,
});

describe('another name or phone', () => {
  const own = account({ ...bonded(ANN, 'in'), phone: '123456' });
  const profile: LoginRequest = {
    ...COMMON,
    kind: 'profile',
    account: ACCOUNT,
    details: { first: 'Anna', last: '', phone: '123456' },
  };

  test('goes to the account and to the linked entry that has its name so far, and to no other', () => {
    const linked = [client(keyOf('own'), 'ánn', { phone: '654321' }), client(keyOf('child'), 'Bia')];
    const found = decided(profile, {}, { own, linked });
    expect(found.outcome).toEqual({ is: 'done', account: ACCOUNT, nearest: [] });
    // Her phone stays as each has it: she did not change that.
    expect(setOn(found)).toEqual({ first: 'Anna' });
    expect(setOn(found, 'client', keyOf('own'))).toEqual({ first: 'Anna' });
    expect(kinds(found)).toEqual(['account', 'client', 'answer']);
  });

  test('that is the same writes nothing', () => {
    const same: LoginRequest = { ...profile, details: { first: 'Ann', last: '', phone: '123456' } };
    expect(kinds(decided(same, {}, { own, linked: [client(keyOf('own'), 'Ann')] }))).toEqual(['answer']);
  });

  test('is for whoever is logged in there, and not without end', () => {
    expect(decided(profile, {}).outcome).toMatchObject({ why: 'log-in-first' });
    const often = decided(profile, { minutes: 3 }, { own });
    expect(often.outcome).toMatchObject({ why: 'too-many-tries', minutes: 3 });
    expect(kinds(often)).toEqual(['answer']);
    expect(decided(profile, {}, { own }).drafts.at(-1)?.set).toMatchObject({ tried: { is: 'begun' } });
  });
});

const past = (name: string, start: number) => ({
  key: keyOf(name),
  when: { staff: keyOf('maria'), start, end: start + MINUTE, before: 0, after: 0 },
});

test('agreeing and linking are not done without end', () => {
  const own = account(bonded(ANN, 'in'));
  for (const request of [
    { ...COMMON, kind: 'agree', account: ACCOUNT, agreed: nextId(NOW, DEVICE, []) },
    { ...COMMON, kind: 'link', account: ACCOUNT, link: 't'.repeat(22) },
  ] as LoginRequest[]) {
    expect(decided(request, { minutes: 5 }, { own }).outcome).toMatchObject({ why: 'too-many-tries' });
    expect(decided(request, { minutes: 5 }).outcome).toMatchObject({ why: 'log-in-first' });
  }
});

describe('earlier sessions', () => {
  const own = account(bonded(ANN, 'in'));
  const request: LoginRequest = { ...COMMON, kind: 'earlier', account: ACCOUNT, from: NOW - HOUR };
  const some = (count: number) =>
    Array.from({ length: count }, (_, n) => past(`s${n}`, NOW - HOUR - n * MINUTE));

  test('are told of, and whether there are more; the coming ones and those after that are not counted', () => {
    const others = [past('coming', NOW + HOUR), past('later', NOW - HOUR + 1)];
    const found = (assigned: ReturnType<typeof some>) =>
      decided(request, { assigned: [...others, ...assigned] }, { own });
    expect(found(some(60)).outcome).toEqual({
      is: 'done',
      account: ACCOUNT,
      earlier: { from: NOW - HOUR, next: null },
      nearest: [],
    });
    expect(found(some(61)).outcome.earlier?.next).toBe(NOW - HOUR - 59 * MINUTE);
    expect(kinds(found([]))).toEqual(['answer']);
  });

  test('are told to whoever is logged in to that account alone, and not without end', () => {
    for (const other of [null, { ...own, key: keyOf('other') }])
      expect(decided(request, { assigned: some(1) }, { own: other }).outcome).toEqual({
        is: 'refused',
        why: 'log-in-first',
        nearest: [],
      });
    expect(decided(request, { minutes: 5 }, { own }).outcome).toMatchObject({ why: 'too-many-tries' });
    expect(decided(request, {}, { own }).drafts.at(-1)?.set).toMatchObject({ tried: { is: 'begun' } });
  });
});

describe('deleting the account', () => {
  const own = account({ ...bonded(ANN, 'in'), ...bonded(BEN, 'in'), 'client/x': 'y', phone: '123456' });
  const remove: LoginRequest = { ...COMMON, kind: 'delete-account', account: ACCOUNT };
  const fields = ['email', 'first', 'phone', 'password', `client/${keyOf('own')}`, `wallet/${ANN}`];

  test('leaves nothing in it, gives its sessions back and logs everybody out', () => {
    const assigned = [past('one', NOW)];
    const found = decided(remove, { assigned, fields }, { own });
    expect(found.outcome.is).toBe('done');
    expect(setOn(found, 'session', keyOf('one'))).toEqual({ account: null });
    expect(setOn(found)).toEqual({
      email: null,
      first: null,
      phone: null,
      password: null,
      [`client/${keyOf('own')}`]: null,
      [`wallet/${ANN}`]: { is: 'out', at: NOW, device: 'Phone' },
      [`wallet/${BEN}`]: { is: 'out', at: NOW, device: 'Phone' },
      deleted: NOW,
    });
  });

  test('is for whoever is logged in there', () => {
    const found = decided(remove, { fields });
    expect(found.outcome).toMatchObject({ why: 'log-in-first' });
    expect(kinds(found)).toEqual(['answer']);
  });
});

describe('a password that was forgotten', () => {
  const forgot: LoginRequest = { ...COMMON, kind: 'forgot', email };
  const resetStart: LoginRequest = {
    ...COMMON,
    kind: 'reset-start',
    token: 't'.repeat(22),
    registration: message,
  };
  const reset: LoginRequest = {
    ...COMMON,
    kind: 'reset',
    token: 't'.repeat(22),
    sealed: 's',
    record: 'q'.repeat(200),
    device: 'Laptop',
    keep: true,
  };
  const open = begun({ of: 'reset', state: '' });
  const fields = ['email', 'first', 'phone', 'answer/x', 'prefers', 'password'];

  test('is answered alike, whoever is unknown; only the account says that it was', () => {
    const known = decided(forgot, { account: account() });
    const unknown = decided(forgot, {});
    expect(known.outcome).toEqual({ is: 'done', nearest: [] });
    expect(known.drafts.at(-1)).toEqual(unknown.drafts.at(-1));
    expect(unknown.outcome).toEqual(known.outcome);
    expect(setOn(known)).toEqual({ forgot: NOW });
    expect(kinds(unknown)).toEqual(['answer']);
    for (const found of [account(), null])
      expect(decided(forgot, { account: found, minutes: 5 }).outcome).toMatchObject({ minutes: 5 });
  });

  test('is replaced by whoever has the link, who is then logged in', () => {
    expect(decided(resetStart, { account: account(), link: 'hash', begins: BEGINS }).outcome.is).toBe(
      'begun',
    );
    const own = account({ ...bonded(BEN, 'in'), confirmed: NOW - 100 });
    const found = decided(reset, { account: own, link: 'hash', begun: open, fields });
    expect(found.outcome).toEqual({ is: 'done', account: ACCOUNT, nearest: [] });
    expect(setOn(found, 'token', 'hash' as Key)).toEqual({ used: NOW });
    expect(setOn(found)).toEqual({
      password: { record: 'q'.repeat(200), at: NOW + 1, by: ANN },
      [`wallet/${ANN}`]: { is: 'in', at: NOW + 1, device: 'Laptop' },
    });
    const alone = decided({ ...reset, keep: false }, { account: own, link: 'hash', begun: open, fields });
    expect(setOn(alone)).toHaveProperty([`wallet/${BEN}`, 'is'], 'out');
  });

  test('the first time clears what was typed before, and logs all others out', () => {
    const own = account(bonded(BEN, 'in'));
    const found = decided(reset, { account: own, link: 'hash', begun: open, fields });
    expect(setOn(found)).toEqual({
      password: { record: 'q'.repeat(200), at: NOW + 1, by: ANN },
      confirmed: NOW,
      first: null,
      phone: null,
      'answer/x': null,
      prefers: null,
      [`wallet/${BEN}`]: { is: 'out', at: NOW + 1, device: 'Phone' },
      [`wallet/${ANN}`]: { is: 'in', at: NOW + 1, device: 'Laptop' },
    });
  });

  test('is not replaced without a link, or by what was begun for another account, wallet or thing', () => {
    for (const request of [resetStart, reset])
      expect(decided(request, { begun: open, begins: BEGINS }).outcome).toMatchObject({
        why: 'no-such-link',
      });
    for (const other of [
      begun({ ...open, account: keyOf('other') }),
      begun({ ...open, wallet: BEN }),
      begun(),
      null,
    ]) {
      const found = decided(reset, { account: account(), link: 'hash', begun: other });
      expect(found.outcome).toMatchObject({ why: 'begin-again' });
      expect(kinds(found)).toEqual(['answer']);
    }
  });
});

test('the password of an account that came too late opens nothing, and is told so', () => {
  const found = decided(logIn, { begun: begun(), isLate: true, account: account() });
  expect(found.outcome).toEqual({ is: 'refused', why: 'late-account', nearest: [] });
  expect(kinds(found)).toEqual(['answer']);
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

import { expect, test } from 'vitest';
import type { NewAccount, OwnAccount } from '../app/wallet/wallet';
import { HOUR, MINUTE } from '../core/time';
import {
  book,
  bookingAt,
  meet,
  openBrowser,
  outcome,
  type Person,
  type Shop,
  sessionsOf,
  TOMORROW_AT_10,
  until,
  visit,
  type World,
} from './world';

// Signing up, logging in and out, with real letters and the real OPAQUE; whose a session is, and where it is shown.

const PASSWORD = 'a fine morning in May';

const ANA: NewAccount = {
  email: 'ana@example.org',
  password: PASSWORD,
  first: 'Ana',
  last: 'Souza',
  phone: '',
  locale: 'pt-BR',
  agreed: null,
  device: 'Chrome',
  link: null,
};

const signUp = async (person: Person, root: string, change: Partial<NewAccount> = {}) => {
  const made = await person.wallet.accounts.signUp(root, { ...ANA, ...change });
  if (!made.ok) throw new Error(made.error.is);
  await own(person, root, account => account !== null);
  return made.value;
};

const logIn = (person: Person, root: string, password = PASSWORD, email = ANA.email) =>
  person.wallet.accounts.logIn(root, { email, password, device: 'Laptop', link: null });

const own = (
  person: Person,
  root: string,
  holds: (account: OwnAccount | null) => boolean,
): Promise<OwnAccount | null> => until(person.wallet.accounts.own(root), holds);

const DETAILS = { first: 'Ana', last: 'Souza', email: ANA.email, phone: '+55 11 91234-5678' };

const another = async (world: World, shop: Shop): Promise<Person> => {
  const person = await openBrowser(world);
  await visit(shop, person);
  return person;
};

test('who signs up, logs in on a second device and books there sees the session on both', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  const account = await signUp(ana, root);
  const laptop = await another(world, shop);
  expect(await logIn(laptop, root)).toEqual({ ok: true, value: account });
  await own(laptop, root, found => found?.key === account);

  const key = await book(laptop, bookingAt(seen, TOMORROW_AT_10, { details: DETAILS }));
  await outcome(laptop, root, key, 'confirmed');
  for (const one of [ana, laptop]) {
    const found = await own(one, root, shown => shown?.sessions.length === 1);
    expect(found).toMatchObject({
      key: account,
      email: ANA.email,
      // Which the profile lacked.
      phone: '+55 11 91234-5678',
      sessions: [{ key, service: 'Corte', account }],
      wallets: [{ device: 'Laptop' }, { device: 'Chrome' }],
    });
  }
  const [entry] = await sessionsOf(shop);
  expect(entry?.session).toMatchObject({ key, account });
  expect(entry?.client).toMatchObject({ first: 'Ana', last: 'Souza' });
});

test('what is booked logged out is not shown in the account, though the email is the same', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  await signUp(ana, root);
  const phone = await another(world, shop);
  const key = await book(phone, bookingAt(seen, TOMORROW_AT_10, { details: DETAILS }));
  await outcome(phone, root, key, 'confirmed');
  const mine = await book(ana, bookingAt(seen, TOMORROW_AT_10 + 2 * HOUR, { details: DETAILS }));
  await outcome(ana, root, mine, 'confirmed');
  const found = await own(ana, root, account => account?.sessions.length === 1);
  expect(found?.sessions.map(session => session.key)).toEqual([mine]);
  expect(await own(phone, root, () => true)).toBeNull();
});

test('logging out takes what is the account’s off the device, from here or from another one', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  const account = await signUp(ana, root);
  const laptop = await another(world, shop);
  await logIn(laptop, root);
  const key = await book(laptop, bookingAt(seen, TOMORROW_AT_10));
  await outcome(laptop, root, key, 'confirmed');
  await own(ana, root, found => found?.sessions.length === 1);

  // The laptop is lost: the phone logs it out.
  const there = await own(laptop, root, found => found !== null);
  await ana.wallet.accounts.logOut(root, there?.wallet);
  await own(laptop, root, found => found === null);
  const rows = laptop.shelf.rows.get(root) ?? [];
  expect(rows.filter(({ row }) => row === 'session')).toEqual([]);
  expect(JSON.stringify(rows)).not.toContain(ANA.email);
  await expect.poll(() => [...laptop.shelf.outbox.keys()]).not.toContain(key);
  const found = await own(ana, root, shown => shown?.wallets.length === 1);
  expect(found).toMatchObject({ key: account, sessions: [{ key }] });

  await ana.wallet.accounts.logOut(root);
  await own(ana, root, shown => shown === null);
  // It stays logged out once the desk has answered, and can come back.
  await expect.poll(() => ana.shelf.outbox.size).toBe(0);
  expect(await own(ana, root, () => true)).toBeNull();
  expect(await logIn(ana, root)).toEqual({ ok: true, value: account });
  await own(ana, root, shown => shown?.sessions.length === 1);
});

test('a wrong password and an unknown email are told apart by nothing; a taken email is told', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  await signUp(ana, root);
  const laptop = await another(world, shop);
  const wrong = { ok: false, error: { is: 'wrong-password' } };
  expect(await logIn(laptop, root, 'a fine morning in June')).toEqual(wrong);
  expect(await logIn(laptop, root, PASSWORD, 'nobody@example.org')).toEqual(wrong);
  expect(await logIn(laptop, root, '')).toEqual(wrong);
  expect(await laptop.wallet.accounts.signUp(root, { ...ANA, email: 'ANA@example.org' })).toEqual({
    ok: false,
    error: { is: 'email-taken' },
  });
  expect(await own(laptop, root, () => true)).toBeNull();
});

test('another password logs the others out, and the one before opens nothing', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  const account = await signUp(ana, root);
  const laptop = await another(world, shop);
  await logIn(laptop, root);
  await own(laptop, root, found => found !== null);
  const change = (present: string) =>
    ana.wallet.accounts.changePassword(root, { present, next: 'an evening in June', keep: false });
  expect(await change('not the present one')).toEqual({ ok: false, error: { is: 'wrong-password' } });
  expect(await change(PASSWORD)).toEqual({ ok: true, value: account });
  await own(laptop, root, found => found === null);
  expect(await logIn(laptop, root)).toEqual({ ok: false, error: { is: 'wrong-password' } });
  expect(await logIn(laptop, root, 'an evening in June')).toEqual({ ok: true, value: account });
  expect(await own(ana, root, () => true)).not.toBeNull();
});

test('guesses are ended after ten, for known and unknown emails alike, and keep no known browser out', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  const account = await signUp(ana, root);
  await ana.wallet.accounts.logOut(root);
  await expect.poll(() => ana.shelf.outbox.size).toBe(0);

  const guess = async (email: string) => {
    const thief = await another(world, shop);
    const guessed = await logIn(thief, root, 'guess', email);
    thief.stop();
    return guessed.ok ? null : guessed.error;
  };
  const tried = async (email: string): Promise<readonly unknown[]> => {
    const all = [];
    for (let n = 0; n < 12; n++) all.push(await guess(email));
    return all;
  };
  const ended = [
    ...Array.from({ length: 10 }, () => ({ is: 'wrong-password' })),
    ...Array.from({ length: 2 }, () => ({ is: 'too-many-tries', minutes: 60 })),
  ];
  expect(await tried(ANA.email)).toEqual(ended);
  expect(await tried('nobody@example.org')).toEqual(ended);

  expect(await logIn(ana, root)).toEqual({ ok: true, value: account });
  const laptop = await another(world, shop);
  expect(await logIn(laptop, root)).toMatchObject({ ok: false, error: { is: 'too-many-tries' } });
  world.clock.advance(HOUR + MINUTE);
  expect(await logIn(laptop, root)).toEqual({ ok: true, value: account });
});

test('required: who is not logged in cannot book; off: nobody signs up or logs in', async () => {
  const { shop, ana, seen } = await meet();
  const { root } = seen;
  await shop.desk.settings.business({ logins: 'required' });
  const refused = await book(ana, bookingAt(seen, TOMORROW_AT_10));
  expect(await outcome(ana, root, refused, 'refused')).toMatchObject({ state: { why: 'log-in-first' } });
  const account = await signUp(ana, root);
  const booked = await book(ana, bookingAt(seen, TOMORROW_AT_10));
  await outcome(ana, root, booked, 'confirmed');

  await shop.desk.settings.business({ logins: 'off' });
  const off = { ok: false, error: { is: 'logins-off' } };
  expect(await logIn(ana, root)).toEqual(off);
  expect(await ana.wallet.accounts.signUp(root, { ...ANA, email: 'other@example.org' })).toEqual(off);
  const loose = await book(ana, bookingAt(seen, TOMORROW_AT_10 + 2 * HOUR, { anyway: true }));
  await outcome(ana, root, loose, 'confirmed');
  const sessions = await sessionsOf(shop, 2);
  expect(sessions.map(({ session }) => [session.key, session.account])).toEqual([
    [booked, account],
    [loose, null],
  ]);
});

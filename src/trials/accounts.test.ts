import { expect, test } from 'vitest';
import type { SessionFace } from '../app/wallet/wallet';
import { HOUR } from '../core/time';
import { ANA, another, DETAILS, logIn, own, PASSWORD, signUp } from './accounts';
import { book, bookingAt, meet, outcome, sessionsOf, TOMORROW_AT_10, until } from './world';

// Signing up, logging in and out, with real letters and the real OPAQUE; whose a session is, and where it is shown.

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

test('whoever is logged in moves and cancels what the account shows, and no more once logged out', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  await shop.desk.settings.business({
    moving: { allowed: true, until: 0, most: 3 },
    cancelling: { allowed: true, until: 0 },
  });
  await signUp(ana, root);
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10, { details: DETAILS }));
  await outcome(ana, root, key, 'confirmed');
  const laptop = await another(world, shop);
  const asked = { root, session: key, token: null };
  const shown = { service: 'Corte', staff: 'Eu', end: 0 };
  const start = TOMORROW_AT_10 + 2 * HOUR;
  await logIn(laptop, root);
  await own(laptop, root, found => found?.sessions.length === 1);
  await laptop.wallet.move({ ...asked, staff: null, start, shown });
  await own(ana, root, found => found?.sessions[0]?.start === start);
  await laptop.wallet.accounts.logOut(root);
  await expect.poll(() => laptop.shelf.outbox.size).toBe(1);
  const late = await laptop.wallet.cancel(asked);
  if (!late.ok) throw new Error(late.error.is);
  const answer = async () =>
    (laptop.shelf.rows.get(root) ?? []).find(row => row.row === 'answer' && row.key === late.value);
  await expect.poll(answer).toMatchObject({ is: 'refused' });
  expect((await own(ana, root, () => true))?.sessions[0]?.state.is).toBe('confirmed');
  // Nor whoever booked it, though that one has asked about it twice.
  await ana.wallet.move({ ...asked, staff: null, start: TOMORROW_AT_10, shown });
  await own(ana, root, found => found?.sessions[0]?.start === TOMORROW_AT_10);
  await ana.wallet.accounts.logOut(root);
  await own(ana, root, found => found === null);
  await ana.wallet.cancel(asked);
  const said = async () =>
    shop.disk.entries.filter(({ change: { of, set } }) => of === 'answer' && isNoLink(set['answer']));
  await expect.poll(said).toHaveLength(2);
});

const isNoLink = (answer: unknown): boolean => JSON.stringify(answer).includes('no-such-link');

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

test.each(['off', 'required'] as const)(
  'the link of a session works in a browser that is not logged in, also while logins are %s',
  async logins => {
    const { world, shop, ana, seen } = await meet();
    const { root } = seen;
    await shop.desk.settings.business({
      moving: { allowed: true, until: 0, most: 3 },
      cancelling: { allowed: true, until: 0 },
    });
    const session = await book(ana, bookingAt(seen, TOMORROW_AT_10, { details: DETAILS }));
    await outcome(ana, root, session, 'confirmed');
    const token = ana.shelf.outbox.get(session)?.token ?? '';
    await shop.desk.settings.business({ logins });
    const other = await another(world, shop);
    await other.wallet.open(root, token);
    const opened = other.wallet.session(root, token, null);
    const shows = (holds: (face: SessionFace) => boolean) =>
      until(opened, one => one.is === 'live' && holds(one.session));
    await shows(({ start }) => start === TOMORROW_AT_10);
    const which = { root, session, token };
    const start = TOMORROW_AT_10 + 2 * HOUR;
    await other.wallet.move({ ...which, staff: null, start, shown: { service: '', staff: '', end: 0 } });
    await shows(face => face.start === start);
    await other.wallet.cancel(which);
    await shows(({ state }) => state.is === 'cancelled');
  },
);

test('the owner assigns, removes and books; the client sees it come and go', async () => {
  const { shop, ana, seen } = await meet();
  const { root } = seen;
  const loose = await book(ana, bookingAt(seen, TOMORROW_AT_10, { details: DETAILS }));
  await outcome(ana, root, loose, 'confirmed');
  const account = await signUp(ana, root);
  // Nothing links the two yet.
  expect((await shop.desk.sessions.assign(loose, account)).ok).toBe(false);
  const later = { details: DETAILS, anyway: true };
  const booked = await book(ana, bookingAt(seen, TOMORROW_AT_10 + 2 * HOUR, later));
  await outcome(ana, root, booked, 'confirmed');
  const [entry] = await sessionsOf(shop, 2);
  const client = entry?.client?.key;
  if (!client) throw new Error('Nobody booked');
  const shows = async (keys: readonly string[]) => {
    const found = await own(ana, root, shown => shown?.sessions.length === keys.length);
    expect(found?.sessions.map(({ key }) => key)).toEqual(keys);
  };
  await shows([booked]);
  expect((await shop.desk.sessions.assignAll(client)).ok).toBe(true);
  await shows([loose, booked]);
  await shop.desk.sessions.assign(loose, null);
  await shows([booked]);
  const made = await shop.desk.sessions.add({
    service: entry.session.service ?? client,
    staff: entry.session.when.staff,
    start: TOMORROW_AT_10 + 4 * HOUR,
    client: { key: client },
    note: '',
  });
  if (!made.ok) throw new Error(made.error.is);
  await shows([booked, made.value.key]);
  await shop.desk.sessions.assign(made.value.key, null);
  await shows([booked]);
  await shop.desk.sessions.assign(made.value.key, account);
  await shows([booked, made.value.key]);
});

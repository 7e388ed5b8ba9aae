import { expect, test } from 'vitest';
import type { Key } from '../core/id';
import { DAY, HOUR } from '../core/time';
import { another, bookedOnce, DETAILS, logIn, own, signUp } from './accounts';
import { done } from './commands';
import { book, bookingAt, meet, outcome, sessionsOf, TOMORROW_AT_10, until } from './world';

// Accounts as the owner works with them: what each client sees follows.

/** Ana has booked twice while logged in, and has a new account on her laptop, which one session links. */
const twoAccounts = async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  const old = await signUp(ana, root);
  const keys: Key[] = [];
  for (const hours of [0, 2]) {
    const start = TOMORROW_AT_10 + hours * HOUR;
    const key = await book(ana, bookingAt(seen, start, { details: DETAILS, anyway: true }));
    await outcome(ana, root, key, 'confirmed');
    keys.push(key);
  }
  const laptop = await another(world, shop);
  const renewed = await signUp(laptop, root, { email: 'new@example.org' });
  const third = await book(
    laptop,
    bookingAt(seen, TOMORROW_AT_10 + 4 * HOUR, { details: { ...DETAILS, email: 'new@example.org' } }),
  );
  await outcome(laptop, root, third, 'confirmed');
  const [entry] = await sessionsOf(shop, 3);
  const client = entry?.client?.key;
  if (!client) throw new Error('Nobody booked');
  const shows = async (person: typeof ana, shown: readonly Key[]): Promise<void> => {
    const found = await own(person, root, account => account?.sessions.length === shown.length);
    expect(found?.sessions.map(({ key }) => key)).toEqual(shown);
  };
  return { shop, client, old, renewed, keys, third, shows, ana, laptop };
};

test('the owner moves the sessions of one account to another of the client; undone, the new one shows them no more', async () => {
  const { shop, client, old, renewed, keys, third, shows, ana, laptop } = await twoAccounts();
  const { sessions } = shop.desk;
  await shows(ana, keys);
  await shows(laptop, [third]);
  const moved = await done(sessions.moveToAccount(client, old, renewed));
  await shows(ana, []);
  await shows(laptop, [...keys, third]);
  // Nothing is left there to move.
  expect((await sessions.moveToAccount(client, old, renewed)).ok).toBe(false);
  await done(moved.undo());
  await shows(laptop, [third]);
  await shows(ana, keys);
  // From the history of one session, and there back again.
  const [key] = keys as [Key];
  await done(sessions.assign(key, renewed));
  await shows(laptop, [key, third]);
  const [step] = await shop.desk.history('session', key);
  expect(step?.fields).toMatchObject([{ field: 'account', before: old, after: renewed }]);
  if (step) await done(shop.desk.undo(step));
  await shows(laptop, [third]);
  await shows(ana, keys);
});

test('however many sessions leave an account with one press, it shows none of them any more', async () => {
  const { world, shop, seen, account: old, client, entry } = await bookedOnce();
  const { root } = seen;
  const { service, when } = entry.session;
  for (let n = 1; n <= 50; n++) {
    const start = TOMORROW_AT_10 + n * DAY;
    await done(
      shop.desk.sessions.add({
        service: service ?? client,
        staff: when.staff,
        start,
        client: { key: client },
        note: '',
      }),
    );
  }
  // Not those that this browser booked: these it is told of as its own.
  const phone = await another(world, shop);
  await logIn(phone, root);
  await own(phone, root, account => account?.sessions.length === 51);
  const laptop = await another(world, shop);
  const renewed = await signUp(laptop, root, { email: 'new@example.org' });
  const details = { ...DETAILS, email: 'new@example.org' };
  const third = await book(laptop, bookingAt(seen, TOMORROW_AT_10 + 2 * HOUR, { details, anyway: true }));
  await outcome(laptop, root, third, 'confirmed');
  await done(shop.desk.sessions.moveToAccount(client, old, renewed));
  await own(laptop, root, account => account?.sessions.length === 52);
  await own(phone, root, account => account?.sessions.length === 0);
});

test('what is undone of an assignment leaves the account that it was given to', async () => {
  const { shop, renewed, keys, third, shows, laptop } = await twoAccounts();
  const [key] = keys as [Key];
  await done(shop.desk.sessions.assign(key, null));
  const given = await done(shop.desk.sessions.assign(key, renewed));
  await shows(laptop, [key, third]);
  await done(given.undo());
  await shows(laptop, [third]);
});

test('an account that no session links is not taken; a name that is changed takes a session along, account as it is', async () => {
  const { shop, client, old, keys, shows, ana } = await twoAccounts();
  const { sessions, clients } = shop.desk;
  const [key, other] = keys as [Key, Key];
  const bia = { ...DETAILS, first: 'Bia' };
  await done(sessions.note(key, 'Window seat'));
  await done(sessions.edit(key, { client: { person: bia } }));
  const stay = await until(sessions.ofClient(client), found => found.length === 2);
  expect(stay.map(({ session }) => session.key)).not.toContain(key);
  const moved = await until(sessions.one(key), found => found?.client?.first === 'Bia');
  expect(moved).toMatchObject({ note: 'Window seat', session: { account: old } });
  await shows(ana, keys);
  const child = moved?.client?.key;
  if (!child) throw new Error('Nobody’s');
  // The account is the mother's, and nothing links it to the child: it stays, and cannot be given anew.
  await done(sessions.edit(key, { account: null }));
  await shows(ana, [other]);
  expect((await sessions.edit(key, { account: old })).ok).toBe(false);
  // Back under the first name it finds the entry that the account is linked to, whatever contact that one has by now.
  await done(sessions.assign(other, old));
  await done(clients.save(client, { email: 'else@example.org', phone: '' }));
  await done(sessions.edit(other, { client: { person: { ...DETAILS, first: 'Bia' } } }));
  await until(sessions.ofClient(child), found => found.length === 2);
  await done(sessions.edit(other, { client: { person: DETAILS } }));
  await until(sessions.ofClient(child), found => found.length === 1);
  expect((await until(sessions.one(other), () => true))?.session).toMatchObject({ client, account: old });
});

test('the account of a session that the owner books is named before it is saved', async () => {
  const { shop, client, old } = await twoAccounts();
  const { accounts } = shop.desk;
  // Sessions of that client go to two accounts: to neither.
  expect(await accounts.forNew({ key: client })).toBeNull();
  await shop.desk.sessions.moveToAccount(
    client,
    (await until(accounts.of(client), () => true))[1]?.key ?? old,
    old,
  );
  await expect.poll(() => accounts.forNew({ key: client })).toBe(old);
  expect(await accounts.forNew({ person: DETAILS })).toBe(old);
  expect(
    await accounts.forNew({ person: { ...DETAILS, email: 'nobody@example.org', phone: '' } }),
  ).toBeNull();
});

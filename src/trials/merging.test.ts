import { expect, test } from 'vitest';
import type { Key } from '../core/id';
import { HOUR } from '../core/time';
import { DETAILS, signUp } from './accounts';
import { openApart } from './apart';
import { done } from './commands';
import { book, bookingAt, meet, outcome, type Shop, sessionsOf, TOMORROW_AT_10, until } from './world';

// Entries of one person: merged by the owner, shown as one, and apart again.

const SOUSA = { ...DETAILS, last: 'Sousa', email: 'sousa@example.org' };

const booked = async (
  { ana, seen }: Awaited<ReturnType<typeof meet>>,
  hours: number,
  details: typeof DETAILS,
): Promise<Key> => {
  const start = TOMORROW_AT_10 + hours * HOUR;
  const key = await book(ana, bookingAt(seen, start, { details, anyway: true }));
  await outcome(ana, seen.root, key, 'confirmed');
  return key;
};

const clientIn = async (shop: Shop, session: Key): Promise<Key> => {
  const entries = await until(shop.desk.sessions.between(TOMORROW_AT_10, TOMORROW_AT_10 + 10 * HOUR), found =>
    found.some(entry => entry.session.key === session && entry.client !== null),
  );
  const key = entries.find(entry => entry.session.key === session)?.session.client;
  if (!key) throw new Error('Nobody’s');
  return key;
};

const historyOf = async (shop: Shop, client: Key, count: number) => {
  const found = await until(shop.desk.sessions.ofClient(client), entries => entries.length === count);
  return [...found].sort((a, b) => a.session.when.start - b.session.when.start);
};

test('merged, both are shown under one with all that they hold, found by either, and joined by new bookings', async () => {
  const met = await meet();
  const { shop, ana, seen } = met;
  const { clients, sessions, accounts } = shop.desk;
  const first = await booked(met, 0, DETAILS);
  await signUp(ana, seen.root);
  const second = await booked(met, 2, SOUSA);
  const [souza, sousa] = [await clientIn(shop, first), await clientIn(shop, second)];
  await done(sessions.note(second, 'Likes tea'));
  await done(clients.save(sousa, { note: 'Moved in May' }));
  const duplicates = await until(clients.duplicates, pairs => pairs.length > 0);
  expect(duplicates.map(pair => pair.map(({ key }) => key).sort())).toEqual([[souza, sousa].sort()]);
  expect(await until(accounts.holders, () => true)).toEqual(new Set([sousa]));

  const merged = await done(clients.merge(sousa, souza));
  const history = await historyOf(shop, souza, 2);
  expect(history.map(({ client }) => client?.last)).toEqual(['Souza', 'Souza']);
  expect(history.map(({ note }) => note)).toEqual(['', 'Likes tea']);
  // The session itself says what it said before, so that nothing is lost with it.
  expect(history.map(({ session }) => session.client)).toEqual([souza, sousa]);
  expect((await until(clients.together(sousa), found => found.length === 2)).map(({ note }) => note)).toEqual(
    ['', 'Moved in May'],
  );
  expect((await until(clients.one(sousa), () => true))?.key).toBe(souza);
  const search = await until(clients.search, find => find('', 10).length === 1);
  expect(search('sousa@example', 10).map(({ key }) => key)).toEqual([souza]);
  expect(await until(accounts.holders, () => true)).toEqual(new Set([souza]));
  expect((await until(accounts.of(souza), () => true)).map(({ email }) => email)).toEqual([
    'ana@example.org',
  ]);
  expect(await until(clients.duplicates, () => true)).toEqual([]);
  // The account that the merged one is linked to can be given to sessions of the other, and all of them.
  await done(sessions.assignAll(souza));
  await until(sessions.ofClient(souza), found => found.every(({ session }) => session.account !== null));
  // Of the account, under the name of the one that it is not linked to itself: no email or phone says who it is.
  const third = await booked(met, 4, { ...DETAILS, email: 'else@example.org', phone: '+55 11 90000-0000' });
  expect((await historyOf(shop, souza, 3)).at(-1)?.session).toMatchObject({
    key: third,
    client: souza,
  });

  await done(merged.undo());
  await until(sessions.ofClient(souza), found => found.length === 2);
  await done(clients.merge(sousa, souza));
  await done(clients.unmerge(sousa));
  await until(sessions.ofClient(sousa), found => found.length === 1);
  expect((await until(clients.search, () => true))('', 10)).toHaveLength(2);
  // Who was taken out is not proposed again.
  expect(await until(clients.duplicates, () => true)).toEqual([]);
  expect((await clients.unmerge(sousa)).ok).toBe(false);
});

test('an export holds all entries of a person, and erasing reaches all of them', async () => {
  const met = await meet();
  const { shop, ana, seen } = met;
  const { clients } = shop.desk;
  const first = await booked(met, 0, DETAILS);
  await signUp(ana, seen.root);
  const second = await booked(met, 2, SOUSA);
  const [souza, sousa] = [await clientIn(shop, first), await clientIn(shop, second)];
  await done(clients.merge(sousa, souza));
  for (const key of [souza, sousa])
    expect(await clients.exported(key)).toMatchObject({
      client: { last: 'Souza' },
      merged: [{ last: 'Sousa', email: 'sousa@example.org' }],
      accounts: [{ email: 'ana@example.org' }],
      sessions: [{}, {}],
      requests: [{ details: DETAILS }, { details: SOUSA }],
    });
  await done(clients.forget(sousa));
  const kept = shop.disk.entries.map(({ change }) => JSON.stringify(change.set)).join();
  expect(kept).not.toContain('Sousa');
  // The login is the client's own: only they delete it.
  expect(kept.split(DETAILS.phone)).toHaveLength(2);
  const left = await until(shop.desk.clients.search, find => find('', 10).length === 0);
  expect(left('', 10)).toEqual([]);
  expect((await sessionsOf(shop, 2)).map(({ client }) => client)).toEqual([null, null]);
});

test('what desks apart merge, each as it sees it, is one person on all of them once they meet', async () => {
  const apart = await openApart();
  const [a, b, c] = apart.desks;
  const person = (first: string) => ({ first, last: 'Souza', email: '', phone: '' });
  const keys: Key[] = [];
  for (const name of ['Ana', 'Anna', 'Anita'])
    keys.push((await done(a.desk.clients.save(null, person(name)))).key);
  await apart.meet();
  const [ana, anna, anita] = keys as [Key, Key, Key];
  await done(a.desk.clients.merge(ana, anna));
  await done(b.desk.clients.merge(ana, anita));
  await done(c.desk.clients.merge(anna, ana));
  await apart.meet();
  const shown = await Promise.all(
    apart.desks.map(({ desk }) => until(desk.clients.together(ana), found => found.length === 3)),
  );
  const orders = shown.map(list => list.map(({ key }) => key).join());
  expect(new Set(orders).size).toBe(1);
  for (const { desk } of apart.desks) {
    const search = await until(desk.clients.search, find => find('', 10).length === 1);
    expect(search('', 10).map(({ key }) => key)).toEqual([shown[0]?.[0]?.key]);
  }
});

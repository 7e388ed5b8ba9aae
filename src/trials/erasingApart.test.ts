import { expect, test } from 'vitest';
import type { Key } from '../core/id';
import { HOUR } from '../core/time';
import { type Apart, contentOf, openApart } from './apart';
import {
  bookingAt,
  openBrowser,
  type Person,
  type Shop,
  sessionsOf,
  TOMORROW_AT_10,
  until,
  visit,
} from './world';

// What one device erases while others, who do not know it, write about the same person.

const bring = async (person: Person, root: string, request: Key, { desk }: Shop): Promise<void> => {
  const link = await person.wallet.byHand(root, request);
  if (!link.ok) throw new Error(link.error);
  const delivered = await desk.byHand.deliver(link.value);
  if (!delivered.ok) throw new Error(delivered.error);
  await person.wallet.receive(delivered.value.reply);
};

/** Ana has booked once, and all devices know of it. */
const begin = async () => {
  const apart = await openApart();
  for (const { keep } of apart.desks) keep();
  const [a] = apart.desks;
  const ana = await openBrowser(apart.world);
  const seen = await visit(a, ana);
  const books = async (shop: Shop, start: number): Promise<Key> => {
    const asked = await ana.wallet.book(bookingAt(seen, start, { anyway: true }));
    if (!asked.ok) throw new Error(asked.error.is);
    await bring(ana, seen.root, asked.value, shop);
    return asked.value;
  };
  const key = await books(a, TOMORROW_AT_10);
  await apart.meet();
  const [entry] = await sessionsOf(a);
  const client = entry?.session.client;
  if (!client) throw new Error('No client');
  return { apart, key, client, books };
};

/** They meet until no device holds anything of a record. */
const meetUntilGone = async (apart: Apart, of: string, key: string): Promise<void> => {
  for (let round = 0; round < 50; round += 1) {
    await apart.meet();
    const left = await Promise.all(apart.desks.map(({ log }) => log.history(of, key)));
    if (left.every(changes => changes.length === 0)) return;
  }
  throw new Error(`${of}/${key} is still there`);
};

test('whom one device erased is gone on all, with what the person typed at another and what that one sent', async () => {
  const { apart, key, client, books } = await begin();
  const [a, b, c] = apart.desks;
  const again = await books(b, TOMORROW_AT_10 + 3 * HOUR);
  const entry = await until(b.desk.sessions.one(again), found => found !== null);
  expect(entry?.session.client).toBe(client);
  const sent = await c.desk.messages.mark(key, {
    is: 'sent',
    kind: 'confirmation',
    means: 'email',
    told: null,
  });
  expect(sent.ok).toBe(true);
  expect((await a.desk.clients.forget(client)).ok).toBe(true);
  await meetUntilGone(apart, 'request', again);
  await meetUntilGone(apart, 'message', key);
  for (const shop of apart.desks) {
    expect(contentOf(shop)).not.toContain('Souza');
    expect(contentOf(shop)).not.toContain('91234');
    const sessions = await sessionsOf(shop, 2);
    expect(sessions.map(({ client, session }) => [client, session.state.is])).toEqual([
      [null, 'confirmed'],
      [null, 'confirmed'],
    ]);
  }
  // Nothing more is written by those who meet again.
  const before = contentOf(a);
  await apart.meet();
  expect(contentOf(a)).toBe(before);
});

test('so it is where the device that wrote of the person is the one that settles', async () => {
  const { apart, client, books } = await begin();
  const [a, b] = apart.desks;
  const again = await books(a, TOMORROW_AT_10 + 3 * HOUR);
  expect((await b.desk.clients.forget(client)).ok).toBe(true);
  await meetUntilGone(apart, 'request', again);
  for (const shop of apart.desks) expect(contentOf(shop)).not.toContain('Souza');
});

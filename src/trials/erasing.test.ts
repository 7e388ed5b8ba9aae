import { expect, test } from 'vitest';
import type { Key } from '../core/id';
import { HOUR } from '../core/time';
import type { Row } from '../core/views';
import { createWalletLetters } from '../shell/letters/wallet';
import { createWalletVault } from '../shell/vault/walletVault';
import {
  book,
  bookingAt,
  meetAndBook,
  outcome,
  type Person,
  relayOf,
  sessionsOf,
  TOMORROW_AT_10,
  until,
  type World,
} from './world';

/** What the relay holds for a wallet, read with its own key. */
const rowsAtRelay = async (
  world: World,
  person: Person,
  root: string,
  desk: string,
): Promise<readonly Row[]> => {
  const letters = createWalletLetters({
    vault: createWalletVault({ clock: world.clock, name: person.vault }),
  });
  const { authors = [] } = await letters.mailbox(root, desk);
  const held = relayOf(world)
    .letters()
    .filter(({ pubkey }) => authors.includes(pubkey));
  const views = await Promise.all(
    held.map(letter => letters.openView(letter, root, desk, world.clock.now())),
  );
  return views.flatMap(view => (view.ok ? view.value.rows : []));
};

const opened = async () => {
  const { world, shop, ana, seen, key } = await meetAndBook();
  const [entry] = await sessionsOf(shop);
  const client = entry?.session.client as Key;
  return { world, shop, ana, seen, key, client };
};

test('an erased client is gone with what was typed; the session stays, and the relay holds no view of it', async () => {
  const { world, shop, ana, seen, key, client } = await opened();
  await until(shop.desk.clients.one(client), found => found !== null);
  expect(await rowsAtRelay(world, ana, seen.root, seen.desk ?? '')).not.toEqual([]);

  expect((await shop.desk.clients.forget(client)).ok).toBe(true);
  await until(shop.desk.clients.one(client), found => found === null);
  expect(await shop.log.history('client', client)).toEqual([]);
  expect(await shop.log.history('request', key)).toEqual([]);
  const [entry] = await sessionsOf(shop);
  expect(entry).toMatchObject({ client: null, answers: [], session: { key, state: { is: 'confirmed' } } });
  const everything = JSON.stringify(await shop.log.read(0, 1000));
  for (const typed of ['Ana', 'Souza', '91234']) expect(everything).not.toContain(typed);
  while ((await rowsAtRelay(world, ana, seen.root, seen.desk ?? '')).length > 0)
    await new Promise(resolve => setTimeout(resolve, 5));

  // Who books again begins with a new entry.
  const next = await book(ana, bookingAt(seen, TOMORROW_AT_10 + HOUR));
  await outcome(ana, seen.root, next, 'confirmed');
  const entries = await sessionsOf(shop, 2);
  expect(entries.map(({ session }) => session.key)).toEqual([key, next]);
  expect(entries[1]?.session.client).not.toBe(client);
});

test('an export holds all that the book knows of a client, and of nobody else', async () => {
  const { shop, ana, seen, key, client } = await opened();
  const other = { first: 'Rui', last: 'Lopes', email: 'rui@example.com', phone: '+55 11 97777-0000' };
  const second = await book(ana, bookingAt(seen, TOMORROW_AT_10 + HOUR, { details: other, anyway: true }));
  await outcome(ana, seen.root, second, 'confirmed');
  await shop.desk.clients.save(client, { note: 'Likes tea' });
  await shop.desk.sessions.note(key, 'Came early');
  const found = await shop.desk.clients.exported(client);
  expect(found).toMatchObject({
    caderneta: 1,
    business: 'Salão Aurora',
    zone: 'America/Sao_Paulo',
    client: { first: 'Ana', last: 'Souza', phone: '+55 11 91234-5678', locale: 'pt-BR', note: 'Likes tea' },
    sessions: [
      {
        service: 'Corte',
        staff: 'Eu',
        start: new Date(TOMORROW_AT_10).toISOString(),
        state: { is: 'confirmed' },
        price: { amount: 8000, currency: 'BRL' },
        note: 'Came early',
      },
    ],
    requests: [{ details: { first: 'Ana', last: 'Souza' } }],
  });
  expect(found?.changes.length).toBeGreaterThanOrEqual(3);
  expect(JSON.stringify(found)).not.toContain('Rui');
  expect(await shop.desk.clients.exported('z'.repeat(26) as Key)).toBeNull();
});

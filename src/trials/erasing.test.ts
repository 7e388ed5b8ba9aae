import { expect, test } from 'vitest';
import type { Key } from '../core/id';
import { HOUR } from '../core/time';
import type { Row } from '../core/views';
import { createStaffLetters } from '../shell/letters/staff';
import { createWalletLetters } from '../shell/letters/wallet';
import { createWalletVault } from '../shell/vault/walletVault';
import {
  book,
  bookingAt,
  meetAndBook,
  outcome,
  type Person,
  relayOf,
  type Shop,
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
  // As a value: three letters come up in a signature now and then.
  for (const typed of ['"Ana"', 'Souza', '91234']) expect(everything).not.toContain(typed);
  while ((await rowsAtRelay(world, ana, seen.root, seen.desk ?? '')).length > 0)
    await new Promise(resolve => setTimeout(resolve, 5));

  // Who books again begins with a new entry.
  const next = await book(ana, bookingAt(seen, TOMORROW_AT_10 + HOUR));
  await outcome(ana, seen.root, next, 'confirmed');
  const entries = await sessionsOf(shop, 2);
  expect(entries.map(({ session }) => session.key)).toEqual([key, next]);
  expect(entries[1]?.session.client).not.toBe(client);
});

/** Whatever staff devices keep at the relay, opened with the keys of one. */
const staffTexts = async (world: World, { vault }: Shop): Promise<string> => {
  const letters = createStaffLetters(vault.members);
  const opened = await Promise.all(relayOf(world).letters().map(letters.open));
  return JSON.stringify(opened.flatMap(one => (one.ok ? [one.value] : [])));
};

/** Lets time pass until it holds; what is under way needs real turns of the machine as well. */
const passes = async ({ clock }: World, holds: () => Promise<boolean>): Promise<void> => {
  for (let turn = 0; turn < 1000; turn += 1) {
    if (await holds()) return;
    await new Promise(resolve => setTimeout(resolve, 10));
    clock.advance(1000);
  }
  throw new Error(`Waited in vain for ${holds}`);
};

test('what the owner said to a client goes with the client: no log, store, view or page at a relay holds it', async () => {
  const { world, shop, ana, seen, key } = await meetAndBook({ ask: true });
  await shop.desk.sessions.refuse(key, 'Ana, a primeira vez');
  const refused = await outcome(ana, seen.root, key, 'refused');
  expect(refused?.state).toMatchObject({ why: 'by-owner', says: 'Ana, a primeira vez' });
  const second = await book(ana, bookingAt(seen, TOMORROW_AT_10 + HOUR, { anyway: true }));
  await outcome(ana, seen.root, second, 'waiting');
  await shop.desk.sessions.confirm(second);
  await outcome(ana, seen.root, second, 'confirmed');
  await shop.desk.sessions.cancel(second, 'Ana, a segunda vez');
  const cancelled = await outcome(ana, seen.root, second, 'cancelled');
  expect(cancelled?.state).toMatchObject({ by: 'owner', says: 'Ana, a segunda vez' });
  const entries = await sessionsOf(shop, 2);
  expect(entries.map(({ says }) => says)).toEqual(['Ana, a primeira vez', 'Ana, a segunda vez']);
  // Wherever it is looked for below it can be found.
  const texts = async () => [
    JSON.stringify(await shop.log.read(0, 1000)),
    await staffTexts(world, shop),
    JSON.stringify(await rowsAtRelay(world, ana, seen.root, seen.desk ?? '')),
  ];
  const said = ['a primeira vez', 'a segunda vez'];
  await passes(world, async () => (await texts()).every(text => said.every(words => text.includes(words))));

  const client = entries[0]?.session.client as Key;
  const record = await shop.desk.clients.exported(client);
  expect(record?.sessions.map(({ says }) => says)).toEqual(['Ana, a primeira vez', 'Ana, a segunda vez']);
  expect((await shop.desk.clients.forget(client)).ok).toBe(true);
  await passes(world, async () => (await texts()).every(text => said.every(words => !text.includes(words))));
  const left = await until(
    shop.desk.sessions.between(TOMORROW_AT_10, TOMORROW_AT_10 + 3 * HOUR),
    all => all.length === 2 && all.every(({ client }) => client === null),
  );
  expect(left.map(({ says }) => says)).toEqual(['', '']);
});

test('cancelled anew without a word it says none; the next client of a session is told what was said', async () => {
  const { shop, ana, seen, key } = await meetAndBook();
  await shop.desk.sessions.cancel(key, 'Estou doente');
  await outcome(ana, seen.root, key, 'cancelled');
  await shop.desk.sessions.restore(key);
  await outcome(ana, seen.root, key, 'confirmed');
  const again = await shop.desk.sessions.cancel(key, '');
  const silent = await outcome(ana, seen.root, key, 'cancelled');
  expect(silent?.state).toMatchObject({ says: '' });
  if (!again.ok || !again.value.undo) throw new Error('No way back');
  await again.value.undo();
  await outcome(ana, seen.root, key, 'confirmed');
  await shop.desk.sessions.cancel(key, 'Fechado hoje');
  const person = { first: 'Rui', last: 'Lopes', email: '', phone: '+55 11 97777-0000' };
  await shop.desk.sessions.edit(key, { client: { person } });
  const moved = await until(
    shop.desk.sessions.one(key),
    entry => entry?.client?.first === 'Rui' && entry.says !== '',
  );
  expect(moved?.says).toBe('Fechado hoje');
  const [entry] = await sessionsOf(shop);
  expect(entry?.client?.said).toEqual({ [key]: 'Fechado hoje' });
});

test('what earlier versions wrote into the session is still read', async () => {
  const { shop, ana, seen, key } = await meetAndBook();
  await shop.log.append([
    {
      of: 'session',
      key,
      by: 'owner',
      set: { state: { is: 'cancelled', by: 'owner', says: 'Desculpe' } },
    },
  ]);
  const told = await outcome(ana, seen.root, key, 'cancelled');
  expect(told?.state).toMatchObject({ says: 'Desculpe' });
  expect((await sessionsOf(shop))[0]?.says).toBe('Desculpe');
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

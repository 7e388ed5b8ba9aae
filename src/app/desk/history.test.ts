import { expect, test } from 'vitest';
import { bookFrom } from '../../core/book';
import { BUSINESS } from '../../core/business';
import { type DeviceId, KEY_BYTES, keyFrom } from '../../core/id';
import type { Draft, Fields } from '../../core/ledger';
import { clientFrom, sessionFrom } from '../../core/records';
import { ok } from '../../core/result';
import { createMemoryLog } from '../testing/log';
import { createMemoryStore } from '../testing/store';
import type { HistoryEntry, HistoryOf } from './desk';
import { createHistory, createUndo } from './history';
import { createWrite } from './write';

const wallet = 'f'.repeat(64);
const key = keyFrom(new Uint8Array(KEY_BYTES).fill(7));
const staff = keyFrom(new Uint8Array(KEY_BYTES).fill(8));

const open = () => {
  let now = 1_000;
  const log = createMemoryLog({
    device: { id: 'a'.repeat(16) as DeviceId },
    now: () => {
      now += 1_000;
      return now;
    },
  });
  const store = createMemoryStore(log);
  const write = createWrite(log, async () => ok(undefined));
  const history = createHistory(log, store, async () => 'Counter');
  const undo = createUndo(store, write, async () => ok(undefined));
  const set = async (of: HistoryOf, fields: Fields, by = 'owner'): Promise<void> => {
    const draft: Draft = { of, key, by, set: fields };
    expect((await write([draft])).ok).toBe(true);
  };
  const latest = async (of: HistoryOf): Promise<HistoryEntry> => {
    const [entry] = await history(of, key);
    if (!entry) throw new Error('No history');
    return entry;
  };
  const takeBack = async (of: HistoryOf): Promise<void> => {
    expect((await undo(await latest(of))).ok).toBe(true);
  };
  const fields = async (of: HistoryOf): Promise<Fields> => (await store.get(of, key))?.fields ?? {};
  return { log, store, write, history, undo, set, latest, takeBack, fields };
};

const when = { staff, start: 1_000_000, end: 2_800_000, before: 0, after: 0 };
const SESSION: Fields = { when, service: staff, client: null, price: null, state: { is: 'confirmed' } };

test('a history tells what changed, from what, when, by whom and where, the newest first', async () => {
  const { set, history } = open();
  await set('client', { first: 'Ana', email: 'ana@example.org' }, wallet);
  await set('client', { first: 'Bia' });
  await set('client', { note: 'Prefers tea' }, 'desk');
  const told = await history('client', key);
  expect(told.map(({ by }) => by)).toEqual(['desk', 'owner', 'client']);
  expect(told.map(({ device }) => device.name)).toEqual(['Counter', 'Counter', 'Counter']);
  expect(told.map(({ at }) => at)).toEqual([...told.map(({ at }) => at)].sort((a, b) => b - a));
  expect(told[0]?.fields).toEqual([{ field: 'note', before: null, after: 'Prefers tea' }]);
  expect(told[1]?.fields).toEqual([{ field: 'first', before: 'Ana', after: 'Bia' }]);
  // The first one still holds in the email.
  expect(told.map(({ holds }) => holds)).toEqual([true, true, true]);
  await set('client', { email: '' });
  expect((await history('client', key)).map(({ holds }) => holds)).toEqual([true, true, true, false]);
});

test('of another record nothing is told', async () => {
  const { set, history } = open();
  await set('client', { first: 'Ana' });
  expect(await history('session', key)).toEqual([]);
  expect(await history('client', staff)).toEqual([]);
});

test('moving, pricing and cancelling a session are undone, each by a further change', async () => {
  const { set, takeBack, store, history } = open();
  await set('session', SESSION);
  const present = async () => {
    const record = await store.get('session', key);
    return record && sessionFrom(record);
  };
  const before = await present();
  const moved = { ...when, start: 5_000_000, end: 6_800_000 };
  for (const change of [
    { when: moved },
    { price: { amount: 100, currency: 'USD' } },
    { client: staff },
    { state: { is: 'cancelled', by: 'owner' } },
    { state: { is: 'no-show' } },
  ] satisfies Fields[]) {
    await set('session', change);
    expect(await present()).not.toEqual(before);
    await takeBack('session');
    expect(await present()).toEqual(before);
  }
  expect(await history('session', key)).toHaveLength(11);
});

test("undoing the owner's yes cancels, for the client may have been told", async () => {
  const { set, takeBack, fields } = open();
  await set('session', { ...SESSION, state: { is: 'requested', until: 9_000_000 } }, wallet);
  await set('session', { state: { is: 'confirmed' } });
  await takeBack('session');
  expect((await fields('session'))['state']).toEqual({ is: 'cancelled', by: 'owner' });
});

test("a client's names, contact and notes go back to what they were, or away", async () => {
  const { set, takeBack, store } = open();
  await set('client', { first: 'Ana', last: 'Souza', email: 'a@example.org', phone: '' });
  const present = async () => {
    const record = await store.get('client', key);
    return record && clientFrom(record);
  };
  const before = await present();
  await set('client', { first: 'Anna', email: 'b@example.org', note: 'Late', [`note/${staff}`]: 'Tea' });
  expect(await present()).toMatchObject({ first: 'Anna', note: 'Late', notes: { [staff]: 'Tea' } });
  await takeBack('client');
  expect(await present()).toEqual(before);
});

test('settings of a service, a staff member and a form are undone', async () => {
  const { set, takeBack, store, write } = open();
  const business = { name: 'Salon', zone: 'UTC', currency: 'USD' };
  expect((await write([{ of: 'business', key: BUSINESS, by: 'owner', set: business }])).ok).toBe(true);
  const book = async () => {
    const kinds = ['business', 'service', 'staff', 'form'] as const;
    return bookFrom((await Promise.all(kinds.map(of => store.find({ of })))).flat());
  };
  const weekly = Array.from({ length: 7 }, () => [{ from: 540, to: 1080 }]);
  const question = { key: staff, text: 'Allergies', kind: 'line', options: [], needed: true };
  await set('service', { name: 'Cut', duration: 30, price: null, staff: [staff], order: 0 });
  await set('staff', { name: 'Me', weekly, order: 0 });
  await set('form', { name: 'Before you come', questions: [question] });
  const changes: readonly (readonly ['service' | 'staff' | 'form', Fields])[] = [
    ['service', { name: 'Haircut', duration: 45, before: 10, seats: 8, weekly, hidden: true, ask: true }],
    ['service', { price: { amount: 900, currency: 'USD' }, form: key, archived: true }],
    ['service', { 'dated/2027-01-04': [{ from: 600, to: 660 }] }],
    ['staff', { name: 'Bia', perDay: 3, weekly: Array.from({ length: 7 }, () => []) }],
    ['staff', { 'dated/2027-01-04': [], 'off/x': { from: '2027-01-05T09:00', to: '2027-01-06T09:00' } }],
    ['form', { name: 'Health', questions: [] }],
    ['form', { archived: true }],
  ];
  const told = (made: Awaited<ReturnType<typeof book>>) => made && { ...made, version: null, shown: null };
  const before = told(await book());
  for (const [of, change] of changes) {
    await set(of, change);
    expect(told(await book())).not.toEqual(before);
    await takeBack(of);
    expect(told(await book())).toEqual(before);
  }
});

test('what was set again since is left as it is', async () => {
  const { set, latest, undo, fields, history } = open();
  await set('client', { first: 'Ana', email: 'a@example.org' });
  await set('client', { first: 'Bia', email: 'b@example.org' });
  const old = await latest('client');
  await set('client', { first: 'Caio' });
  expect((await undo(old)).ok).toBe(true);
  expect(await fields('client')).toMatchObject({ first: 'Caio', email: 'a@example.org' });
  // Nothing of it holds any more: to undo it again writes nothing.
  const length = (await history('client', key)).length;
  expect((await undo(old)).ok).toBe(true);
  expect(await history('client', key)).toHaveLength(length);
});

test('an undoing is undone in turn', async () => {
  const { set, takeBack, fields } = open();
  await set('client', { first: 'Ana' });
  await set('client', { first: 'Bia' });
  await takeBack('client');
  expect(await fields('client')).toEqual({ first: 'Ana' });
  await takeBack('client');
  expect(await fields('client')).toEqual({ first: 'Bia' });
});

test('a disk that fails undoes nothing and says so', async () => {
  const { set, latest, log, store, fields } = open();
  await set('client', { first: 'Ana' });
  await set('client', { first: 'Bia' });
  const undo = createUndo(
    store,
    async () => ({ ok: false, error: { is: 'full' } }),
    async () => ok(undefined),
  );
  expect(await undo(await latest('client'))).toEqual({ ok: false, error: { is: 'full' } });
  expect(await fields('client')).toEqual({ first: 'Bia' });
  expect(await log.history('client', key)).toHaveLength(2);
});

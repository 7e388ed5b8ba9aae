import { expect, test } from 'vitest';
import { nextId } from '../../core/hlc';
import { base32Number, type DeviceId, type Key } from '../../core/id';
import type { Change, Fields } from '../../core/ledger';
import { createMemoryDisk, createMemoryLog } from '../testing/log';
import { createMemoryStore } from '../testing/store';
import { settledDrafts, unsettled } from './settled';

const device = 'a'.repeat(16) as DeviceId;
const NOON = Date.UTC(2027, 0, 4, 12);
const wallet = 'c'.repeat(64);
const key = (n: number): Key => `k${base32Number(n, 25)}` as Key;

/** A store of so many confirmed sessions, with what else is said; and the keys of the sessions. */
const bookOf = async (
  sessions: number,
  ...said: readonly (readonly [of: string, key: string, set: Fields])[]
) => {
  const when = { staff: key(9_999), start: NOON, end: NOON + 1, before: 0, after: 0 };
  const plain = Array.from(
    { length: sessions },
    (_, n) => ['session', key(n), { when, state: { is: 'confirmed' } }] as const,
  );
  const changes = [...plain, ...said].map(
    ([of, name, set], n): Change => ({
      id: nextId(NOON + n, device, []),
      device,
      seq: n + 1,
      of,
      key: name,
      set,
      by: 'desk',
      sig: 'A'.repeat(86),
    }),
  );
  const log = createMemoryLog({ device: { id: device }, now: () => NOON, disk: createMemoryDisk() });
  await log.accept(changes);
  return { log, store: createMemoryStore(log), keys: plain.map(([, name]) => name) };
};

const answer = (session: Key, by: string, is: string) =>
  ['answer', `${session}/${by}`, { wallet, request: session, answer: { is } }] as const;

/** What a device says of a request that nobody had answered by its limit. */
const expiry = (session: Key) => {
  const refused = { is: 'refused', why: 'not-answered' };
  return [
    ['session', session, { state: refused }],
    ['answer', `${session}/${device}`, { wallet, request: session, answer: refused }],
  ] as const;
};

test('of a whole book only those sessions are looked at one by one that something may be said about', async () => {
  const [once, twice, refused, torn, withdrawn, expired] = [3, 100, 501, 600, 601, 602].map(key) as [
    Key,
    Key,
    Key,
    Key,
    Key,
    Key,
  ];
  const { log, store, keys } = await bookOf(
    620,
    answer(once, device, 'confirmed'),
    answer(twice, device, 'confirmed'),
    answer(twice, 'b'.repeat(16), 'confirmed'),
    answer(refused, device, 'confirmed'),
    ['session', refused, { state: { is: 'refused', why: 'taken' } }],
    ['session', torn, { state: { is: 'cancelled', by: 'owner', placed: nextId(1, device, []) } }],
    ['session', withdrawn, { state: { is: 'requested', until: NOON } }],
    answer(withdrawn, device, 'withdrawn'),
    ...expiry(expired),
  );
  const found = await unsettled(store, keys);
  expect([...found].sort()).toEqual([twice, refused, torn, expired].sort());
  const written = await Promise.all(
    [once, twice, refused, torn, withdrawn, expired, key(0)].map(async one => [
      one,
      (await settledDrafts({ log, store }, one)).map(({ of }) => of),
    ]),
  );
  expect(written).toEqual([
    [once, []],
    [twice, []],
    [refused, ['session']],
    [torn, ['decision']],
    [withdrawn, []],
    [expired, ['session']],
    [key(0), []],
  ]);
});

test('a few sessions are looked at one by one', async () => {
  const { store, keys } = await bookOf(3);
  expect(await unsettled(store, keys)).toEqual(keys);
});

test('what the owner cancelled is cancelled, though the only device that answers refused it at its limit since', async () => {
  const session = key(0);
  const { log, store } = await bookOf(
    1,
    ['session', session, { state: { is: 'cancelled', by: 'owner' } }],
    ...expiry(session),
  );
  expect(await settledDrafts({ log, store }, session)).toMatchObject([
    { of: 'session', key: session, set: { state: { is: 'cancelled', by: 'owner' } } },
  ]);
});

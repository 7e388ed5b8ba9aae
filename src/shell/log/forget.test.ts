import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { Clock } from '../../app/ports';
import type { DeviceId } from '../../core/id';
import { createChannel } from '../device/channel';
import type { TabMessage } from '../device/messages';
import { openStoreDb } from '../store/database';
import { STORE_NOTE } from '../store/shelf';
import { forgetLedger } from './forget';
import { createLog } from './log';

const told = indexedDB.databases.bind(indexedDB);

/** Without RxDB's channel between tabs, which in Node alone stands in a database. */
const names = async () =>
  (await told())
    .map(({ name }) => name ?? '')
    .filter(name => !name.includes('broadcast-channel'))
    .sort();

/** What a ledger leaves behind: its log, and the store that was built last. */
const leave = async (name: string): Promise<void> => {
  const clock: Clock = { now: () => 1_800_000_000_000, at: () => () => undefined };
  const channel = createChannel<TabMessage>(name);
  const log = createLog({
    name: `${name}-log`,
    device: { id: 'a'.repeat(16) as DeviceId, sign: async () => 'A'.repeat(86) },
    clock,
    channel,
    verify: async () => true,
    standingOf: () => 'member',
  });
  await log.append([{ of: 'client', key: 'a', by: 'owner', set: { first: 'Ana' } }]);
  await log.setNote(STORE_NOTE, { version: 2, number: 3 });
  await (await openStoreDb(`${name}-store`, 3)).close();
  await log.close();
  channel.close();
};

test('nothing of a ledger is left, and nothing else is taken', async () => {
  await leave('kept');
  const before = await names();
  await leave('book');
  expect(await names()).not.toEqual(before);
  await forgetLedger('book');
  expect(await names()).toEqual(before);
});

test('where the browser does not tell its databases, they are known by their names', async () => {
  const before = await names();
  await leave('quiet');
  // As in Firefox before 126.
  const proto = Object.getPrototypeOf(indexedDB) as object;
  const own = Object.getOwnPropertyDescriptor(proto, 'databases');
  Reflect.deleteProperty(proto, 'databases');
  try {
    expect('databases' in indexedDB).toBe(false);
    await forgetLedger('quiet');
  } finally {
    if (own) Object.defineProperty(proto, 'databases', own);
  }
  expect(await names()).toEqual(before);
});

import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { Clock } from '../../app/ports';
import { storeContract } from '../../app/testing/store.contract';
import type { DeviceId } from '../../core/id';
import { createChannel } from '../device/channel';
import type { TabMessage } from '../device/messages';
import { createLog } from '../log/log';
import { COLLECTIONS, schemaOf } from './collections';
import { createProjector } from './projector';
import { createShelf } from './shelf';
import { createStore } from './store';

// The same runs in Chromium, where the disk is real: e2e/ledger.
let count = 0;

const make = async () => {
  const name = `store${++count}`;
  const channel = createChannel<TabMessage>(name);
  const clock: Clock = {
    now: () => Date.now(),
    at: (at, call) => {
      const timer = setTimeout(call, Math.max(0, at - Date.now()));
      return () => clearTimeout(timer);
    },
  };
  const device = { id: 'a'.repeat(16) as DeviceId, sign: async () => 'A'.repeat(86) };
  const log = createLog({
    name,
    device,
    clock,
    channel,
    verify: async () => true,
    standingOf: () => 'member',
  });
  const generation = await log.keep(0);
  if (!generation.ok) throw new Error(generation.error.is);
  const shelf = createShelf(name, log, clock, channel);
  await shelf.start();
  const troubles: unknown[] = [];
  const projector = createProjector({
    name,
    log,
    shelf,
    channel,
    clock,
    generation: generation.value,
    idle: async () => undefined,
    onFenced: () => troubles.push('fenced'),
    onTrouble: error => error !== null && troubles.push(error),
  });
  return {
    log,
    store: createStore(shelf),
    close: async () => {
      await projector.stop();
      await shelf.close();
      await log.close();
      channel.close();
      expect(troubles).toEqual([]);
    },
  };
};

for (const { name, run } of storeContract(make)) test(name, run);

test('the free edition of RxDB opens this many collections, and later issues have room', () => {
  // Design §4: at most 10. Accounts, orders, codes, payments and messages are still to come.
  expect(COLLECTIONS.length).toBeLessThanOrEqual(5);
  for (const name of COLLECTIONS) {
    const { indexes = [], required = [] } = schemaOf(name);
    // Dexie cannot index a field that may be absent.
    for (const field of indexes.flat()) expect(required).toContain(field);
  }
});

import { test } from 'vitest';
import type { DeviceId } from '../../core/id';
import { createMemoryLog } from './log';
import { createMemoryStore } from './store';
import { storeContract } from './store.contract';

const make = async () => {
  let now = 1_800_000_000_000;
  const log = createMemoryLog({ device: { id: 'a'.repeat(16) as DeviceId }, now: () => now++ });
  return { log, store: createMemoryStore(log), close: async () => undefined };
};

for (const { name, run } of storeContract(make)) test(name, run);

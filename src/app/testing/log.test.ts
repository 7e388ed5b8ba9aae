import { expect, test } from 'vitest';
import type { DeviceId } from '../../core/id';
import { createMemoryDisk, createMemoryLog, type MemoryLogParts } from './log';
import { logContract } from './log.contract';

const device = 'a'.repeat(16) as DeviceId;

const make = async () => {
  const disk = createMemoryDisk();
  let now = 0;
  let standing: NonNullable<MemoryLogParts['standingOf']> = () => 'member';
  const tab = () =>
    createMemoryLog({ device: { id: device }, now: () => now, disk, standingOf: change => standing(change) });
  return {
    tabs: [tab(), tab()] as const,
    device,
    setNow: (to: number) => {
      now = to;
    },
    setStanding: (to: typeof standing) => {
      standing = to;
    },
    close: async () => undefined,
  };
};

for (const { name, run } of logContract(make)) test(name, run);

test('a disk that fails takes nothing in', async () => {
  const disk = createMemoryDisk();
  const log = createMemoryLog({ device: { id: device }, now: () => 1, disk });
  disk.failing = { is: 'full' };
  const draft = { of: 'client' as const, key: 'x', set: { n: 1 }, by: 'owner' };
  expect(await log.append([draft])).toEqual({ ok: false, error: { is: 'full' } });
  disk.failing = null;
  expect(await log.end()).toBe(0);
  expect((await log.append([draft])).ok).toBe(true);
});

import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Clock } from '../../app/ports';
import { nextId } from '../../core/hlc';
import type { DeviceId } from '../../core/id';
import type { Change } from '../../core/ledger';
import { isSameDigest } from './digest';
import { createVolume } from './volume';
import { createVolumes } from './volumes';

const device = 'a'.repeat(16) as DeviceId;
const clock: Clock = { now: () => 0, at: () => () => undefined };
const AT = Date.UTC(2026, 5, 1);
let count = 0;

const change = (seq: number, sig = 'A'): Change => ({
  id: nextId(AT + seq, device, []),
  device,
  seq,
  of: 'client',
  key: `k${seq}`,
  set: { n: seq },
  by: 'owner',
  sig: sig.repeat(86),
});

const sure = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const meet = (a: Y.Doc, b: Y.Doc) => {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)));
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)));
};

test('what comes in is on the disk before it is told, and then counts', async () => {
  const name = `r${++count}`;
  const volumes = createVolumes(name, clock);
  const other = createVolume(2026, []);
  other.add([change(1), change(2)]);
  const volume = sure(await volumes.open(2026, 1));
  const told = new Promise<readonly Change[]>(resolve => volumes.onArrived((_, changes) => resolve(changes)));
  meet(volume.doc, other.doc);
  expect((await told).map(({ seq }) => seq)).toEqual([1, 2]);
  const again = createVolumes(name, clock);
  expect(sure(await again.changesOf(2026)).map(({ seq }) => seq)).toEqual([1, 2]);
  const note = sure(await volumes.notes(1)).get(2026);
  expect(isSameDigest(note?.digest, other.digest())).toBe(true);
  expect(note?.waiting).toBe(true);
  await volumes.close();
  await again.close();
});

test('entries that came out of a volume only move the mark, and only on from where it stands', async () => {
  const volumes = createVolumes(`r${++count}`, clock);
  const other = createVolume(2026, []);
  other.add([1, 2, 3].map(seq => change(seq)));
  const volume = sure(await volumes.open(2026, 1));
  const told = new Promise(resolve => volumes.onArrived((_, changes) => resolve(changes)));
  meet(volume.doc, other.doc);
  await told;
  const size = sure(await volumes.sizeOf(2026));
  const entries = [1, 2, 3].map(seq => ({ at: seq, change: change(seq) }));
  // Others stand before them in the log: those are carried first.
  sure(await volumes.known(entries.slice(1), 1));
  expect(sure(await volumes.carried()).mark).toBe(0);
  sure(await volumes.known(entries, 1));
  expect(sure(await volumes.carried()).mark).toBe(3);
  expect(sure(await volumes.sizeOf(2026))).toBe(size);
  await volumes.close();
});

test('what an empty volume gets at once and what comes later both stand on the disk', async () => {
  const name = `r${++count}`;
  const volumes = createVolumes(name, clock);
  const other = createVolume(2026, []);
  const volume = sure(await volumes.open(2026, 1));
  for (const seq of [1, 2, 3]) {
    other.add([change(seq)]);
    const told = new Promise(resolve => volumes.onArrived((_, changes) => resolve(changes)));
    meet(volume.doc, other.doc);
    await told;
  }
  const again = createVolumes(name, clock);
  expect(sure(await again.changesOf(2026)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  await volumes.close();
  await again.close();
});

test('of a change that two put in apart the same one stays everywhere; a forged copy takes nothing away', () => {
  const [a, b] = [createVolume(2026, []), createVolume(2026, [])];
  a.add([change(1), change(2)]);
  b.add([change(1), change(3), { ...change(2), sig: 'B'.repeat(86) }]);
  meet(a.doc, b.doc);
  expect(a.single()).not.toBeNull();
  b.single();
  meet(a.doc, b.doc);
  for (const volume of [a, b]) {
    expect(volume.changes().filter(({ seq }) => seq === 1)).toHaveLength(1);
    expect(volume.changes().filter(({ seq }) => seq === 2)).toHaveLength(2);
    expect(volume.digest().count).toBe(3);
    expect(volume.single()).toBeNull();
  }
  expect(a.digest()).toEqual(b.digest());
});

test('a digest tells of deletions, and does not depend on the order', () => {
  const [a, b] = [createVolume(2026, []), createVolume(2026, [])];
  a.add([change(1), change(2), change(3)]);
  b.add([change(3), change(1)]);
  expect(isSameDigest(a.digest(), b.digest())).toBe(false);
  a.erase(new Set(['client/k2']));
  expect(isSameDigest(a.digest(), b.digest())).toBe(true);
  expect(isSameDigest(createVolume(2026, [a.snapshot()]).digest(), a.digest())).toBe(true);
});

import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Clock, Entry } from '../../app/ports';
import { erasing, foldAll } from '../../core/erasing';
import { nextId } from '../../core/hlc';
import type { DeviceId } from '../../core/id';
import type { Change } from '../../core/ledger';
import { createVolume } from './volume';
import { createVolumes } from './volumes';

const device = 'a'.repeat(16) as DeviceId;
const clock: Clock = { now: () => 0, at: () => () => undefined };
const AT = { 2026: Date.UTC(2026, 11, 31), 2027: Date.UTC(2027, 0, 1) };
let count = 0;

const entry = (seq: number, year: keyof typeof AT, key: string, set: Change['set'] = { n: seq }): Entry => ({
  at: seq,
  change: {
    id: nextId(AT[year] + seq, device, []),
    device,
    seq,
    of: 'client',
    key,
    set,
    by: 'owner',
    sig: 'A'.repeat(86),
  },
});

const changes = (entries: readonly Entry[]) => entries.map(({ change }) => change);

const valueIn = async <T>(result: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>) => {
  const done = await result;
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value;
};

test('each year has its volume, and all of them together are the log', async () => {
  const volumes = createVolumes(`v${++count}`, clock);
  const entries = [entry(1, 2026, 'x'), entry(2, 2027, 'x'), entry(3, 2026, 'y')];
  await valueIn(volumes.carry(entries, 3, 1));
  expect(await valueIn(volumes.years())).toEqual([2026, 2027]);
  expect(await valueIn(volumes.carried())).toEqual({ mark: 3, generation: 1 });
  expect(await valueIn(volumes.changesOf(2027))).toEqual(changes(entries.slice(1, 2)));
  const all = [...(await valueIn(volumes.changesOf(2026))), ...(await valueIn(volumes.changesOf(2027)))];
  expect(foldAll(all)).toEqual(foldAll(changes(entries)));
  await volumes.close();
});

test('what is carried twice stands once, also after loading again', async () => {
  const name = `v${++count}`;
  const entries = [entry(1, 2026, 'x'), entry(2, 2026, 'y')];
  const first = createVolumes(name, clock);
  await valueIn(first.carry(entries, 2, 1));
  await valueIn(first.carry(entries, 2, 1));
  await first.close();
  const second = createVolumes(name, clock);
  await valueIn(second.carry([...entries, entry(3, 2026, 'z')], 3, 2));
  expect((await valueIn(second.changesOf(2026))).map(({ seq }) => seq).sort()).toEqual([1, 2, 3]);
  await second.close();
});

test('an erased record leaves every volume', async () => {
  const volumes = createVolumes(`v${++count}`, clock);
  const secret = 'Maria da Silva';
  await valueIn(volumes.carry([entry(1, 2026, 'x', { name: secret }), entry(2, 2026, 'y')], 2, 1));
  await valueIn(volumes.carry([entry(3, 2027, 'x', { name: secret })], 3, 1));
  const erased = {
    ...entry(4, 2027, ''),
    change: {
      ...entry(4, 2027, '').change,
      ...erasing('client', 'x', 'owner', [
        { device, seq: 1 },
        { device, seq: 3 },
      ]),
    },
  };
  await valueIn(volumes.carry([erased], 4, 1));
  expect((await valueIn(volumes.changesOf(2026))).map(({ seq }) => seq)).toEqual([2]);
  expect((await valueIn(volumes.changesOf(2027))).map(({ of }) => of)).toEqual(['erased']);
  for (const year of [2026, 2027]) await valueIn(volumes.compact(year, 1));
  expect((await valueIn(volumes.changesOf(2026))).map(({ seq }) => seq)).toEqual([2]);
  await volumes.close();
});

test('compacting keeps all and shrinks what single pushes left', async () => {
  const volumes = createVolumes(`v${++count}`, clock);
  const entries = Array.from({ length: 60 }, (_, n) => entry(n + 1, 2026, `k${n}`));
  for (const one of entries) await valueIn(volumes.carry([one], one.at, 1));
  const before = await valueIn(volumes.sizeOf(2026));
  await valueIn(volumes.compact(2026, 1));
  expect(await valueIn(volumes.sizeOf(2026))).toBeLessThan(before);
  expect(await valueIn(volumes.changesOf(2026))).toEqual(changes(entries));
  await valueIn(volumes.carry([entry(61, 2026, 'more')], 61, 1));
  expect((await valueIn(volumes.changesOf(2026))).length).toBe(61);
  await volumes.close();
});

test('a volume that came whole from another device is read, and deflated when more comes to it', async () => {
  const name = `v${++count}`;
  const entries = Array.from({ length: 800 }, (_, n) => entry(n + 1, 2026, `k${n}`, { n: 'x'.repeat(60) }));
  const theirs = createVolume(2026, []);
  theirs.add(changes(entries));
  const first = createVolumes(name, clock);
  const arrived = new Promise<readonly Change[]>(resolve => first.onArrived((_, all) => resolve(all)));
  let came: readonly Change[] = [];
  first.onComing(all => {
    came = all;
  });
  Y.applyUpdate((await valueIn(first.open(2026, 1))).doc, theirs.snapshot());
  expect(came).toEqual(changes(entries));
  // The very objects: what is known of them is asked for by them.
  expect((await arrived).every((change, n) => change === came[n])).toBe(true);
  const before = await valueIn(first.sizeOf(2026));
  await first.close();
  const second = createVolumes(name, clock);
  expect(await valueIn(second.changesOf(2026))).toEqual(changes(entries));
  await valueIn(second.carry([entry(801, 2026, 'more')], 801, 2));
  expect(await valueIn(second.sizeOf(2026))).toBeLessThan(before / 2);
  expect((await valueIn(second.changesOf(2026))).length).toBe(801);
  await second.close();
});

test('a volume that arrives in many parts is deflated once they have come, and not with each', async () => {
  let now = 0;
  let calm: (() => void) | null = null;
  const ticking: Clock = {
    now: () => now,
    at: (_, call) => {
      calm = call;
      return () => undefined;
    },
  };
  const volumes = createVolumes(`v${++count}`, ticking);
  const { doc } = await valueIn(volumes.open(2026, 1));
  const theirs = createVolume(2026, []);
  const sizes: number[] = [];
  for (let part = 0; part < 5; part += 1) {
    const stored = new Promise<void>(resolve => volumes.onStored(resolve));
    const more = Array.from({ length: 200 }, (_, n) => {
      const seq = part * 200 + n + 1;
      return entry(seq, 2026, `k${seq}`, { n: 'x'.repeat(600) });
    });
    Y.applyUpdate(doc, theirs.add(changes(more)) ?? new Uint8Array());
    await stored;
    now += 100;
    sizes.push(await valueIn(volumes.sizeOf(2026)));
  }
  expect(sizes.map(size => Math.round(size / (sizes[0] ?? 1)))).toEqual([1, 2, 3, 4, 5]);
  now += 30_000;
  (calm as unknown as () => void)();
  // In its turn, so after that.
  await volumes.notes(1);
  expect(await valueIn(volumes.sizeOf(2026))).toBeLessThan((sizes[0] ?? 0) / 2);
  expect((await valueIn(volumes.changesOf(2026))).length).toBe(1_000);
  await volumes.close();
});

test('a keeper that was replaced writes nothing', async () => {
  const name = `v${++count}`;
  const old = createVolumes(name, clock);
  const fresh = createVolumes(name, clock);
  await valueIn(old.carry([entry(1, 2026, 'x')], 1, 1));
  await valueIn(fresh.carry([entry(2, 2026, 'y')], 2, 2));
  expect(await old.carry([entry(3, 2026, 'z')], 3, 1)).toEqual({ ok: false, error: { is: 'fenced' } });
  expect(await old.compact(2026, 1)).toEqual({ ok: false, error: { is: 'fenced' } });
  expect((await valueIn(fresh.changesOf(2026))).map(({ seq }) => seq)).toEqual([1, 2]);
  // The tab keeps again, and reads what the other wrote.
  await valueIn(old.carry([entry(3, 2026, 'z')], 3, 3));
  await valueIn(old.compact(2026, 3));
  expect((await valueIn(fresh.changesOf(2026))).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  await old.close();
  await fresh.close();
});

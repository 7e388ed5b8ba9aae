import { expect, test } from 'vitest';
import type { LogFailure } from '../../app/ports';
import { ERASED, nameOf, type Place } from '../../core/erasing';
import { nextId } from '../../core/hlc';
import type { DeviceId } from '../../core/id';
import type { Change, Heads } from '../../core/ledger';
import { err, ok, type Result } from '../../core/result';
import { createManualClock } from '../relay/testing/clock';
import type { YearNote } from '../volumes/database';
import { createVolume } from '../volumes/volume';
import { createFeeder, type FeederParts } from './feeder';

const [MEMBER, NEWCOMER] = ['a', 'b'].map(letter => letter.repeat(16)) as [DeviceId, DeviceId];
const AT = Date.UTC(2026, 5, 1);

const change = (device: DeviceId, seq: number, key = `${device[0]}${seq}`): Change => ({
  id: nextId(AT + seq, device, []),
  device,
  seq,
  of: 'client',
  key,
  set: { n: seq },
  by: 'owner',
  sig: 'A'.repeat(86),
});

/** A log that takes what members wrote, in the order of their numbers, and volumes that keep notes. */
const setting = async (start: { readonly waiting?: boolean } = {}) => {
  const clock = createManualClock(AT);
  const volume = createVolume(2026, []);
  const members = new Set([MEMBER]);
  const heads: Record<string, number> = {};
  const erased = new Set<string>();
  const gone: Place[] = [];
  const shown: number[] = [];
  const batches: string[][] = [];
  const tidied: string[][] = [];
  const known: number[] = [];
  let failure: LogFailure | null = null;
  let waiting = start.waiting ?? false;
  let end = 0;
  let looks = 0;
  let arrive: (year: number, changes: readonly Change[]) => void = () => undefined;
  const parts: FeederParts = {
    clock,
    generation: 1,
    log: {
      accept: async changes => {
        if (failure) return err(failure);
        batches.push(changes.map(({ key }) => key));
        const taken = changes.filter(one => members.has(one.device) && !erased.has(nameOf(one)));
        for (const { device, seq } of taken) heads[device] = Math.max(heads[device] ?? 0, seq);
        const entries = taken.map(one => {
          end += 1;
          return { at: end, change: one };
        });
        return ok({ entries });
      },
      heads: async (): Promise<Heads> => ({ ...heads }),
      gone: async () => gone,
      history: async (of, key) => (of === ERASED && erased.has(key) ? [change(MEMBER, 99)] : []),
    },
    volumes: {
      open: async () => ok(volume),
      notes: async (): Promise<Result<ReadonlyMap<number, YearNote>, LogFailure>> => {
        looks += 1;
        return ok(new Map([[2026, { digest: volume.digest(), waiting }]]));
      },
      tidy: async (_year, names) => {
        tidied.push([...names]);
        return ok(undefined);
      },
      showing: work => work(),
      known: async entries => {
        known.push(...entries.map(({ at }) => at));
        return ok(undefined);
      },
      shown: year => {
        shown.push(year);
        waiting = false;
      },
      onArrived: listen => {
        arrive = listen;
        return () => {
          arrive = () => undefined;
        };
      },
    },
  };
  const feeder = createFeeder(parts);
  // It begins with a look at what waited.
  await expect.poll(() => looks).toBe(1);
  return {
    feeder,
    clock,
    members,
    erased,
    gone,
    shown,
    batches,
    tidied,
    known,
    fail: (to: LogFailure | null) => {
      failure = to;
    },
    /** What came into the volume from another device. */
    arrives: (...changes: Change[]) => {
      volume.add(changes);
      waiting = true;
      arrive(2026, changes);
    },
    settled: () => expect.poll(() => clock.waits().length),
  };
};

test('what arrives is shown to the log, and what that takes is not put into the volumes again', async () => {
  const { arrives, batches, shown, known } = await setting();
  arrives(change(MEMBER, 1), change(MEMBER, 2));
  await expect.poll(() => shown).toEqual([2026]);
  expect(batches).toEqual([['a1', 'a2']]);
  expect(known).toEqual([1, 2]);
});

test('what nobody vouches for waits, and is shown again when that may have changed', async () => {
  const { feeder, arrives, members, batches, shown } = await setting();
  arrives(change(MEMBER, 1), change(NEWCOMER, 1));
  await expect.poll(() => batches).toEqual([['a1', 'b1']]);
  feeder.again();
  // What the log has is not shown to it twice.
  await expect.poll(() => batches).toEqual([['a1', 'b1'], ['b1']]);
  expect(shown).toEqual([]);
  members.add(NEWCOMER);
  feeder.again();
  await expect.poll(() => shown).toEqual([2026]);
  feeder.again();
  await feeder.stop();
  expect(batches).toEqual([['a1', 'b1'], ['b1'], ['b1']]);
});

test('what the log holds already is not shown to it, what it knows as erased is', async () => {
  const { arrives, gone, batches, shown } = await setting();
  arrives(change(MEMBER, 1), change(MEMBER, 2), change(MEMBER, 3));
  await expect.poll(() => shown).toEqual([2026]);
  gone.push({ device: MEMBER, seq: 2 });
  arrives(change(MEMBER, 1), change(MEMBER, 2), change(MEMBER, 4));
  await expect.poll(() => shown).toEqual([2026, 2026]);
  expect(batches).toEqual([
    ['a1', 'a2', 'a3'],
    ['a2', 'a4'],
  ]);
});

test('what waited when the app was closed is shown when it opens', async () => {
  const later = await setting({ waiting: true });
  await expect.poll(() => later.shown).toEqual([2026]);
});

test('what is of an erased record leaves the volume instead of waiting', async () => {
  const { arrives, erased, tidied, shown } = await setting();
  const gone = change(MEMBER, 1, 'gone');
  erased.add(nameOf(gone));
  arrives(gone, change(MEMBER, 2));
  await expect.poll(() => shown).toEqual([2026]);
  expect(tidied).toEqual([[nameOf(gone)]]);
});

test('after a failure of the disk all is shown again a while later', async () => {
  const { clock, arrives, fail, batches, shown, settled } = await setting();
  fail({ is: 'full' });
  arrives(change(MEMBER, 1));
  await settled().toBe(1);
  expect(batches).toEqual([]);
  expect(shown).toEqual([]);
  fail(null);
  clock.pass(30_000);
  await expect.poll(() => shown).toEqual([2026]);
  expect(batches).toEqual([['a1']]);
});

test('very many are shown in parts, what today needs first, and all of them once', async () => {
  const { arrives, batches, shown } = await setting();
  const many = Array.from({ length: 4_500 }, (_, n) => change(MEMBER, n + 1));
  const service: Change = { ...change(MEMBER, 4_501, 'cut'), of: 'service' };
  arrives(...many, service);
  await expect.poll(() => shown).toEqual([2026]);
  expect(batches.map(batch => batch.length)).toEqual([2_000, 2_000, 501]);
  expect(batches[0]?.[0]).toBe('cut');
  expect(new Set(batches.flat()).size).toBe(4_501);
});

test('stopped, it shows nothing any more', async () => {
  const { feeder, arrives, batches, clock } = await setting();
  await feeder.stop();
  arrives(change(MEMBER, 1));
  feeder.again();
  await feeder.stop();
  expect(batches).toEqual([]);
  expect(clock.waits()).toEqual([]);
});

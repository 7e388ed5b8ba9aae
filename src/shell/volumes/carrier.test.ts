import { expect, test } from 'vitest';
import type { Entry } from '../../app/ports';
import { nextId } from '../../core/hlc';
import type { DeviceId } from '../../core/id';
import { ok } from '../../core/result';
import { createManualClock } from '../relay/testing/clock';
import { createCarrier } from './carrier';
import { createUnderway } from './underway';

const device = 'b'.repeat(16) as DeviceId;
const entry = (at: number): Entry => ({
  at,
  change: {
    id: nextId(at, device, []),
    device,
    seq: at,
    of: 'client',
    key: `k${at}`,
    set: { n: at },
    by: 'owner',
    sig: 'A'.repeat(86),
  },
});

/** Runs what waits for promises alone. */
const settled = () => new Promise(resolve => setImmediate(resolve));

test('what the log took out of the volumes is not read back from it, what was written beside it is', async () => {
  const clock = createManualClock();
  const showing = createUnderway();
  const entries: Entry[] = [];
  const read: number[] = [];
  const carried: number[] = [];
  let mark = 0;
  let appended: () => void = () => undefined;
  const carrier = createCarrier({
    log: {
      end: async () => entries.length,
      read: async after => {
        const found = entries.filter(({ at }) => at > after);
        read.push(...found.map(({ at }) => at));
        return found;
      },
      onAppended: listen => {
        appended = listen;
        return () => undefined;
      },
    },
    volumes: {
      carried: async () => ok({ mark, generation: 1 }),
      carry: async (some, to) => {
        carried.push(...some.map(({ at }) => at));
        mark = to;
        return ok(undefined);
      },
      rested: showing.ended,
    },
    generation: 1,
    clock,
    idle: async () => undefined,
    onTrouble: () => undefined,
  });
  await settled();

  let known: () => void = () => undefined;
  const shown = showing.run(() => new Promise<void>(resolve => (known = resolve)));
  entries.push(entry(1), entry(2));
  appended();
  clock.pass(1_000);
  await settled();
  expect(read).toEqual([]);
  entries.push(entry(3));
  mark = 2;
  known();
  await shown;
  await settled();
  expect(read).toEqual([3]);
  expect(carried).toEqual([3]);
  await carrier.stop();
});

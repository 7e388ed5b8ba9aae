import { expect, test } from 'vitest';
import { answerOf } from '../../core/answers';
import type { DeviceId, Key } from '../../core/id';
import type { Draft } from '../../core/ledger';
import type { WalletKey } from '../../core/requests';
import { HOUR, MINUTE } from '../../core/time';
import type { Log, LogFailure } from '../ports';
import { createSteeredClock } from '../testing/clock';
import { createMemoryDisk, createMemoryLog } from '../testing/log';
import { createMemoryStore } from '../testing/store';
import { startExpiring } from './expiring';

const DEVICE = 'd'.repeat(16) as DeviceId;
const NOON = Date.UTC(2027, 0, 4, 12);

const session = (key: string, state: Draft['set'][string]): Draft => ({
  of: 'session',
  key: key.repeat(26) as Key,
  by: 'owner',
  set: {
    when: { staff: 's'.repeat(26), start: NOON + HOUR, end: NOON + 2 * HOUR, before: 0, after: 0 },
    state,
  },
});

const open = () => {
  const clock = createSteeredClock(NOON);
  const disk = createMemoryDisk();
  const log = createMemoryLog({ device: { id: DEVICE }, now: clock.now, disk });
  const states = async (): Promise<readonly unknown[]> =>
    (await createMemoryStore(log).find({ of: 'session' })).map(({ fields }) => fields['state']);
  return { clock, disk, log, states };
};

/** Resolves once the log told of its next commit. */
const written = (log: Log): Promise<void> =>
  new Promise(resolve => {
    const stop = log.onAppended(() => {
      stop();
      resolve();
    });
  });

test('an owner’s yes that is written in the same moment stands', async () => {
  const { clock, log, states } = open();
  await log.append([session('a', { is: 'requested', until: NOON - MINUTE })]);
  // The yes comes from another tab, after what waits was read and before it is refused.
  let isSaid = false;
  const store = createMemoryStore(log);
  const stop = startExpiring(
    {
      log,
      clock,
      device: DEVICE,
      patience: () => 0,
      store: {
        ...store,
        get: async (of, key) => {
          if (!isSaid) {
            isSaid = true;
            await log.append([session('a', { is: 'confirmed' })]);
          }
          return store.get(of, key);
        },
      },
    },
    0,
  );
  await written(log);
  await log.append([session('b', { is: 'requested', until: NOON - MINUTE })]);
  await written(log);
  expect(await states()).toEqual([{ is: 'confirmed' }, { is: 'refused', why: 'not-answered' }]);
  stop();
});

test('a full disk only puts it off', async () => {
  const { clock, log, disk, states } = open();
  await log.append([session('a', { is: 'requested', until: NOON - MINUTE })]);
  const full: LogFailure = { is: 'full' };
  disk.failing = full;
  let tries = 0;
  const failed = new Promise<void>(resolve => {
    const stop = startExpiring(
      {
        log: {
          ...log,
          append: async (drafts, options) => {
            const done = await log.append(drafts, options);
            tries += 1;
            resolve();
            return done;
          },
        },
        store: createMemoryStore(log),
        clock,
        device: DEVICE,
        patience: () => 0,
      },
      0,
    );
    void written(log).then(stop);
  });
  await failed;
  expect(tries).toBe(1);
  disk.failing = null;
  const done = written(log);
  await new Promise(resolve => setTimeout(resolve));
  clock.advance(MINUTE);
  await done;
  expect(await states()).toEqual([{ is: 'refused', why: 'not-answered' }]);
});

test('what another device refused already is ended at its limit, and not answered once more', async () => {
  const { clock, log, states } = open();
  const key = 'a'.repeat(26) as Key;
  const wallet = 'f'.repeat(64) as WalletKey;
  const other = 'e'.repeat(16) as DeviceId;
  await log.append([
    session('a', { is: 'requested', until: NOON - MINUTE }),
    { of: 'request', key, by: wallet, set: { kind: 'book', wallet, session: key, at: NOON - HOUR } },
    answerOf(DEVICE, key, wallet, { is: 'waiting', nearest: [], session: key }, 'desk'),
    answerOf(other, key, wallet, { is: 'refused', why: 'notice', nearest: [] }, 'desk'),
  ]);
  const store = createMemoryStore(log);
  const done = written(log);
  const stop = startExpiring({ log, store, clock, device: DEVICE, patience: () => 0 }, 0);
  await done;
  expect(await states()).toEqual([{ is: 'refused', why: 'not-answered' }]);
  const answers = (await log.read(0, 100)).filter(({ change }) => change.of === 'answer');
  expect(answers).toHaveLength(2);
  stop();
});

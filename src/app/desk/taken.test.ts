import { expect, test } from 'vitest';
import { bookFrom } from '../../core/book';
import { type ChangeId, NEVER } from '../../core/hlc';
import type { DeviceId, Key } from '../../core/id';
import { MINUTE, SECOND } from '../../core/time';
import type { DeskLetters } from '../ports';
import { createStillClock } from '../testing/clock';
import { createMemoryDisk, createMemoryLog } from '../testing/log';
import { createMemoryStore } from '../testing/store';
import { setupDrafts } from './setup';
import { createTaken } from './taken';

const DEVICE = 'd'.repeat(16) as DeviceId;
const NOON = Date.UTC(2027, 0, 4, 12);
const TOMORROW = NOON + 24 * 60 * MINUTE;

/** Everything here is in memory: what was begun is done once nothing waits to be run. */
const done = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

test('of twenty writes within a second visitors are told twice, and at last of all of them', async () => {
  const clock = createStillClock(NOON);
  const log = createMemoryLog({ device: { id: DEVICE }, now: clock.now, disk: createMemoryDisk() });
  const store = createMemoryStore(log);
  let keys = 0;
  const newKey = (): Key => {
    keys += 1;
    return String(keys).padStart(26, 'a') as Key;
  };
  await log.append(
    setupDrafts(
      {
        name: 'Salon Aurora',
        zone: 'America/New_York',
        locale: 'en',
        currency: 'USD',
        country: 'US',
        service: { name: 'Haircut', duration: 30, price: null },
        weekly: Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }]),
        staff: 'Me',
      },
      newKey,
    ),
  );
  const [staff] = await store.find({ of: 'staff' });
  const told: { readonly at: number; readonly version: ChangeId }[] = [];
  const taken = createTaken(
    {
      log,
      store,
      clock,
      bookNow: async () =>
        bookFrom(
          (
            await Promise.all((['business', 'service', 'staff'] as const).map(of => store.find({ of })))
          ).flat(),
        ),
      // Nothing of a letter but its place at the relays matters, and `publish` below writes none.
      letters: {} as DeskLetters,
    },
    {
      publish: async (group, version) => {
        if (group === 'busy') told.push({ at: clock.now(), version });
        return true;
      },
      seen: () => undefined,
      refill: async () => false,
      knows: () => true,
    },
  );
  let last: ChangeId = NEVER;
  for (let n = 0; n < 20; n += 1) {
    const start = TOMORROW + n * 10 * MINUTE;
    const when = { staff: staff?.key ?? '', start, end: start + 10 * MINUTE, before: 0, after: 0 };
    const written = await log.append([
      { of: 'session', key: newKey(), by: 'owner', set: { when, state: { is: 'confirmed' } } },
    ]);
    last = (written.ok && written.value.entries.at(-1)?.change.id) || last;
    taken.touch();
    clock.advance(SECOND / 20);
    await done();
  }
  clock.advance(SECOND / 10);
  await done();
  expect(told).toHaveLength(2);
  expect((told[1]?.at ?? 0) - (told[0]?.at ?? 0)).toBe(SECOND);
  expect(told[1]?.version).toBe(last);
  taken.stop();
});

import { expect, test } from 'vitest';
import type { DeviceId } from '../../core/id';
import { HOUR } from '../../core/time';
import type { DeskLetters, Store } from '../ports';
import { createStillClock } from '../testing/clock';
import { createMemoryLog } from '../testing/log';
import { createMemoryRelay, createMemoryRelays } from '../testing/relays';
import { createLooking } from './looking';

const RELAY = 'wss://relay.example';

test('a relay that never hangs up is looked at again every four hours', async () => {
  let looks = 0;
  const marks = new Map<string, number>();
  const store: Pick<Store, 'find'> = {
    find: async ({ of }) => {
      if (of === 'session') looks += 1;
      return [];
    },
  };
  const letters = { certificate: async () => ({ certificate: { desk: 'd' } }) };
  const clock = createStillClock(Date.UTC(2027, 0, 4, 12));
  const looking = createLooking(
    {
      log: createMemoryLog({ device: { id: 'd'.repeat(16) as DeviceId }, now: clock.now }),
      store: store as Store,
      marks: { get: async name => marks.get(name) ?? 0, set: async (name, at) => void marks.set(name, at) },
      clock,
      bookNow: async () => null,
      letters: letters as unknown as DeskLetters,
      relays: createMemoryRelays(new Map([[RELAY, createMemoryRelay()]])),
    },
    { post: async () => true, seen: () => undefined },
  );
  const looksAfter = async (milliseconds: number): Promise<number> => {
    clock.advance(milliseconds);
    await new Promise(resolve => setImmediate(resolve));
    return looks;
  };
  looking.look(RELAY, false);
  expect(await looksAfter(0)).toBe(1);
  // It came again, which is no sign of anything lost.
  looking.look(RELAY, false);
  expect(await looksAfter(4 * HOUR - 1)).toBe(1);
  expect(await looksAfter(1)).toBe(2);
  expect(await looksAfter(4 * HOUR)).toBe(3);
  looking.stop();
  expect(await looksAfter(4 * HOUR)).toBe(3);
});

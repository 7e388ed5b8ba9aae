import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../core/time';
import { createCell } from '../live';
import type { DeskLetters } from '../ports';
import { createSteeredClock } from '../testing/clock';
import { createMemoryRelay, createMemoryRelays } from '../testing/relays';
import { startReading } from './reading';

const NOON = Date.UTC(2027, 0, 4, 12);
const RELAY = 'wss://relay.example';

test('a mark that was made while the clock was ahead hides nothing that came since', async () => {
  const letters: Pick<DeskLetters, 'inbox'> = { inbox: async () => ({ kinds: [1059] }) };
  const since = await new Promise<number>(resolve => {
    const stop = startReading(
      {
        clock: createSteeredClock(NOON),
        letters: letters as DeskLetters,
        relays: createMemoryRelays(new Map([[RELAY, createMemoryRelay()]])),
        pageBack: async (urls, filter) => {
          stop();
          resolve(filter.since ?? Number.POSITIVE_INFINITY);
          return urls.map(relay => ({ relay, complete: true }));
        },
        urls: [RELAY],
        marks: { get: async () => NOON + 365 * DAY, set: async () => undefined },
        answering: async () => ({ ok: false, error: { is: 'dropped' } }),
        patience: () => 0,
        isAnswered: async () => false,
        refused: createCell({}),
      },
      0,
      () => undefined,
    );
  });
  expect(since * 1000).toBeLessThanOrEqual(NOON - 48 * HOUR);
  expect(since * 1000).toBeGreaterThan(NOON - 3 * DAY);
});

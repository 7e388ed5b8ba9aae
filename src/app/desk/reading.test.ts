import { expect, test } from 'vitest';
import { ok } from '../../core/result';
import { DAY, HOUR } from '../../core/time';
import { createCell } from '../live';
import type { DeskLetters, Letter, Opened } from '../ports';
import { createSteeredClock, createStillClock } from '../testing/clock';
import { createMemoryRelay, createMemoryRelays } from '../testing/relays';
import type { Answered } from './answering';
import { startReading } from './reading';

const NOON = Date.UTC(2027, 0, 4, 12);
const RELAY = 'wss://relay.example';
const OTHER = 'wss://other.example';

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

test('what two relays give waits its turn in the queue of each, and is decided once', async () => {
  const letter: Letter = {
    id: 'a'.repeat(64),
    pubkey: 'b'.repeat(64),
    created_at: NOON / 1000,
    kind: 1059,
    tags: [],
    content: '',
    sig: '',
  };
  const network = new Map([RELAY, OTHER].map(url => [url, createMemoryRelay()]));
  for (const relay of network.values()) relay.put(letter);
  const queues = new Set<string | undefined>();
  let decided = 0;
  const letters: Pick<DeskLetters, 'inbox' | 'open'> = {
    inbox: async () => ({ kinds: [1059] }),
    // Nothing of a request is looked at here.
    open: async (_, from) => {
      queues.add(from);
      return ok({ id: 'k'.repeat(26) } as Opened);
    },
  };
  const stop = startReading(
    {
      clock: createStillClock(NOON),
      letters: letters as DeskLetters,
      relays: createMemoryRelays(network),
      pageBack: async urls => urls.map(relay => ({ relay, complete: true })),
      urls: [RELAY, OTHER],
      marks: { get: async () => 0, set: async () => undefined },
      answering: async () => {
        decided += 1;
        return ok({ outcome: { is: 'withdrawn' }, fresh: true } as Answered);
      },
      patience: () => 0,
      isAnswered: async () => false,
      refused: createCell({}),
    },
    0,
    () => undefined,
  );
  await new Promise(resolve => setImmediate(resolve));
  expect([...queues].toSorted()).toEqual([OTHER, RELAY]);
  expect(decided).toBe(1);
  stop();
});

test('what comes is read though the clock was ahead when the desk began to listen', async () => {
  const letter: Letter = {
    id: 'a'.repeat(64),
    pubkey: 'b'.repeat(64),
    created_at: NOON / 1000,
    kind: 1059,
    tags: [],
    content: '',
    sig: '',
  };
  const relay = createMemoryRelay();
  const letters: Pick<DeskLetters, 'inbox' | 'open'> = {
    inbox: async () => ({ kinds: [1059] }),
    open: async () => ok({ id: 'k'.repeat(26) } as Opened),
  };
  const decided: Opened[] = [];
  const stop = startReading(
    {
      clock: createStillClock(NOON + 3 * DAY),
      letters: letters as DeskLetters,
      relays: createMemoryRelays(new Map([[RELAY, relay]])),
      pageBack: async urls => urls.map(url => ({ relay: url, complete: true })),
      urls: [RELAY],
      marks: { get: async () => 0, set: async () => undefined },
      answering: async opened => {
        decided.push(opened);
        return ok({ outcome: { is: 'withdrawn' }, fresh: true } as Answered);
      },
      patience: () => 0,
      isAnswered: async () => false,
      refused: createCell({}),
    },
    0,
    () => undefined,
  );
  await new Promise(resolve => setImmediate(resolve));
  relay.put(letter);
  await new Promise(resolve => setImmediate(resolve));
  expect(decided).toHaveLength(1);
  stop();
});

import { expect, test } from 'vitest';
import type { Book } from '../../core/book';
import type { DeviceId } from '../../core/id';
import type { WalletKey } from '../../core/requests';
import { bookOf } from '../../core/testing/shop';
import { SECOND } from '../../core/time';
import type { Store } from '../ports';
import { createStillClock } from '../testing/clock';
import { createMemoryLog } from '../testing/log';
import { createMemoryStore } from '../testing/store';
import type { Backing } from './backing';
import { createTelling } from './telling';
import { walletsTouched } from './views';

const NOON = Date.UTC(2027, 0, 4, 12);
const ANN = 'a'.repeat(64) as WalletKey;

test('what others did not tell waits for a book, and is told once there is one', async () => {
  const clock = createStillClock(NOON);
  const log = createMemoryLog({ device: { id: 'd'.repeat(16) as DeviceId }, now: clock.now });
  let book: Book | null = null;
  let looks = 0;
  const left = new Set([ANN]);
  const backing: Backing = {
    isOwn: () => false,
    add: () => undefined,
    untold: async () => [...left],
    done: wallet => void left.delete(wallet),
    next: () => [...left].map(() => NOON),
  };
  const told: WalletKey[] = [];
  const telling = createTelling(
    {
      log,
      store: createMemoryStore(log),
      marks: { get: async () => 0, set: async () => undefined },
      clock,
      bookNow: async () => {
        looks += 1;
        return book;
      },
    },
    {
      post: async wallet => {
        told.push(wallet);
        return true;
      },
    },
    backing,
  );
  const passes = async (milliseconds: number): Promise<void> => {
    clock.advance(milliseconds);
    await new Promise(resolve => setImmediate(resolve));
  };
  telling.flush();
  for (let look = 0; look < 5; look += 1) await passes(0);
  expect(looks).toBe(1);
  book = bookOf({});
  await passes(5 * SECOND);
  expect(told).toEqual([ANN]);
  telling.stop();
});

test('whom many changes concern is looked up for all of them at once', async () => {
  const clock = createStillClock(NOON);
  const log = createMemoryLog({ device: { id: 'd'.repeat(16) as DeviceId }, now: clock.now });
  const sessions = Array.from({ length: 200 }, (_, n) => String(n).padStart(26, '0'));
  await log.append(sessions.map(key => ({ of: 'session', key, by: 'owner', set: { notes: '' } })));
  await log.append(
    sessions.map(session => ({
      of: 'request',
      key: session,
      by: ANN,
      set: { kind: 'book', wallet: ANN, session, at: NOON },
    })),
  );
  const store = createMemoryStore(log);
  let reads = 0;
  const counted: Store = {
    ...store,
    get: (...asked) => {
      reads += 1;
      return store.get(...asked);
    },
    many: (...asked) => {
      reads += 1;
      return store.many(...asked);
    },
    find: where => {
      reads += 1;
      return store.find(where);
    },
  };
  const changes = (await log.read(0, 200)).map(({ change }) => change);
  expect(new Set((await walletsTouched(counted, changes)).flat())).toEqual(new Set([ANN]));
  expect(reads).toBeLessThanOrEqual(3);
});

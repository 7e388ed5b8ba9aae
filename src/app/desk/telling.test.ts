import { expect, test } from 'vitest';
import type { Book } from '../../core/book';
import type { DeviceId } from '../../core/id';
import type { WalletKey } from '../../core/requests';
import { bookOf } from '../../core/testing/shop';
import { SECOND } from '../../core/time';
import { createStillClock } from '../testing/clock';
import { createMemoryLog } from '../testing/log';
import { createMemoryStore } from '../testing/store';
import type { Backing } from './backing';
import { createTelling } from './telling';

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

import { afterEach, expect, test, vi } from 'vitest';
import { createSteeredClock } from '../../app/testing/clock';
import { createClockOff } from './serverTime';

const NOON = Date.UTC(2027, 0, 4, 12);

afterEach(() => vi.unstubAllGlobals());

const offBy = (headers: Record<string, string>): Promise<number | null> => {
  vi.stubGlobal('fetch', async () => new Response(null, { headers }));
  const clock = createSteeredClock(NOON);
  return new Promise(resolve => {
    const told: (number | null)[] = [];
    const stop = createClockOff(
      'https://caderneta.example/',
      clock,
    )(off => {
      told.push(off);
      if (told.length < 2) return;
      stop();
      resolve(off);
    });
  });
};

test('a clock is off by what the host says, within the second that it says it to', async () => {
  const off = await offBy({ date: new Date(NOON - 600_000).toUTCString() });
  expect(Math.round((off ?? 0) / 10_000)).toBe(60);
});

test('an answer that lay in a cache for an hour makes no clock an hour wrong', async () => {
  const off = await offBy({ date: new Date(NOON - 3_600_000).toUTCString(), age: '3600' });
  expect(Math.round((off ?? 1e9) / 10_000)).toBe(0);
});

test('a host that says no time says nothing of the clock', async () => {
  expect(await offBy({})).toBeNull();
});

import { expect, test } from 'vitest';
import type { DeviceId } from '../../core/id';
import type { HeadsLetter } from '../../core/pages';
import { createPagesTold } from './pagesTold';

const A = 'a'.repeat(16) as DeviceId;
const B = 'b'.repeat(16) as DeviceId;

const has = (seq: number): HeadsLetter => ({
  heads: { [A]: seq },
  stand: {},
  wants: [],
  gone: null,
  list: 1,
  at: 0,
});

test('of two letters of one device the later counts, in whatever order they come', () => {
  const told = createPagesTold();
  expect(told.hear(A, has(2), 20)).toBe(true);
  expect(told.hear(A, has(1), 10)).toBe(false);
  expect(told.hear(B, has(1), 10)).toBe(true);
  expect(told.all()).toEqual(
    new Map([
      [A, has(2)],
      [B, has(1)],
    ]),
  );
});

test('what a relay lost is forgotten when it is read; what came meanwhile is not', () => {
  const told = createPagesTold();
  told.hear(A, has(1), 10);
  told.hear(B, has(1), 10);
  told.begin();
  told.hear(B, has(3), 30);
  told.end();
  // What it held when it was asked.
  told.hear(B, has(2), 20);
  expect(told.all()).toEqual(new Map([[B, has(3)]]));
});

test('a device that tells with an earlier date again, the relay having lost the later one, is heard', () => {
  const told = createPagesTold();
  told.hear(A, has(3), 30);
  told.begin();
  told.end();
  expect(told.hear(A, has(4), 20)).toBe(true);
});

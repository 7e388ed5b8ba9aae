import { expect, test } from 'vitest';
import { isDue } from './due';

test('what was to wait is due when its time has come', () => {
  expect(isDue(1_010, 10, 1_000)).toBe(false);
  expect(isDue(1_010, 10, 1_010)).toBe(true);
});

test('noted while the clock was ahead it does not wait until then', () => {
  expect(isDue(90_000, 10, 1_000)).toBe(true);
});

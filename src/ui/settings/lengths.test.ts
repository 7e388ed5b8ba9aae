import { expect, test } from 'vitest';
import { lengthFrom, minutesOf } from './lengths';

test.each([0, 1, 59, 60, 90, 120, 1440, 1500, 2880])('%d minutes read back', minutes => {
  expect(minutesOf(lengthFrom(minutes))).toBe(minutes);
});

test('the greatest whole unit is shown', () => {
  expect(lengthFrom(1440)).toEqual({ count: 1, unit: 'days' });
  expect(lengthFrom(90)).toEqual({ count: 90, unit: 'minutes' });
  expect(lengthFrom(180)).toEqual({ count: 3, unit: 'hours' });
});

test('what is no length is none', () => {
  expect(minutesOf({ count: null, unit: 'hours' })).toBeNull();
  expect(minutesOf({ count: -1, unit: 'hours' })).toBeNull();
  expect(minutesOf({ count: 0.3, unit: 'minutes' })).toBeNull();
  expect(minutesOf({ count: 1.5, unit: 'hours' })).toBe(90);
});

import { expect, test } from 'vitest';
import { lastOrder, moved } from './order';

const entries = (...orders: number[]) => orders.map((order, at) => ({ key: 'abc'[at] ?? '', order }));

test('an entry moves one place, and only what must change does', () => {
  expect(moved(entries(0, 1, 2), 'b', -1)).toEqual([
    { key: 'b', order: 0 },
    { key: 'a', order: 1 },
  ]);
  expect(moved(entries(0, 0, 0), 'c', -1)).toEqual([
    { key: 'c', order: 1 },
    { key: 'b', order: 2 },
  ]);
});

test('nothing moves past the ends', () => {
  expect(moved(entries(0, 1, 2), 'a', -1)).toEqual([]);
  expect(moved(entries(0, 1, 2), 'c', 1)).toEqual([]);
  expect(moved(entries(0, 1, 2), 'z', 1)).toEqual([]);
});

test('a new entry is last', () => {
  expect(lastOrder([])).toBe(0);
  expect(lastOrder(entries(4, 2))).toBe(5);
});

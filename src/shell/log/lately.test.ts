import { expect, test } from 'vitest';
import type { Entry } from '../../app/ports';
import { nextId } from '../../core/hlc';
import type { DeviceId } from '../../core/id';
import { createLately } from './lately';

const device = 'b'.repeat(16) as DeviceId;
const entries = (from: number, to: number): Entry[] =>
  Array.from({ length: to - from + 1 }, (_, n) => ({
    at: from + n,
    change: {
      id: nextId(from + n, device, []),
      device,
      seq: from + n,
      of: 'client',
      key: 'k',
      set: {},
      by: 'owner',
      sig: 'A'.repeat(86),
    },
  }));
const places = (found: readonly Entry[] | null) => found?.map(({ at }) => at) ?? null;

test('what came in last is at hand, also over several goes, and nothing else is', () => {
  const lately = createLately();
  expect(lately.after(0, 10)).toBeNull();
  lately.add(entries(5, 6));
  lately.add(entries(7, 9));
  lately.endsAt(9);
  expect(places(lately.after(4, 10))).toEqual([5, 6, 7, 8, 9]);
  expect(places(lately.after(6, 2))).toEqual([7, 8]);
  expect(lately.after(3, 10)).toBeNull();
  expect(lately.after(9, 10)).toBeNull();
});

test('nothing is at hand of which a part may be missing', () => {
  const lately = createLately();
  lately.add(entries(1, 3));
  lately.add(entries(5, 6));
  expect(lately.after(0, 10)).toBeNull();
  expect(places(lately.after(4, 10))).toEqual([5, 6]);
  // Written before, told after.
  lately.add(entries(4, 4));
  expect(lately.after(3, 10)).toBeNull();
  lately.add(entries(7, 8).slice(1));
  lately.endsAt(9);
  expect(lately.after(7, 10)).toBeNull();
  lately.add([...entries(10, 11), ...entries(13, 13)]);
  expect(lately.after(9, 10)).toBeNull();
});

test('of very many only the last stay', () => {
  const lately = createLately();
  lately.add(entries(1, 4_000));
  lately.add(entries(4_001, 8_000));
  expect(lately.after(2_999, 1)).toBeNull();
  expect(places(lately.after(3_000, 2))).toEqual([3_001, 3_002]);
});

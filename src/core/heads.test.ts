import { expect, test } from 'vitest';
import { cappedHeads, countOf, joinHeads, lacking, sameHeads } from './heads';
import type { DeviceId } from './id';
import { foundMembership, withMember, withoutMember } from './membership';

const [A, B, C] = ['a', 'b', 'c'].map(letter => letter.repeat(16) as DeviceId) as [
  DeviceId,
  DeviceId,
  DeviceId,
];

const member = (device: DeviceId) => ({
  device,
  key: 'A'.repeat(43),
  letter: null,
  answers: true,
  settings: true,
});

test('what one lacks of another, and how much that is', () => {
  const runs = lacking({ [A]: 5, [B]: 9 }, { [A]: 7, [B]: 2, [C]: 3 });
  expect(runs).toEqual([
    { device: A, from: 6, to: 7 },
    { device: C, from: 1, to: 3 },
  ]);
  expect(countOf(runs)).toBe(5);
  expect(lacking({ [A]: 5 }, {})).toEqual([]);
});

test('heads are the same when neither lacks anything, whatever is named with nothing', () => {
  expect(sameHeads({ [A]: 5, [B]: 0 }, { [A]: 5 })).toBe(true);
  expect(sameHeads({ [A]: 5 }, { [A]: 5, [B]: 1 })).toBe(false);
  expect(sameHeads({ [A]: 6 }, { [A]: 5 })).toBe(false);
});

test('joined heads hold the most of each', () => {
  expect(joinHeads({ [A]: 5, [B]: 1 }, { [A]: 2, [C]: 3 })).toEqual({ [A]: 5, [B]: 1, [C]: 3 });
  expect(joinHeads()).toEqual({});
});

test('the list lets no stranger count, and of a revoked device nothing after its last change', () => {
  const list = withoutMember(withMember(foundMembership('0'.repeat(64), member(A)), member(B)), B, 20);
  expect(cappedHeads({ [A]: 5, [B]: 25, [C]: 7 }, list)).toEqual({ [A]: 5, [B]: 20 });
  expect(cappedHeads({ [B]: 3 }, list)).toEqual({ [B]: 3 });
});

test('a name that every object has is no device', () => {
  expect(lacking({}, { [A]: 1 })).toEqual([{ device: A, from: 1, to: 1 }]);
  expect(lacking({}, JSON.parse('{"constructor":1}'))).toEqual([{ device: 'constructor', from: 1, to: 1 }]);
});

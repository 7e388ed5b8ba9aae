import { expect, test } from 'vitest';
import type { DeviceId } from './id';
import { foundMembership, withAnswers, withMember, withoutMember } from './membership';
import { answersAfter, settlesAfter, tellsAfter } from './turn';

const device = (letter: string): DeviceId => letter.repeat(16) as DeviceId;
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(device) as [DeviceId, DeviceId, DeviceId, DeviceId];
const member = (id: DeviceId, answers = true) => ({
  device: id,
  key: 'A'.repeat(43),
  letter: null,
  answers,
  settings: true,
});
const list = [member(b, false), member(c), member(d)].reduce(
  withMember,
  foundMembership('0'.repeat(64), member(a)),
);

test('each of those that answer waits five seconds more than the one before', () => {
  expect([a, b, c, d].map(one => answersAfter(list, one))).toEqual([0, null, 5000, 10000]);
  expect(answersAfter(withoutMember(list, a, 5), c)).toBe(0);
  expect(answersAfter(withAnswers(list, b, true, 0), b)).toBe(5000);
  expect(answersAfter(list, device('e'))).toBeNull();
});

test('who made a change tells of it, and the others stand by in their order', () => {
  expect([a, b, c, d].map(one => tellsAfter(list, one, d))).toEqual([5000, null, 10000, 0]);
});

test('a change of one that does not answer is told by the first that does', () => {
  expect([a, b, c, d].map(one => tellsAfter(list, one, b))).toEqual([0, null, 5000, 10000]);
});

test('what merging left may be settled by any device, those that answer first', () => {
  expect([a, b, c, d].map(one => settlesAfter(list, one))).toEqual([0, 15000, 5000, 10000]);
  expect(settlesAfter(withoutMember(list, c, 0), c)).toBeNull();
});

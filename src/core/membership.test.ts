import { expect, test } from 'vitest';
import type { DeviceId } from './id';
import {
  foundMembership,
  rotated,
  standingOf,
  supersedesMembership,
  withMember,
  withoutMember,
} from './membership';

const tablet = { device: '0'.repeat(16) as DeviceId, key: 'A'.repeat(43) };
const phone = { device: '1'.repeat(16) as DeviceId, key: 'B'.repeat(43) };
const first = foundMembership('a'.repeat(64), tablet);
const both = withMember(first, phone);

test('a device that is added ranks last; adding it again changes nothing', () => {
  expect(both.members.map(member => member.device)).toEqual([tablet.device, phone.device]);
  expect(withMember(both, phone)).toBe(both);
});

test('a revoked device counts up to its last change, and a new epoch begins', () => {
  const without = withoutMember(both, phone.device, 7);
  expect(without.epoch).toBe(2);
  expect([6, 7, 8].map(seq => standingOf(without, phone.device, seq))).toEqual([
    'member',
    'member',
    'revoked',
  ]);
  expect(standingOf(without, '2'.repeat(16), 1)).toBe('unknown');
  expect(withMember(without, phone)).toBe(without);
  expect(withoutMember(without, phone.device, 9)).toBe(without);
});

test('only a later list of the same business takes the place of one', () => {
  expect(supersedesMembership(first, null)).toBe(true);
  expect(supersedesMembership(both, first)).toBe(true);
  expect(supersedesMembership(first, both)).toBe(false);
  expect(supersedesMembership(both, both)).toBe(false);
  expect(supersedesMembership({ ...both, business: 'b'.repeat(64) }, first)).toBe(false);
  expect(supersedesMembership({ ...both, version: 9 }, rotated(both))).toBe(false);
});

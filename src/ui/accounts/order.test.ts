import { expect, test } from 'vitest';
import type { BookingState, OwnSession } from '../../app/wallet/wallet';
import { lastOf, nextOf, pastOf, upcomingOf } from './order';

const NOW = 1000;
const face = (name: string, start: number, is: BookingState['is'] = 'confirmed'): OwnSession =>
  ({ key: name, start, end: start + 10, state: { is } }) as unknown as OwnSession;
const names = (faces: readonly OwnSession[]): string[] => faces.map(({ key }) => key);

const ALL = [
  face('later', 1200),
  face('soon', 1100),
  face('off', 1050, 'cancelled'),
  face('missed', 950, 'no-show'),
  face('was', 900),
  face('long ago', 100),
];

test('what is to come stands by its start, all else with the latest first', () => {
  expect(names(upcomingOf(ALL, NOW))).toEqual(['soon', 'later']);
  expect(names(pastOf(ALL, NOW))).toEqual(['off', 'missed', 'was', 'long ago']);
});

test('the next is the soonest to come, the last one that took place', () => {
  expect(names(nextOf(ALL, NOW))).toEqual(['soon']);
  expect(names(lastOf(ALL, NOW))).toEqual(['was']);
  expect(nextOf([], NOW)).toEqual([]);
  expect(lastOf([face('off', 900, 'cancelled')], NOW)).toEqual([]);
});

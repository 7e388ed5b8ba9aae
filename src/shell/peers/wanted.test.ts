import { expect, test } from 'vitest';
import type { DeviceId } from '../../core/id';
import type { Digest } from '../volumes/digest';
import { type Told, toldFrom, toldOf } from './told';
import { nextNewYear, peerStates, wantedYears } from './wanted';

const NOW = Date.UTC(2026, 11, 31, 23, 59, 59, 999);
const digest = (count: number): Digest => ({ count, hash: count.toString(16).padStart(16, '0') });
const years = (of: Record<number, number>) =>
  new Map(Object.entries(of).map(([year, count]) => [Number(year), digest(count)]));
const told = (of: Record<number, number>, heads = {}): Told => ({
  device: 'b'.repeat(16) as DeviceId,
  peer: 'x',
  heads,
  years: years(of),
});

test('the present year and every year that differs, also one that only one side has', () => {
  expect(wantedYears(NOW, years({ 2026: 1 }), [])).toEqual([]);
  expect(wantedYears(NOW, years({ 2026: 1 }), [told({ 2026: 1 })])).toEqual([2026]);
  expect(wantedYears(NOW, years({ 2026: 1, 2025: 2 }), [told({ 2026: 1, 2025: 3 })])).toEqual([2026, 2025]);
  expect(wantedYears(NOW, years({ 2020: 1 }), [told({ 2090: 1 })])).toEqual([2026, 2020, 2090]);
});

test('at midnight of New Year the next year is the present one', () => {
  expect(nextNewYear(NOW)).toBe(NOW + 1);
  expect(wantedYears(NOW + 1, years({ 2026: 1 }), [told({ 2026: 1 })])).toEqual([2027]);
});

test('in step are equal heads and equal volumes, nothing less', () => {
  const step = (heads: object, own: Record<number, number>, other: Told) =>
    peerStates(heads as Told['heads'], years(own), [other])[0]?.inStep;
  expect(step({ a: 1 }, { 2026: 1 }, told({ 2026: 1 }, { a: 1 }))).toBe(true);
  expect(step({ a: 1 }, { 2026: 1 }, told({ 2026: 1 }, { a: 2 }))).toBe(false);
  expect(step({}, { 2026: 1 }, told({ 2026: 1 }, { a: 2 }))).toBe(false);
  expect(step({ a: 1 }, { 2026: 1 }, told({ 2026: 1, 2027: 1 }, { a: 1 }))).toBe(false);
});

test('what a device tells survives the way, and nonsense is nothing', () => {
  const one = told({ 2026: 1 }, { ['a'.repeat(16)]: 3 });
  expect(toldFrom(JSON.parse(JSON.stringify(toldOf(one))))).toEqual(one);
  const form = toldOf(one);
  const wrong = [
    null,
    {},
    { ...form, device: 'x' },
    { ...form, heads: { x: 1 } },
    { ...form, years: { 2026: [1] } },
    {
      ...form,
      years: Object.fromEntries(Array.from({ length: 501 }, (_, n) => [1000 + n, [1, '0'.repeat(16)]])),
    },
  ];
  for (const value of wrong) expect(toldFrom(value)).toBeNull();
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { overlaps } from '../../core/time';
import { lanesOf } from './lanes';

test('blocks that only touch keep the whole width', () => {
  expect(
    lanesOf([
      { start: 0, end: 30 },
      { start: 30, end: 60 },
    ]),
  ).toEqual([
    { lane: 0, lanes: 1, span: 1 },
    { lane: 0, lanes: 1, span: 1 },
  ]);
});

test('three that overlap in a chain share two lanes', () => {
  expect(
    lanesOf([
      { start: 0, end: 60 },
      { start: 30, end: 90 },
      { start: 60, end: 120 },
    ]),
  ).toEqual([
    { lane: 0, lanes: 2, span: 1 },
    { lane: 1, lanes: 2, span: 1 },
    { lane: 0, lanes: 2, span: 1 },
  ]);
});

test('a block stretches over lanes that stay empty beside it', () => {
  const lanes = lanesOf([
    { start: 0, end: 100 },
    { start: 0, end: 10 },
    { start: 0, end: 10 },
    { start: 50, end: 60 },
  ]);
  expect(lanes[3]).toEqual({ lane: 1, lanes: 3, span: 2 });
});

test('no two that overlap ever share a lane, whatever their number and order', () => {
  const interval = fc
    .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 60 }))
    .map(([start, length]) => ({ start, end: start + length }));
  fc.assert(
    fc.property(fc.array(interval, { maxLength: 30 }), intervals => {
      const lanes = lanesOf(intervals);
      for (const [i, a] of lanes.entries()) {
        expect(a.lane + a.span).toBeLessThanOrEqual(a.lanes);
        for (const [j, b] of lanes.entries()) {
          const [first, second] = [intervals[i], intervals[j]];
          if (i >= j || !first || !second || !overlaps(first, second)) continue;
          expect(a.lane + a.span <= b.lane || b.lane + b.span <= a.lane).toBe(true);
          expect(a.lanes).toBe(b.lanes);
        }
      }
    }),
  );
});

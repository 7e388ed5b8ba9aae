import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayFrom } from './dates';
import { addMonths, type Course, endOfPeriod, periodAt } from './periods';
import { DAY, HOUR } from './time';
import { createZone } from './zone';

const zone = createZone('America/New_York');
const at = (date: string, hour = 12): number => zone.startOf(dayFrom(date)) + hour * HOUR;
const course = (start: string, every: Course['every'], pauses: Course['pauses'] = []): Course => ({
  start: at(start),
  every,
  pauses,
});

test('months later is the same date, or the last one where there is none', () => {
  expect(addMonths(dayFrom('2027-01-31'), 1)).toBe(dayFrom('2027-02-28'));
  expect(addMonths(dayFrom('2028-01-31'), 1)).toBe(dayFrom('2028-02-29'));
  expect(addMonths(dayFrom('2027-12-15'), 2)).toBe(dayFrom('2028-02-15'));
});

test('a month that has no 31st changes no later one', () => {
  const monthly = course('2027-01-31', 'month');
  expect(periodAt(monthly, zone, at('2027-02-27'))).toEqual({ index: 0, renews: at('2027-02-28', 0) });
  expect(periodAt(monthly, zone, at('2027-02-28', 0))).toEqual({ index: 1, renews: at('2027-03-31', 0) });
  expect(periodAt(monthly, zone, at('2027-03-31'))).toEqual({ index: 2, renews: at('2027-04-30', 0) });
});

test('a clock change moves no renewal', () => {
  // In New York the clocks go forward on 14 March 2027: that week is an hour shorter.
  const weekly = course('2027-03-10', 'week');
  expect(periodAt(weekly, zone, at('2027-03-16', 23)).renews).toBe(at('2027-03-17', 0));
  expect(periodAt(weekly, zone, at('2027-03-17', 0)).index).toBe(1);
  expect(at('2027-03-17', 0) - at('2027-03-10', 0)).toBe(7 * DAY - HOUR);
});

test('while it is paused the calendar stands still, and each renewal comes as many days later', () => {
  const paused = course('2027-01-01', 'week', [{ from: at('2027-01-03'), to: null }]);
  expect(periodAt(paused, zone, at('2027-03-01'))).toEqual({ index: 0, renews: null });
  const resumed = course('2027-01-01', 'week', [{ from: at('2027-01-03'), to: at('2027-01-13') }]);
  expect(periodAt(resumed, zone, at('2027-01-17'))).toEqual({ index: 0, renews: at('2027-01-18', 0) });
  expect(periodAt(resumed, zone, at('2027-01-18', 0)).index).toBe(1);
  expect(endOfPeriod(resumed, zone, 1)).toBe(at('2027-01-25', 0));
  // Two that were begun apart are one.
  const twice = course('2027-01-01', 'week', [
    { from: at('2027-01-05'), to: at('2027-01-13') },
    { from: at('2027-01-03'), to: at('2027-01-09') },
  ]);
  expect(periodAt(twice, zone, at('2027-01-17')).renews).toBe(at('2027-01-18', 0));
});

test('periods follow one another without a gap, whatever the pauses', () => {
  const days = fc.integer({ min: 0, max: 120 });
  fc.assert(
    fc.property(
      fc.constantFrom('week' as const, 'month' as const),
      fc.array(fc.tuple(days, fc.integer({ min: 0, max: 40 })), { maxLength: 3 }),
      fc.integer({ min: 0, max: 400 }),
      (every, spans, later) => {
        const start = at('2027-01-31');
        const pauses = spans.map(([from, long]) => ({
          from: start + from * DAY,
          to: start + (from + long) * DAY,
        }));
        const one = { start, every, pauses };
        const now = start + later * DAY;
        const { index, renews } = periodAt(one, zone, now);
        if (renews === null) return;
        expect(renews).toBeGreaterThan(now);
        expect(periodAt(one, zone, renews - 1).index).toBeLessThanOrEqual(index);
        const end = endOfPeriod(one, zone, index) ?? 0;
        expect(end).toBeGreaterThanOrEqual(renews);
        expect(periodAt(one, zone, end).index).toBeGreaterThanOrEqual(index);
      },
    ),
  );
});

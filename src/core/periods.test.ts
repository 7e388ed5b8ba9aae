import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateFrom, dayFrom } from './dates';
import { addMonths, endOfPeriod, isPausedAt, periodAt } from './periods';
import { DAY, HOUR } from './time';
import { createZone } from './zone';

const SAO_PAULO = createZone('America/Sao_Paulo');
const NEW_YORK = createZone('America/New_York');

const at = (text: string): number => Date.parse(text);
const monthly = (start: string, pauses: { from: string; to: string | null }[] = []) => ({
  start: at(start),
  every: 'month' as const,
  pauses: pauses.map(({ from, to }) => ({ from: at(from), to: to === null ? null : at(to) })),
});

describe('months', () => {
  test('end on the last day of a month that has no such date', () => {
    const from = (date: string, months: number): string => dateFrom(addMonths(dayFrom(date), months));
    expect(from('2026-01-31', 1)).toBe('2026-02-28');
    expect(from('2028-01-31', 1)).toBe('2028-02-29');
    expect(from('2028-02-29', 12)).toBe('2029-02-28');
    expect(from('2026-12-31', 2)).toBe('2027-02-28');
  });

  test('are counted from the first, so that the 31st comes back after a short month', () => {
    const course = monthly('2026-01-31T15:00:00-03:00');
    const renewals = [0, 1, 2, 3, 4].map(index =>
      SAO_PAULO.dateOf(endOfPeriod(course, SAO_PAULO, index) ?? 0),
    );
    expect(renewals).toEqual(['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30']);
  });

  test('of one that began on 29 February renew on the 28th in common years', () => {
    const course = monthly('2028-02-29T10:00:00-03:00');
    expect(SAO_PAULO.dateOf(endOfPeriod(course, SAO_PAULO, 11) ?? 0)).toBe('2029-02-28');
    expect(SAO_PAULO.dateOf(endOfPeriod(course, SAO_PAULO, 47) ?? 0)).toBe('2032-02-29');
  });
});

test('a period begins with its day, not with the hour of the purchase', () => {
  const course = monthly('2026-03-10T18:30:00-03:00');
  const turn = SAO_PAULO.startOfDay('2026-04-10');
  expect(periodAt(course, SAO_PAULO, turn - 1)).toEqual({ index: 0, renews: turn });
  expect(periodAt(course, SAO_PAULO, turn).index).toBe(1);
});

test('a change of daylight saving moves no renewal off its midnight', () => {
  const course = { start: at('2026-03-04T12:00:00-05:00'), every: 'week' as const, pauses: [] };
  const renews = periodAt(course, NEW_YORK, course.start).renews ?? 0;
  expect(renews).toBe(at('2026-03-11T00:00:00-04:00'));
  expect(renews - at('2026-03-04T00:00:00-05:00')).toBe(7 * DAY - HOUR);
});

test('one that nobody looked at for years is in the period of today', () => {
  const course = monthly('2026-01-31T09:00:00-03:00');
  expect(periodAt(course, SAO_PAULO, at('2031-02-28T12:00:00-03:00'))).toEqual({
    index: 61,
    renews: SAO_PAULO.startOfDay('2031-03-31'),
  });
});

describe('a pause', () => {
  const paused = monthly('2026-03-10T10:00:00-03:00', [
    { from: '2026-03-20T09:00:00-03:00', to: '2026-03-30T20:00:00-03:00' },
  ]);

  test('puts the renewal off by as many days', () => {
    expect(periodAt(paused, SAO_PAULO, at('2026-04-01T00:00:00-03:00')).renews).toBe(
      SAO_PAULO.startOfDay('2026-04-20'),
    );
  });

  test('that has no end yet lets nothing renew', () => {
    const open = monthly('2026-03-10T10:00:00-03:00', [{ from: '2026-03-20T09:00:00-03:00', to: null }]);
    expect(periodAt(open, SAO_PAULO, at('2027-03-20T09:00:00-03:00'))).toEqual({ index: 0, renews: null });
    expect(endOfPeriod(open, SAO_PAULO, 0)).toBeNull();
  });

  test('on the day of the renewal comes after it', () => {
    const late = monthly('2026-03-10T10:00:00-03:00', [{ from: '2026-04-10T09:00:00-03:00', to: null }]);
    expect(endOfPeriod(late, SAO_PAULO, 0)).toBe(SAO_PAULO.startOfDay('2026-04-10'));
    expect(periodAt(late, SAO_PAULO, at('2026-08-10T09:00:00-03:00')).index).toBe(1);
  });

  test('counts once where two devices began it apart', () => {
    const twice = monthly('2026-03-10T10:00:00-03:00', [
      { from: '2026-03-20T09:00:00-03:00', to: '2026-03-28T20:00:00-03:00' },
      { from: '2026-03-22T09:00:00-03:00', to: '2026-03-30T20:00:00-03:00' },
    ]);
    const moment = at('2026-04-01T00:00:00-03:00');
    expect(periodAt(twice, SAO_PAULO, moment)).toEqual(periodAt(paused, SAO_PAULO, moment));
  });

  test('holds from its beginning until before its end', () => {
    const [pause] = paused.pauses;
    expect([pause?.from, (pause?.to ?? 0) - 1].map(moment => isPausedAt(paused.pauses, moment ?? 0))).toEqual(
      [true, true],
    );
    expect(isPausedAt(paused.pauses, pause?.to ?? 0)).toBe(false);
  });
});

/** Day by day: a day that is paused at its end counts for nothing, and a period ends when enough days have passed. */
const walked = (
  start: number,
  every: 'week' | 'month',
  pauses: readonly { from: number; to: number | null }[],
  until: number,
): number => {
  const first = SAO_PAULO.dayOf(start);
  let counted = first;
  let index = 0;
  for (let day = first; day < SAO_PAULO.dayOf(until); day++) {
    const still = pauses.some(({ from, to }) => {
      const [a, b] = [SAO_PAULO.dayOf(Math.max(from, start)), SAO_PAULO.dayOf(to ?? until)];
      return from <= until && day >= a && day < b;
    });
    if (still) continue;
    counted += 1;
    const next = every === 'week' ? first + 7 * (index + 1) : addMonths(first, index + 1);
    if (counted >= next) index += 1;
  }
  return index;
};

test('a period is where walking through the days comes to, and its renewal the first moment of the next', () => {
  const begin = at('2026-01-01T12:00:00Z');
  const moment = fc.integer({ min: 0, max: 900 * 24 }).map(hours => begin + hours * HOUR);
  const pause = fc
    .tuple(moment, fc.option(fc.integer({ min: 1, max: 2000 }), { nil: null }))
    .map(([from, hours]) => ({ from, to: hours === null ? null : from + hours * HOUR }));
  fc.assert(
    fc.property(
      moment,
      fc.constantFrom('week' as const, 'month' as const),
      fc.array(pause, { maxLength: 4 }),
      fc.integer({ min: 0, max: 1200 * 24 }),
      (start, every, pauses, hours) => {
        const now = start + hours * HOUR;
        const course = { start, every, pauses };
        const { index, renews } = periodAt(course, SAO_PAULO, now);
        const closed = pauses.map(({ from, to }) => ({ from, to: to !== null && to <= now ? to : null }));
        expect(index).toBe(walked(start, every, closed, now));
        if (renews === null) {
          expect(isPausedAt(pauses, now)).toBe(true);
          return;
        }
        expect(renews).toBeGreaterThan(now);
        const before = { ...course, pauses: pauses.filter(({ from }) => from <= now) };
        expect(periodAt(before, SAO_PAULO, renews).index).toBe(index + 1);
        expect(periodAt(before, SAO_PAULO, renews - 1).index).toBe(index);
      },
    ),
    { numRuns: 300 },
  );
});

import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { slots } from './availability';
import cases from './cases/availability.json';
import { addDays } from './dates';
import { type Dated, NO_HOURS, type Weekly, Window } from './hours';
import { openTimes } from './opening';
import { bookOf, keyOf, serviceOf, staffOf } from './testing/shop';
import { DAY, HOUR, type Interval, intersect, MINUTE, subtract } from './time';
import { createZone } from './zone';

// Cases that other projects publish, as numbers (see `about` in the file). Each is told to the engine as a
// book: its ranges become hours of single dates in the zone shown.

const NOTHING = { staff: {}, classes: [] };

const instants = (spans: readonly (readonly string[])[]): Interval[] =>
  spans.map(([start = '', end = '']) => ({ start: midnight(start), end: midnight(end) }));

/** An end of 23:59:59.999 means midnight. */
const midnight = (text: string): number => Date.parse(text.replace('23:59:59.999', '24:00:00'));

const minutesOf = (text: string): number => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
};

/** The span as windows of each date that it touches. Windows are whole minutes: seconds at an end are dropped. */
const datedFrom = (spans: readonly Interval[], zoneName: string): Dated => {
  const zone = createZone(zoneName);
  const dated: Record<string, Window[]> = {};
  for (const { start, end } of spans) {
    for (let at = start; at < end; ) {
      const date = zone.dateOf(at);
      const next = zone.startOfDay(addDays(date, 1));
      const base = zone.startOfDay(date);
      const window = {
        from: (at - base) / MINUTE,
        to: Math.floor((Math.min(end, next) - base) / MINUTE),
      };
      expect(v.is(Window, window)).toBe(true);
      dated[date] = [...(dated[date] ?? []), window];
      at = next;
    }
  }
  return dated;
};

describe('slots', () => {
  test.each(cases.slots)(
    '$id: $desc',
    ({ now, displayTz, durationMin, stepMin, noticeMin, ranges, expect: expected }) => {
      const spans = instants(ranges);
      const me = staffOf('me', { weekly: NO_HOURS, dated: datedFrom(spans, displayTz) });
      const service = serviceOf('cut', {
        duration: durationMin,
        every: stepMin,
        notice: noticeMin,
        horizon: { last: '2100-01-01' },
        staff: [me.key],
      });
      const book = bookOf({ business: { zone: displayTz }, services: [service], staff: [me] });
      const starts = slots(book, NOTHING, {
        service: service.key,
        staff: null,
        from: Math.min(...spans.map(({ start }) => start)) - DAY,
        until: Math.max(...spans.map(({ end }) => end)) + DAY,
        now: Date.parse(now),
      }).map(({ start }) => start);
      const {
        count,
        starts: exact,
        earliestNotBefore,
      } = { count: null, starts: null, earliestNotBefore: null, ...expected };
      if (count !== null) expect(starts).toHaveLength(count);
      if (exact !== null) expect(starts).toEqual(exact.map(Date.parse));
      if (earliestNotBefore !== null) {
        expect(starts.length).toBeGreaterThan(0);
        expect(starts[0]).toBeGreaterThanOrEqual(Date.parse(earliestNotBefore));
      }
      // A case whose expectation nobody reads would pass for nothing.
      expect([count, exact, earliestNotBefore].filter(one => one !== null)).toHaveLength(1);
    },
  );
});

describe('date ranges', () => {
  test.each(cases.date_ranges)('$id: $desc', given => {
    const weekly: Weekly = NO_HOURS.map((_, weekday) =>
      given.weekly.flatMap(rule => {
        const [days, from, to] = rule as [number[], string, string];
        // Days count from Sunday there, from Monday here.
        return days.includes((weekday + 1) % 7) ? [{ from: minutesOf(from), to: minutesOf(to) }] : [];
      }),
    );
    const dated: Record<string, Window[]> = {};
    for (const [date, from, to] of given.overrides as [string, string | null, string | null][])
      dated[date] = [
        ...(dated[date] ?? []),
        ...(from !== null && to !== null ? [{ from: minutesOf(from), to: minutesOf(to) }] : []),
      ];
    const { business } = bookOf({ business: { zone: given.tz } });
    const range = { start: Date.parse(given.frm), end: midnight(given.to) };
    const open = openTimes({ business }, null, staffOf('me', { weekly, dated }), range);
    let read = 0;
    if (given.expect !== undefined) {
      expect(open).toEqual(instants(given.expect));
      read++;
    }
    if (given.expectFirst !== undefined) {
      expect([open[0]]).toEqual(instants([given.expectFirst]));
      read++;
    }
    if (given.notContainsEnd !== undefined) {
      expect(open.length).toBeGreaterThan(0);
      expect(open.map(({ end }) => end)).not.toContain(Date.parse(given.notContainsEnd));
      read++;
    }
    if (given.lastStartLocalDay !== undefined) {
      const last = createZone(given.tz).dateOf(open.at(-1)?.start ?? 0);
      expect(Number(last.slice(8))).toBe(given.lastStartLocalDay);
      read++;
    }
    expect(read).toBe(1);
  });

  test('B10 is moreover refused where hours are typed', () => {
    expect(v.is(Window, { from: 480, to: 420 })).toBe(false);
  });
});

describe('interval algebra', () => {
  test.each(cases.interval_algebra)('$id: $op', given => {
    const expected = instants(given.expect);
    if (given.op === 'subtract')
      expect(subtract(instants(given.a ?? []), instants(given.b ?? []))).toEqual(expected);
    else {
      expect(given.op).toBe('intersect');
      expect(intersect(...(given.sets ?? []).map(instants))).toEqual(expected);
    }
  });
});

// Start, end, clock and nine o'clock of these days are checked beside `zone.ts`.
describe('days on which clocks change', () => {
  test.each(cases.tz_days)('$zone $localDate: $note', day => {
    const me = staffOf('me', { weekly: NO_HOURS, dated: { [day.localDate]: [{ from: 0, to: 1440 }] } });
    const services = [30, 60].map(duration => serviceOf(`of${duration}`, { duration, staff: [me.key] }));
    const book = bookOf({ business: { zone: day.zone, horizon: { days: 1095 } }, services, staff: [me] });
    const [start, end] = [Date.parse(day.dayStart), Date.parse(day.dayEnd)];
    const startsOf = (duration: number): number[] =>
      slots(book, NOTHING, {
        service: keyOf(`of${duration}`),
        staff: me.key,
        from: start - DAY,
        until: end + DAY,
        now: start - 7 * DAY,
      }).map(slot => slot.start);
    expect(startsOf(60)).toHaveLength(day.slots60_allday);
    expect(startsOf(30)).toHaveLength(day.slots30_allday);
    expect(startsOf(60)[0]).toBe(start);
    expect(startsOf(60).every((at, place) => at === start + place * HOUR)).toBe(true);
  });
});

test('no case is left out', () => {
  const { slots, date_ranges, interval_algebra, tz_days, about, ...others } = cases;
  expect(about.length).toBeGreaterThan(0);
  expect(others).toEqual({});
  expect([slots, date_ranges, interval_algebra, tz_days].map(({ length }) => length)).toEqual([
    23, 13, 17, 11,
  ]);
});

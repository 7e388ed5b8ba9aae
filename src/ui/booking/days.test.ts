import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { Catalog } from '../../core/catalog';
import { dayFrom } from '../../core/dates';
import type { Key } from '../../core/id';
import { HOUR } from '../../core/time';
import {
  byDay,
  firstDayWithTimes,
  inParts,
  partOfDay,
  range,
  type Search,
  seatsLeft,
  timesBetween,
  UNKNOWN,
} from './days';

const key = (name: string) => name.padEnd(26, '0') as Key;
const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
const SAO_PAULO = 'America/Sao_Paulo';
const LISBON = 'Europe/Lisbon';
/** Monday to Friday, 9 to 18 and, on Fridays, until 23. */
const weekly = [0, 1, 2, 3, 4].map(day => [{ from: 540, to: day === 4 ? 1380 : 1080 }]).concat([[], []]);

const catalog = v.parse(Catalog, {
  v: 1,
  version: '0'.repeat(30),
  business: { name: 'Aurora', zone: SAO_PAULO, currency: 'BRL', horizon: { days: 30 } },
  services: [
    { key: key('cvt'), name: 'Cut', duration: 60, staff: [key('ana')] },
    { key: key('yga'), name: 'Ioga', duration: 60, seats: 10, staff: [key('ana')] },
    { key: key('nn'), name: 'None', duration: 60, staff: [] },
  ],
  staff: [{ key: key('ana'), name: 'Ana', weekly }],
  forms: [],
});
// Saturday noon in São Paulo.
const now = at('2026-11-21T15:00:00Z');
const search = (over: Partial<Search> = {}): Search => ({
  catalog,
  busy: UNKNOWN,
  service: key('cvt'),
  staff: null,
  zone: SAO_PAULO,
  ...over,
});

test('the strip opens at the first day with times', () => {
  const bounds = range(search(), now);
  expect(bounds?.first).toBe(dayFrom('2026-11-21'));
  expect(bounds?.last).toBe(dayFrom('2026-12-21'));
  expect(firstDayWithTimes(search(), bounds?.first ?? 0, now)).toBe(dayFrom('2026-11-23'));
  expect(firstDayWithTimes(search(), dayFrom('2026-11-28'), now)).toBe(dayFrom('2026-11-30'));
});

test('a service that nobody offers, or that is unknown, has no first day', () => {
  expect(firstDayWithTimes(search({ service: key('nn') }), dayFrom('2026-11-21'), now)).toBeNull();
  expect(range(search({ service: key('x') }), now)).toBeNull();
  expect(firstDayWithTimes(search({ service: key('x') }), 0, now)).toBeNull();
});

test('dates are those of the zone shown: a late Friday in São Paulo is Saturday in Lisbon', () => {
  const late = at('2026-11-28T01:00:00Z');
  const here = byDay(timesBetween(search(), dayFrom('2026-11-27'), dayFrom('2026-11-29'), now), SAO_PAULO);
  expect(here.get(dayFrom('2026-11-27'))?.at(-1)?.start).toBe(late);
  expect(here.has(dayFrom('2026-11-28'))).toBe(false);
  const there = search({ zone: LISBON });
  const shown = byDay(timesBetween(there, dayFrom('2026-11-27'), dayFrom('2026-11-29'), now), LISBON);
  expect(shown.get(dayFrom('2026-11-28'))?.map(({ start }) => start)).toEqual([late - HOUR, late]);
});

test('a day of the zone shown holds all its times where a clock change makes it 25 hours long', () => {
  // Lisbon goes back on 25 October 2026 at 01:00 UTC.
  const autumn = at('2026-10-20T12:00:00Z');
  const there = search({ zone: LISBON });
  const days = byDay(timesBetween(there, dayFrom('2026-10-23'), dayFrom('2026-10-27'), autumn), LISBON);
  const all = [...days.values()].flat().map(({ start }) => start);
  expect(all).toEqual(
    timesBetween(search(), dayFrom('2026-10-23'), dayFrom('2026-10-27'), autumn).map(({ start }) => start),
  );
});

describe('parts of a day', () => {
  test('are read on the clocks of the zone shown', () => {
    const four = at('2026-11-24T04:59:00Z');
    expect(partOfDay(four, 'UTC')).toBe('night');
    expect(partOfDay(four + HOUR, 'UTC')).toBe('morning');
    expect(partOfDay(at('2026-11-24T14:59:00Z'), SAO_PAULO)).toBe('morning');
    expect(partOfDay(at('2026-11-24T15:00:00Z'), SAO_PAULO)).toBe('afternoon');
    expect(partOfDay(at('2026-11-24T21:00:00Z'), SAO_PAULO)).toBe('evening');
  });

  test('group many times, and leave few in one', () => {
    const day = timesBetween(search(), dayFrom('2026-11-24'), dayFrom('2026-11-25'), now);
    expect(day).toHaveLength(9);
    const parts = inParts(day, SAO_PAULO);
    expect(parts.map(({ part, times }) => [part, times.length])).toEqual([
      ['morning', 3],
      ['afternoon', 6],
    ]);
    expect(inParts(day.slice(0, 6), SAO_PAULO)).toEqual([{ part: null, times: day.slice(0, 6) }]);
  });
});

test('seats left are said of a class alone, and only while they are known', () => {
  const start = at('2026-11-24T12:00:00Z');
  const slot = { start, staff: [key('ana')] as const };
  const joined = {
    ...UNKNOWN,
    classes: [
      { service: key('yga'), staff: key('ana'), at: start, block: { start, end: start + HOUR }, left: 3 },
    ],
  };
  expect(seatsLeft(search(), slot)).toBeNull();
  expect(seatsLeft(search({ service: key('yga'), busy: null }), slot)).toBeNull();
  expect(seatsLeft(search({ service: key('yga'), busy: joined }), slot)).toBe(3);
  const later = { start: start + HOUR, staff: [key('ana')] as const };
  expect(seatsLeft(search({ service: key('yga'), busy: joined }), later)).toBe(10);
});

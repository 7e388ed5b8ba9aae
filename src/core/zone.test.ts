import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import cases from './cases/availability.json';
import { addDays, dateFrom, dayFrom, mondayOf, wallFrom, weekdayOf, weekOf } from './dates';
import { DAY, HOUR, MINUTE } from './time';
import { createZone } from './zone';

// Looking up a zone's changes takes the polyfill long on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const ZONES = [
  'UTC',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Santiago',
  'America/Havana',
  'America/St_Johns',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
  'Europe/Lisbon',
  'Asia/Kolkata',
  'Asia/Tehran',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Antarctica/Troll',
  '+05:30',
];
const someZone = fc.constantFrom(...ZONES);
const someInstant = fc.integer({ min: Date.UTC(1960, 0) / MINUTE, max: Date.UTC(2060, 0) / MINUTE });

/** Minutes near changes of the clock, where all the trouble is. */
const nearChange = fc
  .tuple(someZone, someInstant, fc.integer({ min: -3000, max: 3000 }))
  .map(([name, m, d]) => {
    const next = Temporal.Instant.fromEpochMilliseconds(m * MINUTE)
      .toZonedDateTimeISO(name)
      .getTimeZoneTransition('next');
    return { name, minute: (next ? Math.floor(next.epochMilliseconds / MINUTE) : m) + d };
  });

describe('agrees with Temporal', () => {
  test('on wall time and date of an instant', () => {
    fc.assert(
      fc.property(nearChange, ({ name, minute }) => {
        const instant = minute * MINUTE;
        const there = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(name);
        const zone = createZone(name);
        expect(zone.offsetAt(instant)).toBe(Math.round(there.offsetNanoseconds / 1e6));
        expect(zone.dateOf(instant)).toBe(there.toPlainDate().toString());
      }),
      { numRuns: 150 },
    );
  });

  test('on the instant of a wall time, skipped and repeated ones included', () => {
    fc.assert(
      fc.property(nearChange, ({ name, minute }) => {
        const wall = new Date(minute * MINUTE).toISOString().slice(0, 16);
        expect(createZone(name).instantOf(wallFrom(wall))).toBe(
          Temporal.PlainDateTime.from(wall).toZonedDateTime(name, { disambiguation: 'compatible' })
            .epochMilliseconds,
        );
      }),
      { numRuns: 150 },
    );
  });

  test('on the first instant of a date', () => {
    fc.assert(
      fc.property(nearChange, ({ name, minute }) => {
        const date = dateFrom(Math.floor((minute * MINUTE) / DAY));
        expect(createZone(name).startOfDay(date)).toBe(
          Temporal.PlainDate.from(date).toZonedDateTime(name).epochMilliseconds,
        );
      }),
      { numRuns: 150 },
    );
  });

  test('in whatever order the questions come', () => {
    // A zone keeps what it learned; one that nothing else asked shows that order does not matter.
    const zone = createZone('Asia/Gaza');
    for (const year of [2031, 1999, 2024, 2090, 1975]) {
      const instant = Date.UTC(year, 6, 1);
      const there = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('Asia/Gaza');
      expect(zone.offsetAt(instant)).toBe(there.offsetNanoseconds / 1e6);
    }
  });
});

describe('days of published cases', () => {
  test.each(cases.tz_days)('$zone $localDate: $note', day => {
    const zone = createZone(day.zone);
    const start = zone.startOfDay(day.localDate);
    const end = zone.startOfDay(addDays(day.localDate, 1));
    expect(start).toBe(Date.parse(day.dayStart));
    expect(end).toBe(Date.parse(day.dayEnd));
    expect((end - start) / HOUR).toBe(day.hours);
    const offset = zone.offsetAt(start) / MINUTE;
    const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0');
    const minutes = String(Math.abs(offset) % 60).padStart(2, '0');
    const clock = new Date(zone.wallOf(start)).toISOString().slice(11, 16);
    expect(`${clock}${offset < 0 ? '-' : '+'}${hours}${minutes}`).toBe(day.dayStartLocal);
    expect(zone.instantAt(day.localDate, 9 * 60)).toBe(Date.parse(day.nineLocal));
  });
});

test('minutes past 24:00 belong to the next date', () => {
  const zone = createZone('America/New_York');
  expect(zone.instantAt('2026-03-07', 26 * 60)).toBe(zone.instantAt('2026-03-08', 2 * 60));
  expect(zone.instantAt('2026-03-07', 26 * 60 + 30)).toBe(Date.parse('2026-03-08T07:30:00Z'));
});

test('a date that the zone skipped starts where the next one does', () => {
  const apia = createZone('Pacific/Apia');
  expect(apia.startOfDay('2011-12-30')).toBe(apia.startOfDay('2011-12-31'));
});

test('absurd instants are answered, not thrown at', () => {
  const zone = createZone('America/New_York');
  expect(zone.offsetAt(Number.MAX_SAFE_INTEGER)).toBe(zone.offsetAt(Date.UTC(2199, 11, 31)));
  expect(zone.offsetAt(-Number.MAX_SAFE_INTEGER)).toBe(zone.offsetAt(Date.UTC(1900, 0, 2)));
});

test('a name that is no zone throws', () => {
  expect(() => createZone('Atlantis/Center').offsetAt(0)).toThrow(RangeError);
});

test('dates', () => {
  expect(weekdayOf(dayFrom('2026-11-23'))).toBe(0);
  expect(weekdayOf(dayFrom('1969-12-28'))).toBe(6);
  expect(dateFrom(mondayOf(dayFrom('2026-11-22')))).toBe('2026-11-16');
  expect(weekOf('2026-11-22')).toEqual([
    '2026-11-16',
    '2026-11-17',
    '2026-11-18',
    '2026-11-19',
    '2026-11-20',
    '2026-11-21',
    '2026-11-22',
  ]);
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(wallFrom('2026-11-21 09:30')).toBe(wallFrom('2026-11-21T09:30'));
});

import { expect, test } from 'vitest';
import { HOUR } from '../../core/time';
import { dateAt, dayOf, isDate, monthOf, spanOf, stepped, weekOf } from './days';

const length = (date: string, zone: string): number => {
  const { start, end } = dayOf(date, zone);
  return (end - start) / HOUR;
};

test('a day has as many hours as its zone gives it', () => {
  expect(length('2026-11-21', 'America/New_York')).toBe(24);
  expect(length('2026-03-08', 'America/New_York')).toBe(23);
  expect(length('2026-11-01', 'America/New_York')).toBe(25);
  expect(length('2026-04-05', 'Australia/Lord_Howe')).toBe(24.5);
});

test('a day begins at its first moment, also where midnight is skipped', () => {
  // Cuba goes forward at midnight: 2026-03-08 begins at 01:00.
  const { start, end } = dayOf('2026-03-08', 'America/Havana');
  expect(dateAt(start, 'America/Havana')).toBe('2026-03-08');
  expect(dateAt(start - 1, 'America/Havana')).toBe('2026-03-07');
  expect((end - start) / HOUR).toBe(23);
});

test('a week begins on the first weekday of the place', () => {
  expect(weekOf('2026-11-21', 1)).toEqual([
    '2026-11-16',
    '2026-11-17',
    '2026-11-18',
    '2026-11-19',
    '2026-11-20',
    '2026-11-21',
    '2026-11-22',
  ]);
  expect(weekOf('2026-11-21', 7)[0]).toBe('2026-11-15');
  expect(weekOf('2026-11-22', 7)[0]).toBe('2026-11-22');
  expect(weekOf('2026-11-22', 1)[0]).toBe('2026-11-16');
});

test('a month is shown in whole weeks', () => {
  const november = monthOf('2026-11-21', 1);
  expect([november.length, november[0], november.at(-1)]).toEqual([42, '2026-10-26', '2026-12-06']);
  const february = monthOf('2027-02-10', 1);
  expect([february.length, february[0], february.at(-1)]).toEqual([28, '2027-02-01', '2027-02-28']);
});

test('a week with a change of clocks spans an hour more or less', () => {
  const { start, end } = spanOf(weekOf('2026-11-01', 7), 'America/New_York');
  expect((end - start) / HOUR).toBe(7 * 24 + 1);
});

test('steps go by what is shown, months to the last day that exists', () => {
  expect(stepped('day', '2026-12-31', 1)).toBe('2027-01-01');
  expect(stepped('week', '2026-11-21', -1)).toBe('2026-11-14');
  expect(stepped('month', '2027-01-31', 1)).toBe('2027-02-28');
});

test('only dates that exist are taken from the address bar', () => {
  expect([isDate('2026-11-21'), isDate('2026-02-30'), isDate('21/11/2026'), isDate(5)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

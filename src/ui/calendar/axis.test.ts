import { expect, test } from 'vitest';
import { elapsedAxis, placeOn, snapped, wallAxis } from './axis';
import { dayOf } from './days';

const NEW_YORK = 'America/New_York';
const at = (wall: string, zone = NEW_YORK): number =>
  Temporal.ZonedDateTime.from(`${wall}[${zone}]`).epochMilliseconds;
const wallHour = (moment: number, zone = NEW_YORK): number =>
  Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).hour;

test('a day on which clocks go back has 25 lines, one hour twice', () => {
  const axis = elapsedAxis('2026-11-01', NEW_YORK);
  expect(axis.length).toBe(25 * 60);
  expect(axis.hours.map(({ at }) => wallHour(at)).slice(0, 4)).toEqual([0, 1, 1, 2]);
  expect(axis.hours).toHaveLength(25);
});

test('a day on which clocks go forward has 23 lines, one hour never', () => {
  const axis = elapsedAxis('2026-03-08', NEW_YORK);
  expect(axis.length).toBe(23 * 60);
  expect(axis.hours.map(({ at }) => wallHour(at)).slice(0, 4)).toEqual([0, 1, 3, 4]);
});

test('a shift of half an hour still puts the lines at full hours', () => {
  const axis = elapsedAxis('2026-10-04', 'Australia/Lord_Howe');
  expect(axis.length).toBe(23.5 * 60);
  expect(axis.hours.slice(0, 4)).toEqual([
    { top: 0, at: at('2026-10-04T00:00', 'Australia/Lord_Howe') },
    { top: 60, at: at('2026-10-04T01:00', 'Australia/Lord_Howe') },
    { top: 150, at: at('2026-10-04T03:00', 'Australia/Lord_Howe') },
    { top: 210, at: at('2026-10-04T04:00', 'Australia/Lord_Howe') },
  ]);
});

test('what is placed by elapsed time is found again', () => {
  const axis = elapsedAxis('2026-11-01', NEW_YORK);
  const moment = at('2026-11-01T09:15');
  expect(axis.topOf(moment)).toBe(10 * 60 + 15);
  expect(axis.momentAt(axis.topOf(moment))).toBe(moment);
});

test('the wall axis keeps nine o’clock in one line through a week with a change', () => {
  for (const date of ['2026-10-31', '2026-11-01', '2026-11-02']) {
    expect(wallAxis(date, NEW_YORK).topOf(at(`${date}T09:00`))).toBe(9 * 60);
  }
});

test('a session across the hour that comes twice is as high as it is long', () => {
  const start = at('2026-11-01T01:30-04:00');
  const session = { start, end: start + 60 * 60_000 };
  const day = dayOf('2026-11-01', NEW_YORK);
  expect(placeOn(wallAxis('2026-11-01', NEW_YORK), day, session, 15)).toEqual({ top: 90, height: 60 });
  expect(placeOn(elapsedAxis('2026-11-01', NEW_YORK), day, session, 15)).toEqual({ top: 90, height: 60 });
});

test('what runs past midnight is cut at each day, and absent where it does not reach', () => {
  const session = { start: at('2026-11-20T23:00'), end: at('2026-11-21T01:00') };
  const place = (date: string) => placeOn(elapsedAxis(date, NEW_YORK), dayOf(date, NEW_YORK), session, 15);
  expect(place('2026-11-20')).toEqual({ top: 23 * 60, height: 60 });
  expect(place('2026-11-21')).toEqual({ top: 0, height: 60 });
  expect(place('2026-11-22')).toBeNull();
});

test('a short session at the day’s end stays inside it', () => {
  const day = dayOf('2026-11-20', NEW_YORK);
  const session = { start: at('2026-11-20T23:55'), end: day.end };
  expect(placeOn(elapsedAxis('2026-11-20', NEW_YORK), day, session, 20)).toEqual({ top: 1420, height: 20 });
});

test('a tap goes to the step below it', () => {
  const axis = elapsedAxis('2026-11-20', NEW_YORK);
  expect(snapped(axis, 9 * 60 + 22, 15)).toBe(at('2026-11-20T09:15'));
  expect(snapped(axis, 24 * 60, 15)).toBe(at('2026-11-20T23:45'));
});

import { expect, test } from 'vitest';
import { slots } from './availability';
import { blockOf, type Session } from './sessions';
import type { Staff } from './staff';
import { busyFrom, publicClasses } from './taken';
import { bookOf, daily, serviceOf, sessionOf, staffOf, window } from './testing/shop';
import { DAY } from './time';

const NOW = Date.parse('2026-06-01T00:00:00Z');
const ana = staffOf('ana', { weekly: daily(window(9, 12)) });
const cut = serviceOf('cut', { staff: [ana.key], every: 30, after: 15 });
const yoga = serviceOf('yoga', { staff: [ana.key], seats: 2, every: 30 });

/** Starts of one day that its client sees when moving the first of these sessions. */
const moving = (sessions: readonly [Session, ...Session[]], rest: Partial<Staff> = {}, day = 3): string[] => {
  const book = bookOf({ services: [cut, yoga], staff: [{ ...ana, ...rest }] });
  const busy = busyFrom(book, sessions, { start: NOW - 8 * DAY, end: NOW + 20 * DAY }, NOW, publicClasses);
  const [own] = sessions;
  const service = own.service === yoga.key ? yoga : cut;
  const except = {
    service: service.key,
    staff: own.when.staff,
    start: own.when.start,
    block: blockOf(own),
    seats: service.seats,
  };
  const from = NOW + (day - 1) * DAY;
  const ask = { service: service.key, staff: null, from, until: from + DAY, now: NOW, except };
  return slots(book, busy, ask).map(({ start }) => new Date(start).toISOString().slice(11, 16));
};

test('its own time and buffers are free, those of others are not', () => {
  const own = sessionOf(ana, cut, '2026-06-03T10:00:00Z');
  expect(moving([own])).toEqual(['09:00', '09:30', '10:00', '10:30', '11:00']);
  // The other keeps 11:15–12:30 with its buffer; its own buffers touch it.
  const other = sessionOf(ana, cut, '2026-06-03T11:15:00Z');
  expect(moving([own, other])).toEqual(['09:00', '09:30', '10:00']);
});

test('a limit that it reached itself is not in its way, on its day and in its week', () => {
  const own = sessionOf(ana, cut, '2026-06-03T10:00:00Z');
  expect(moving([own], { perDay: 1 })).toHaveLength(5);
  expect(moving([own], { perWeek: 1 }, 4)).toHaveLength(5);
  const other = sessionOf(ana, cut, '2026-06-04T10:00:00Z');
  expect(moving([own, other], { perDay: 1 }, 4)).toEqual([]);
});

test('a class goes on without it', () => {
  const own = sessionOf(ana, yoga, '2026-06-03T10:00:00Z');
  const other = sessionOf(ana, yoga, '2026-06-03T10:00:00Z');
  // Alone it takes its class along; else that stays where it is, full or not.
  expect(moving([own])).toEqual(['09:00', '09:30', '10:00', '10:30', '11:00']);
  expect(moving([own, other])).toEqual(['09:00', '10:00', '11:00']);
});

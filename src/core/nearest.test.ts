import { expect, test } from 'vitest';
import { nearestTimes } from './nearest';
import { busyFrom, everyClass } from './taken';
import { bookOf, daily, serviceOf, sessionOf, staffOf, window } from './testing/shop';
import { DAY } from './time';

const ana = staffOf('ana', { weekly: daily(window(9, 12)) });
const cut = serviceOf('cut', { staff: [ana.key] });
const NOW = Date.parse('2026-06-01T00:00:00Z');

const near = (start: string | number, horizon = 60, now = NOW) => {
  const book = bookOf({ business: { horizon: { days: horizon } }, services: [cut], staff: [ana] });
  const sessions = [sessionOf(ana, cut, '2026-06-03T10:00:00Z')];
  const busy = busyFrom(book, sessions, { start: NOW - DAY, end: NOW + 90 * DAY }, now, everyClass);
  const ask = {
    service: cut.key,
    staff: null,
    start: typeof start === 'string' ? Date.parse(start) : start,
    now,
  };
  return nearestTimes(book, busy, ask).map(slot => new Date(slot.start).toISOString().slice(5, 16));
};

test('earlier and later ones by their distance, of equals the earlier', () => {
  expect(near('2026-06-03T10:00:00Z')).toEqual([
    '06-03T09:00',
    '06-03T11:00',
    '06-02T11:00',
    '06-04T09:00',
    '06-02T10:00',
    '06-04T10:00',
  ]);
});

test('never the wanted start itself', () => {
  expect(near('2026-06-04T10:00:00Z')).not.toContain('06-04T10:00');
});

test('only what is on offer: not past, not beyond the horizon, fewer where there are no more', () => {
  const now = Date.parse('2026-06-03T10:30:00Z');
  expect(near('2026-06-03T10:00:00Z', 1, now)).toEqual([
    '06-03T11:00',
    '06-04T09:00',
    '06-04T10:00',
    '06-04T11:00',
  ]);
  expect(near('2026-06-03T10:00:00Z', 0, Date.parse('2026-06-03T12:00:00Z'))).toEqual([]);
});

test('a start out of all reach gets what lies nearest within it', () => {
  expect(near(Number.MAX_SAFE_INTEGER)[0]).toBe('07-31T11:00');
  expect(near(0)[0]).toBe('06-01T09:00');
});

test('nothing beyond what is known to be taken', () => {
  const book = bookOf({ services: [cut], staff: [ana] });
  const range = { start: Date.parse('2026-06-03T09:30:00Z'), end: Date.parse('2026-06-03T12:00:00Z') };
  const busy = busyFrom(book, [], range, NOW, everyClass);
  const ask = { service: cut.key, staff: null, start: range.start, now: NOW };
  expect(
    nearestTimes(book, busy, ask).map(({ start }) => new Date(start).toISOString().slice(11, 16)),
  ).toEqual(['10:00', '11:00']);
});

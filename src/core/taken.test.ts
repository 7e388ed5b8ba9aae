import { describe, expect, test } from 'vitest';
import { busyFrom, busyRange, classesFor, everyClass, publicClasses, sessionsRange } from './taken';
import { bookOf, serviceOf, sessionOf, staffOf } from './testing/shop';
import { DAY, HOUR, MINUTE } from './time';
import { createZone } from './zone';

const NOW = Date.parse('2026-06-01T00:00:00Z');
const RANGE = { start: NOW, end: NOW + 30 * DAY };
const ana = staffOf('ana', { off: { a: { from: '2026-06-04T12:00', to: '2026-06-05T12:00' } } });
const cut = serviceOf('cut', { before: 5, after: 10 });
const yoga = serviceOf('yoga', { seats: 3 });
const secret = serviceOf('secret', { seats: 3, hidden: true });
const book = bookOf({ services: [cut, yoga, secret], staff: [ana] });
const span = (from: string, to: string) => ({ start: Date.parse(from), end: Date.parse(to) });

test('sessions with their buffers, touching ones merged; time off and blocks apart', () => {
  const sessions = [
    sessionOf(ana, cut, '2026-06-03T09:00:00Z'),
    sessionOf(ana, cut, '2026-06-03T10:15:00Z'),
    sessionOf(ana, null, '2026-06-05T12:00:00Z'),
    sessionOf(ana, cut, '2026-06-03T12:00:00Z', { state: { is: 'withdrawn' } }),
  ];
  const busy = busyFrom(book, sessions, RANGE, NOW, publicClasses);
  expect(busy.staff[ana.key]).toEqual({
    taken: [span('2026-06-03T08:55:00Z', '2026-06-03T11:25:00Z')],
    off: [span('2026-06-04T12:00:00Z', '2026-06-05T13:00:00Z')],
    full: [],
    fullWeeks: [],
  });
});

test('nothing beyond its range, and nobody who has nothing', () => {
  const sessions = [sessionOf(ana, cut, '2026-05-31T23:30:00Z'), sessionOf(ana, cut, '2026-07-05T09:00:00Z')];
  const free = bookOf({ services: [cut], staff: [{ ...ana, off: {} }, staffOf('bea')] });
  const busy = busyFrom(free, sessions, RANGE, NOW, publicClasses);
  expect(busy.staff).toEqual({
    [ana.key]: { taken: [{ start: NOW, end: NOW + 40 * MINUTE }], off: [], full: [], fullWeeks: [] },
  });
  const gone = bookOf({ services: [cut], staff: [{ ...ana, archived: true }] });
  expect(busyFrom(gone, sessions, RANGE, NOW, publicClasses).staff).toEqual({});
});

describe('classes', () => {
  const at = Date.parse('2026-06-03T09:00:00Z');
  const block = { start: at, end: at + HOUR };
  const held = (service: typeof yoga, count: number) =>
    Array.from({ length: count }, () => sessionOf(ana, service, at));

  test('with seats left are listed and not taken, full ones taken', () => {
    const some = busyFrom(book, held(yoga, 2), RANGE, NOW, publicClasses);
    expect(some.classes).toEqual([{ service: yoga.key, staff: ana.key, at, block, left: 1 }]);
    expect(some.staff[ana.key]?.taken).toEqual([]);
    const full = busyFrom(book, held(yoga, 3), RANGE, NOW, publicClasses);
    expect(full.classes).toEqual([]);
    expect(full.staff[ana.key]?.taken).toEqual([block]);
  });

  test('one attendee cancelling leaves the others', () => {
    const [first, ...others] = held(yoga, 3);
    const left = first ? [{ ...first, state: { is: 'cancelled', by: 'client' } as const }, ...others] : [];
    expect(busyFrom(book, left, RANGE, NOW, publicClasses).classes).toMatchObject([{ left: 1 }]);
  });

  test('of a hidden service look like any taken time, but to its link and to the desk', () => {
    const sessions = held(secret, 1);
    const open = busyFrom(book, sessions, RANGE, NOW, publicClasses);
    expect(JSON.stringify(open)).not.toContain(secret.key);
    expect(open.staff[ana.key]?.taken).toEqual([block]);
    for (const rule of [classesFor(secret.key), everyClass])
      expect(busyFrom(book, sessions, RANGE, NOW, rule).classes).toMatchObject([
        { service: secret.key, left: 2 },
      ]);
    expect(busyFrom(book, sessions, RANGE, NOW, classesFor(yoga.key)).classes).toEqual([]);
  });

  test('of an archived service cannot be joined', () => {
    const services = [{ ...yoga, archived: true }];
    const busy = busyFrom(bookOf({ services, staff: [ana] }), held(yoga, 1), RANGE, NOW, everyClass);
    expect(busy.classes).toEqual([]);
    expect(busy.staff[ana.key]?.taken).toEqual([block]);
  });

  test('whose length was changed keep the staff from their first to their last minute', () => {
    const sessions = [sessionOf(ana, yoga, at), sessionOf(ana, yoga, at, { minutes: 90 })];
    const { classes } = busyFrom(book, sessions, RANGE, NOW, everyClass);
    expect(classes).toMatchObject([{ block: { start: at, end: at + 90 * MINUTE }, left: 1 }]);
  });
});

test('dates and weeks without a further start, by the local date of the start', () => {
  const limited = bookOf({
    business: { zone: 'Asia/Tokyo' },
    services: [cut],
    staff: [staffOf('ana', { perDay: 2, perWeek: 3 })],
  });
  // In Tokyo: twice on Saturday 6 June (the second at 00:30), once on Sunday.
  const sessions = ['2026-06-06T01:00:00Z', '2026-06-05T15:30:00Z', '2026-06-07T01:00:00Z'].map(start =>
    sessionOf(ana, cut, start),
  );
  const busy = busyFrom(limited, sessions, RANGE, NOW, publicClasses);
  expect(busy.staff[ana.key]).toMatchObject({ full: ['2026-06-06'], fullWeeks: ['2026-06-01'] });
});

test('the range reaches the furthest horizon, and the sessions for it whole weeks', () => {
  const far = bookOf({
    business: { horizon: { days: 2 } },
    services: [serviceOf('cut', { horizon: { last: '2026-06-20' } }), yoga],
    staff: [ana],
  });
  const range = busyRange(far, NOW);
  expect(range).toEqual(span('2026-05-31T00:00:00Z', '2026-06-23T00:00:00Z'));
  const sessions = sessionsRange(createZone('UTC'), range);
  expect(sessions.start).toBeLessThanOrEqual(Date.parse('2026-05-25T00:00:00Z'));
  expect(sessions.end).toBeGreaterThanOrEqual(Date.parse('2026-06-29T00:00:00Z'));
  const endless = bookOf({ business: { horizon: { last: '9999-12-31' } } });
  expect(busyRange(endless, NOW).end - NOW).toBeLessThan(1100 * DAY);
});

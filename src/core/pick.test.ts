import { expect, test } from 'vitest';
import { pickStaff } from './pick';
import { bookOf, serviceOf, sessionOf, staffOf } from './testing/shop';

const [ana, bea, eva] = [staffOf('ana'), staffOf('bea'), staffOf('eva')];
const cut = serviceOf('cut');
const yoga = serviceOf('yoga', { seats: 2 });
const book = bookOf({ business: { zone: 'Asia/Tokyo' }, services: [cut, yoga], staff: [ana, bea, eva] });
const START = Date.parse('2026-06-03T01:00:00Z');
const slot = { start: START, staff: [ana.key, bea.key, eva.key] as const };
const pick = (sessions: Parameters<typeof pickStaff>[1], service = cut.key) =>
  pickStaff(book, sessions, service, slot, START);

test('of equals the first in staff order', () => {
  expect(pick([])).toBe(ana.key);
});

test('whoever has the fewest sessions on that date of the business', () => {
  const sessions = [
    sessionOf(ana, cut, '2026-06-03T05:00:00Z'),
    // 23:30 in Tokyo on the same date; half an hour later it is the next.
    sessionOf(bea, cut, '2026-06-03T14:30:00Z'),
    sessionOf(eva, cut, '2026-06-03T15:00:00Z'),
    sessionOf(eva, cut, '2026-06-03T06:00:00Z', { state: { is: 'cancelled', by: 'client' } }),
    sessionOf(eva, null, '2026-06-03T06:00:00Z'),
  ];
  expect(pick(sessions)).toBe(eva.key);
});

test('a class counts once', () => {
  const attendees = [1, 2].map(() => sessionOf(ana, yoga, '2026-06-03T05:00:00Z'));
  const others = [bea, eva].map(staff => sessionOf(staff, cut, '2026-06-03T05:00:00Z'));
  expect(pick([...attendees, ...others])).toBe(ana.key);
});

test('a class that has attendees is filled first, whoever holds it', () => {
  const sessions = [
    sessionOf(eva, yoga, START),
    sessionOf(eva, cut, '2026-06-03T05:00:00Z'),
    sessionOf(eva, cut, '2026-06-03T06:00:00Z'),
  ];
  expect(pick(sessions, yoga.key)).toBe(eva.key);
  expect(pick(sessions, cut.key)).toBe(ana.key);
});

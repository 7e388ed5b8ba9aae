import { expect, test } from 'vitest';
import type { Draw } from './draws';
import type { Money } from './money';
import type { Terms } from './products';
import { redrawn } from './redeeming';
import type { Session } from './sessions';
import { type Drawn, drawOf, standingOf } from './standing';
import { codeOf } from './testing/codes';
import { keyOf } from './testing/shop';
import { createZone } from './zone';

const zone = createZone('America/Sao_Paulo');
const NOW = Date.parse('2027-01-04T12:00:00-03:00');
const money = (amount: number): Money => ({ amount, currency: 'BRL' });
const of = (terms: Terms) => codeOf({ terms });
const cuts = (count: number): Terms => ({ kind: 'package', gives: { is: 'sessions', count }, valid: null });
const gives = (is: 'minutes' | 'amount', count: number): Terms => ({
  kind: 'package',
  gives: is === 'minutes' ? { is, count } : { is, count, currency: 'BRL' },
  valid: null,
});

/** A session that is confirmed, for which so much was taken when it cost something else. */
const lowered = (takes: number, pays: number, price: number): Drawn => {
  const draw = { code: keyOf('code'), takes, pays: money(pays), at: NOW };
  const session = { key: keyOf('s'), state: { is: 'confirmed' }, price: money(price), code: draw } as Session;
  return { session, draw: drawOf(session) ?? draw, id: '1' as Drawn['id'] };
};

test('another price or service: it keeps what it took, and takes more only of a code that works', () => {
  const draw = (takes: number, pays: number): Draw => ({
    code: keyOf('code'),
    takes,
    pays: money(pays),
    at: NOW,
  });
  const booked = (price: number, duration = 60) => ({ key: keyOf('cut'), duration, price: money(price) });
  const standing = (terms: Terms, state: 'active' | 'expired', left: number) => ({
    code: of(terms),
    state,
    left,
  });
  const amount = gives('amount', 10_000);
  expect(redrawn(standing(amount, 'active', 10_000), draw(8000, 8000), booked(9000), false)).toMatchObject({
    takes: 9000,
  });
  expect(redrawn(standing(amount, 'expired', 10_000), draw(8000, 8000), booked(9000), false)).toMatchObject({
    takes: 8000,
  });
  expect(redrawn(standing(amount, 'expired', 0), draw(8000, 8000), booked(5000), false)).toMatchObject({
    takes: 5000,
  });
  expect(redrawn(standing(amount, 'active', 10_000), draw(8000, 8000), booked(0), false)).toBeNull();
  expect(redrawn(standing(cuts(1), 'active', 0), draw(1, 8000), booked(9000), false)).toMatchObject({
    takes: 1,
    pays: money(9000),
  });
  const minutes = gives('minutes', 90);
  // The same service: as many minutes as before, of the other price.
  expect(redrawn(standing(minutes, 'active', 90), draw(30, 4000), booked(10_000), false)).toMatchObject({
    takes: 30,
    pays: money(5000),
  });
  expect(redrawn(standing(minutes, 'active', 90), draw(30, 4000), booked(9000, 90), true)).toMatchObject({
    takes: 90,
    pays: money(9000),
  });
});

test('a code never pays more than a price that was lowered since, and an amount takes no more either', () => {
  const left = (terms: Terms, drawn: Drawn) =>
    standingOf(of(terms), { paidAt: NOW }, [drawn], zone, NOW).left;
  expect(lowered(8000, 8000, 5000).draw.pays).toEqual(money(5000));
  expect(left(gives('amount', 9000), lowered(8000, 8000, 5000))).toBe(4000);
  expect(left(cuts(2), lowered(1, 8000, 0))).toBe(1);
});

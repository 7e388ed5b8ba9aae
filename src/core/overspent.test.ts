import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Decided, keepSpendDraft } from './decisions';
import { overspentIn } from './overspent';
import type { Terms } from './products';
import { byId, type Drawn, fullOf, isSpent, standingOf } from './standing';
import { codeOf, drawnOf } from './testing/codes';
import { DAY } from './time';
import { createZone } from './zone';

const ZONE = createZone('America/Sao_Paulo');
const NOON = Date.parse('2026-03-10T12:00:00-03:00');
const NOBODY: Decided = new Set();
const two = codeOf({ terms: { kind: 'package', gives: { is: 'sessions', count: 2 }, valid: null } });

const losersIn = (drawn: readonly Drawn[], decided: Decided = NOBODY, code = two) =>
  overspentIn({ code, start: NOON, drawn }, decided, ZONE, NOON + 30 * DAY);

test('whoever came when nothing was left loses, in whatever order the sessions are', () => {
  const [a, b, c] = [drawnOf(two, NOON, 1), drawnOf(two, NOON, 1), drawnOf(two, NOON, 1)];
  const expected = [{ loser: c, others: [a, b] }];
  expect(losersIn([a, b, c])).toEqual(expected);
  expect(losersIn([c, b, a])).toEqual(expected);
  expect(losersIn([a, c])).toEqual([]);
});

test('whoever gave back loses nothing, and makes room', () => {
  const gone = drawnOf(two, NOON, 1, { state: { is: 'cancelled', by: 'client' } });
  expect(losersIn([gone, drawnOf(two, NOON, 1), drawnOf(two, NOON, 1)])).toEqual([]);
});

test('of minutes the one that takes too many loses, and a smaller one after it does not', () => {
  const hour = codeOf({ terms: { kind: 'package', gives: { is: 'minutes', count: 60 }, valid: null } });
  const [a, b, c] = [drawnOf(hour, NOON, 45), drawnOf(hour, NOON, 30), drawnOf(hour, NOON, 15)];
  expect(losersIn([a, b, c], NOBODY, hour).map(({ loser }) => loser)).toEqual([b]);
});

test('what a person let be is asked about no more, until it is taken anew', () => {
  const [a, b, c] = [drawnOf(two, NOON, 1), drawnOf(two, NOON, 1), drawnOf(two, NOON, 1)];
  const { key, set } = keepSpendDraft(two.key, { session: c.session, id: c.id });
  const decided = new Set([`${key} ${Object.keys(set)[0]}`]);
  expect(losersIn([a, b, c], decided)).toEqual([]);
  const again = { ...c, id: drawnOf(two, NOON + DAY, 1).id };
  expect(losersIn([a, b, again], decided)).toHaveLength(1);
});

test('each period of a subscription is by itself', () => {
  const terms: Terms = { kind: 'subscription', gives: { is: 'sessions', count: 1 }, every: 'week' };
  const weekly = codeOf({ terms });
  const [a, b, c] = [0, 7, 8].map(days => drawnOf(weekly, NOON + days * DAY, 1));
  if (!a || !b || !c) throw new Error('three');
  expect(losersIn([a, b, c], NOBODY, weekly)).toEqual([{ loser: c, others: [b] }]);
});

test('there is a loser exactly where more was taken than there was', () => {
  const units = fc.integer({ min: 0, max: 40 });
  const state = fc.constantFrom(
    { is: 'confirmed' } as const,
    { is: 'no-show' } as const,
    { is: 'cancelled', by: 'client' } as const,
    { is: 'cancelled', by: 'owner', kept: true } as const,
  );
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.array(fc.tuple(units, state), { maxLength: 12 }),
      (count, taken) => {
        const code = codeOf({ terms: { kind: 'package', gives: { is: 'minutes', count }, valid: null } });
        const drawn = taken.map(([takes, is]) => drawnOf(code, NOON, takes, { state: is }));
        const now = NOON + 30 * DAY;
        const found = losersIn(drawn, NOBODY, code);
        const standing = standingOf(code, { paidAt: NOON }, drawn, ZONE, now);
        expect(found.length > 0).toBe(standing.over > 0);
        const losers = new Set(found.map(({ loser }) => loser));
        const rest = drawn.filter(one => isSpent(one, now) && !losers.has(one));
        expect(rest.reduce((sum, { draw }) => sum + draw.takes, 0)).toBeLessThanOrEqual(fullOf(code) ?? 0);
        for (const { loser, others } of found)
          for (const other of others) expect(byId(other, loser)).toBe(-1);
      },
    ),
  );
});

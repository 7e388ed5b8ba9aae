import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeAt, isListed, turnsAt } from './codeNow';
import type { Pause } from './codes';
import { NEVER } from './hlc';
import { stoodBy } from './periods';
import type { Terms } from './products';
import { standingOf } from './standing';
import { codeOf } from './testing/codes';
import { bookOf } from './testing/shop';
import { DAY, HOUR } from './time';
import { codeRow } from './viewedCodes';
import type { CodeRow } from './views';
import { createZone } from './zone';

const ZONE = 'America/New_York';
const zone = createZone(ZONE);
// The 31st: some months have none.
const SOLD = Date.parse('2026-01-31T22:00:00-05:00');
const MONTHLY: Terms = { kind: 'subscription', gives: { is: 'sessions', count: 4 }, every: 'month' };

const rowOf = (
  terms: Terms,
  now: number,
  pauses: readonly Pause[] = [],
  cancelled: number | null = null,
): CodeRow => {
  const code = codeOf({ terms, at: SOLD, pauses, cancelled });
  const standing = standingOf(code, { paidAt: SOLD }, [], zone, now);
  const sale = {
    order: null,
    codes: [],
    payments: [],
    bill: { total: code.price, paid: code.price, due: code.price, paidAt: SOLD },
  };
  const record = {
    of: 'code',
    key: code.key,
    fields: {},
    ids: { text: `1${NEVER.slice(1)}` as typeof NEVER },
  };
  return codeRow(
    bookOf({ business: { zone: ZONE } }),
    { record, standing, sessions: [], sale },
    { by: NEVER },
  );
};

describe('a subscription that was told once', () => {
  test('renews by itself on the days on which the desk says that it does, whatever pauses it had', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(40), fc.nat(30)), { maxLength: 3 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 500 }),
        fc.constantFrom<'week' | 'month'>('week', 'month'),
        (gaps, since, later, every) => {
          let at = SOLD;
          const pauses = gaps.map(([before, long]) => {
            const from = at + before * DAY + HOUR;
            at = from + long * DAY + 1;
            return { from, to: at };
          });
          const terms: Terms = { kind: 'subscription', gives: { is: 'sessions', count: 4 }, every };
          const told = { ...rowOf(terms, at + since * DAY, pauses), left: 0, state: 'used-up' as const };
          const now = at + since * DAY + later * DAY;
          const { renews } = rowOf(terms, now, pauses);
          const shown = codeAt(told, zone, now);
          expect(shown.renews).toBe(renews);
          expect(shown.left).toBe(now >= (told.renews ?? 0) ? 4 : 0);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('stands still while it is paused, and counts only pauses that are over', () => {
    const pauses = [
      { from: SOLD + DAY, to: SOLD + 3 * DAY },
      { from: SOLD + 9 * DAY, to: null },
    ];
    const row = rowOf(MONTHLY, SOLD + 10 * DAY, pauses);
    expect(row).toMatchObject({ state: 'paused', renews: null, course: { start: SOLD, stood: 2 } });
    expect(codeAt(row, zone, SOLD + 400 * DAY)).toBe(row);
    expect(turnsAt(row, SOLD)).toBeNull();
    expect(stoodBy({ start: SOLD, every: 'month', pauses }, zone)).toBe(2);
  });

  test('that was cancelled ends when it would have been renewed', () => {
    const row = rowOf(MONTHLY, SOLD + DAY, [], SOLD + HOUR);
    const end = Date.parse('2026-02-28T00:00:00-05:00');
    expect(row).toMatchObject({ state: 'active', until: end, renews: null });
    expect(codeAt(row, zone, end - 1)).toBe(row);
    expect(turnsAt(row, end - 1)).toBe(end);
    expect(codeAt(row, zone, end).state).toBe('ended');
  });
});

test('a package expires after its last day, and what was taken back stays so', () => {
  const terms: Terms = {
    kind: 'package',
    gives: { is: 'sessions', count: 5 },
    valid: { length: 10, unit: 'day', from: 'purchase' },
  };
  const row = rowOf(terms, SOLD);
  const end = Date.parse('2026-02-11T00:00:00-05:00');
  expect(row.until).toBe(end);
  expect(codeAt(row, zone, end - 1).state).toBe('active');
  expect(codeAt(row, zone, end).state).toBe('expired');
  for (const state of ['ended', 'unpaid'] as const)
    expect(codeAt({ ...row, state }, zone, end).state).toBe(state);
});

test('listed is what can pay, may again, or is a package or gift with nothing left', () => {
  const listed = (kind: Terms['kind']) =>
    (['unpaid', 'active', 'used-up', 'paused', 'expired', 'ended'] as const).filter(state =>
      isListed({ state, terms: { ...MONTHLY, kind } as Terms }),
    );
  expect(listed('subscription')).toEqual(['active', 'paused']);
  expect(listed('package')).toEqual(['active', 'used-up', 'paused']);
  expect(listed('gift')).toEqual(['active', 'used-up', 'paused']);
});

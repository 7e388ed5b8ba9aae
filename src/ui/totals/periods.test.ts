import { expect, test } from 'vitest';
import { daysOf, momentsOf, monthAt, spanFrom } from './periods';

const ZONE = 'America/Sao_Paulo';

test('months are those of the business, not of universal time', () => {
  // 22:30 on the last of November in São Paulo.
  const at = Date.UTC(2026, 11, 1, 1, 30);
  expect(monthAt(at, ZONE)).toEqual({ from: '2026-11-01', until: '2026-11-30' });
  expect(monthAt(at, ZONE, 1)).toEqual({ from: '2026-10-01', until: '2026-10-31' });
  expect(monthAt(Date.UTC(2026, 2, 31, 12), ZONE, 1)).toEqual({ from: '2026-02-01', until: '2026-02-28' });
});

test('a period holds its last day to the end, also where clocks change', () => {
  expect(momentsOf({ from: '2026-11-01', until: '2026-11-01' }, 'America/New_York')).toEqual({
    from: Date.UTC(2026, 10, 1, 4),
    until: Date.UTC(2026, 10, 2, 5),
  });
});

test('a period that ends before it begins, or has no date, is none', () => {
  expect(spanFrom('2026-11-02', '2026-11-01')).toBeNull();
  expect(spanFrom('', '2026-11-01')).toBeNull();
  expect(spanFrom('2026-11-01', '2026-11-01')).toEqual({ from: '2026-11-01', until: '2026-11-01' });
});

test('its days are counted through, over the end of a month', () => {
  expect(daysOf({ from: '2026-02-27', until: '2026-03-02' })).toEqual([
    '2026-02-27',
    '2026-02-28',
    '2026-03-01',
    '2026-03-02',
  ]);
});

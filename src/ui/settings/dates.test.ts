import { expect, test } from 'vitest';
import { dateText, daysFrom, momentText, runsOf, timeOffFrom, windowText } from './dates';

test('days from the first to the last', () => {
  expect(daysFrom('2026-12-30', '2027-01-02')).toEqual({
    ok: true,
    value: ['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02'],
  });
  expect(daysFrom('2026-12-25', '')).toEqual({ ok: true, value: ['2026-12-25'] });
  expect(daysFrom('', '')).toEqual({ ok: false, error: 'first' });
  expect(daysFrom('2026-12-25', 'x')).toEqual({ ok: false, error: 'last' });
  expect(daysFrom('2026-12-25', '2026-12-24')).toEqual({ ok: false, error: 'order' });
  expect(daysFrom('2026-01-01', '2027-01-02')).toEqual({ ok: false, error: 'many' });
});

test('dates without a gap are one run', () => {
  expect(runsOf(['2027-01-01', '2026-12-31', '2027-01-03'])).toEqual([
    { first: '2026-12-31', last: '2027-01-01', dates: ['2026-12-31', '2027-01-01'] },
    { first: '2027-01-03', last: '2027-01-03', dates: ['2027-01-03'] },
  ]);
});

test('time off ends after it begins', () => {
  expect(timeOffFrom('2026-11-21T09:00', '2026-11-22T09:00')).toEqual({
    ok: true,
    value: { from: '2026-11-21T09:00', to: '2026-11-22T09:00' },
  });
  expect(timeOffFrom('', '2026-11-22T09:00')).toEqual({ ok: false, error: 'from' });
  expect(timeOffFrom('2026-11-21T09:00', '')).toEqual({ ok: false, error: 'to' });
  expect(timeOffFrom('2026-11-21T09:00', '2026-11-21T09:00')).toEqual({ ok: false, error: 'order' });
});

test('dates and hours are told in the reader’s way', () => {
  const until = (time: string) => `until ${time} next day`;
  expect(windowText({ from: 540, to: 720 }, 'en-US', until)).toBe('9:00 AM – 12:00 PM');
  expect(windowText({ from: 1320, to: 1560 }, 'en-US', until)).toBe('10:00 PM – until 2:00 AM next day');
  expect(windowText({ from: 540, to: 1440 }, 'en-US', until)).toBe('9:00 AM – 12:00 AM');
  expect(dateText('2026-11-21', 'en-US')).toBe('Saturday, November 21, 2026');
  expect(momentText('2026-11-21T09:30', 'en-GB')).toContain('9:30');
});

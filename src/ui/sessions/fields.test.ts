import { expect, test } from 'vitest';
import { moneyFromText } from '../../core/money';
import { amountText, momentFrom, timeText } from './fields';

const ZONE = 'America/New_York';

test('what fields hold goes to a moment and back', () => {
  const moment = momentFrom('2026-11-21', '09:30', ZONE);
  expect(moment).toBe(Date.UTC(2026, 10, 21, 14, 30));
  expect(timeText(moment ?? 0, ZONE)).toBe('09:30');
});

test('a time that the clock skips is the one after it, as everywhere', () => {
  expect(timeText(momentFrom('2026-03-08', '02:30', ZONE) ?? 0, ZONE)).toBe('03:30');
});

test('what is no date or time is no moment', () => {
  expect([
    momentFrom('', '09:30', ZONE),
    momentFrom('2026-02-30', '09:30', ZONE),
    momentFrom('2026-11-21', '', ZONE),
    momentFrom('2026-11-21', '24:00', ZONE),
  ]).toEqual([null, null, null, null]);
});

test('an amount is typed as it was shown', () => {
  for (const region of ['en-US', 'pt-BR', 'es']) {
    const price = { amount: 123_450, currency: 'BRL' };
    expect(moneyFromText(amountText(price, region), 'BRL')).toEqual(price);
  }
  expect(amountText({ amount: 5000, currency: 'JPY' }, 'en')).toBe('5000');
  expect(amountText(null, 'en')).toBe('');
});

import { expect, test } from 'vitest';
import { moneyFromText } from '../../core/money';
import { amountText, endFrom, mayEndNextDay, momentFrom, timeText } from './fields';

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

test('blocked time ends with the day at "00:00", or in the night that follows where that is said', () => {
  const end = (time: string, nextDay: boolean) => endFrom('2026-11-21', time, nextDay, ZONE);
  expect(end('12:30', false)).toBe(Date.UTC(2026, 10, 21, 17, 30));
  expect(end('00:00', false)).toBe(Date.UTC(2026, 10, 22, 5));
  expect(end('00:00', true)).toBe(Date.UTC(2026, 10, 22, 5));
  expect(end('01:30', true)).toBe(Date.UTC(2026, 10, 22, 6, 30));
  expect([end('', true), endFrom('', '01:30', true, ZONE)]).toEqual([null, null]);
});

test('only an end that is not after the start may be meant for the next day', () => {
  expect(mayEndNextDay('22:00', '02:00')).toBe(true);
  expect(mayEndNextDay('22:00', '22:00')).toBe(true);
  for (const [start, end] of [
    ['22:00', '23:00'],
    ['22:00', '00:00'],
    ['22:00', ''],
    ['', '02:00'],
  ] as const)
    expect(mayEndNextDay(start, end)).toBe(false);
});

test('an amount is typed as it was shown', () => {
  for (const region of ['en-US', 'pt-BR', 'es']) {
    const price = { amount: 123_450, currency: 'BRL' };
    expect(moneyFromText(amountText(price, region), 'BRL')).toEqual(price);
  }
  expect(amountText({ amount: 5000, currency: 'JPY' }, 'en')).toBe('5000');
  expect(amountText(null, 'en')).toBe('');
});

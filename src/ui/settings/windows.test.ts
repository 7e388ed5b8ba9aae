import { expect, test } from 'vitest';
import { windowsFrom } from '../../core/hoursText';
import { mayEndNextDay, nextWindow, typedFrom, weekdayName, weekdayOrder } from './windows';

test('what is stored is typed the same way again', () => {
  const stored = [
    { from: 0, to: 60 },
    { from: 540, to: 720 },
    { from: 780, to: 1440 },
  ];
  const night = [{ from: 1320, to: 1560 }];
  expect(windowsFrom(typedFrom(stored))).toEqual({ ok: true, value: stored });
  expect(typedFrom(night)).toEqual([{ from: '22:00', to: '02:00', nextDay: true }]);
  expect(windowsFrom(typedFrom(night))).toEqual({ ok: true, value: night });
});

test('a further window comes after the last', () => {
  expect(nextWindow([])).toEqual({ from: '09:00', to: '18:00' });
  expect(nextWindow([{ from: '09:00', to: '12:00' }])).toEqual({ from: '13:00', to: '17:00' });
  expect(nextWindow([{ from: '09:00', to: '21:00' }])).toEqual({ from: '22:00', to: '24:00' });
  expect(nextWindow([{ from: '09:00', to: '23:30' }])).toEqual({ from: '', to: '' });
  expect(nextWindow([{ from: '20:00', to: '02:00', nextDay: true }])).toEqual({ from: '', to: '' });
});

test('an end at or before its start may be meant for the next day', () => {
  expect(mayEndNextDay({ from: '22:00', to: '02:00' })).toBe(true);
  expect(mayEndNextDay({ from: '22:00', to: '02:00', nextDay: true })).toBe(true);
  expect(mayEndNextDay({ from: '09:00', to: '18:00' })).toBe(false);
  expect(mayEndNextDay({ from: '22:00', to: '26:00' })).toBe(false);
  expect(mayEndNextDay({ from: '22:00', to: '' })).toBe(false);
});

test('weeks begin where the locale has it', () => {
  expect(weekdayOrder('pt-BR')[0]).toBe(6);
  expect(weekdayOrder('en-GB')).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(weekdayName(0, 'en')).toBe('Monday');
  expect(weekdayName(6, 'pt-BR')).toBe('domingo');
});

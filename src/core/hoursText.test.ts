import { describe, expect, test } from 'vitest';
import { minutesFromText, minutesToText, windowsFrom } from './hoursText';

test.each([
  ['09:00', 540],
  ['9:00', 540],
  ['9', 540],
  ['0930', 570],
  ['930', 570],
  ['9.30', 570],
  ['9h30', 570],
  ['9h', 540],
  [' 17:45 ', 1065],
  ['24:00', 1440],
  ['26:00', 1560],
  ['48:00', 2880],
])('%s is a time', (text, minutes) => {
  expect(minutesFromText(text)).toBe(minutes);
});

test.each(['', 'nine', '9:60', '48:01', '9:3', '-1', '09:00:00', '9 30', '123:00'])('"%s" is none', text => {
  expect(minutesFromText(text)).toBeNull();
});

test('"02:00 next day" is 26:00, and shown so', () => {
  expect(minutesFromText('02:00', true)).toBe(1560);
  expect(minutesFromText('25:00', true)).toBeNull();
  expect(minutesToText(1560)).toEqual({ text: '02:00', nextDay: true });
  expect(minutesToText(1440)).toEqual({ text: '24:00', nextDay: false });
  expect(minutesToText(545)).toEqual({ text: '09:05', nextDay: false });
  for (let minutes = 0; minutes <= 2880; minutes++) {
    const { text, nextDay } = minutesToText(minutes);
    expect(minutesFromText(text, nextDay)).toBe(minutes);
  }
});

describe('the windows of a day', () => {
  test('are sorted, and one where they overlap or touch', () => {
    const rows = [
      { from: '22:00', to: '02:00', nextDay: true },
      { from: '14:00', to: '18:00' },
      { from: '09:00', to: '12:00' },
      { from: '12:00', to: '13:00' },
    ];
    expect(windowsFrom(rows)).toEqual({
      ok: true,
      value: [
        { from: 540, to: 780 },
        { from: 840, to: 1080 },
        { from: 1320, to: 1560 },
      ],
    });
    expect(windowsFrom([])).toEqual({ ok: true, value: [] });
  });

  test('or each fault at its field', () => {
    const rows = [
      { from: '09:00', to: '09:00' },
      { from: '22:00', to: '02:00' },
      { from: 'x', to: '' },
      { from: '24:00', to: '25:00' },
      { from: '09:00', to: '10:00' },
    ];
    expect(windowsFrom(rows)).toEqual({
      ok: false,
      error: [
        { row: 0, field: 'to', is: 'end-not-after-start' },
        { row: 1, field: 'to', is: 'end-not-after-start' },
        { row: 2, field: 'from', is: 'not-a-time' },
        { row: 2, field: 'to', is: 'not-a-time' },
        { row: 3, field: 'from', is: 'not-a-time' },
      ],
    });
  });
});

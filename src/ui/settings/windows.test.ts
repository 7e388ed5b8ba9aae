import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  minutesFromText,
  nextWindow,
  textFromMinutes,
  typedFrom,
  weekdayOrder,
  windowsFrom,
} from './windows';

test.each([
  ['9', 540],
  ['09:30', 570],
  ['9.30', 570],
  ['9h', 540],
  ['9h30', 570],
  ['0930', 570],
  ['930', 570],
  [' 18:00 ', 1080],
  ['6 pm', 1080],
  ['6:30 p.m.', 1110],
  ['12 am', 0],
  ['12:15pm', 735],
  ['24:00', 1440],
  ['26:00', 1560],
  ['48:00', 2880],
])('%s is a time', (text, minutes) => expect(minutesFromText(text)).toBe(minutes));

test.each(['', 'nine', '9:60', '9:5', '48:01', '13 pm', '0 am', '-1', '9:30:00', '99'])('%s is none', text =>
  expect(minutesFromText(text)).toBeNull(),
);

test('every time reads back as it was written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2880 }), minutes => {
      expect(minutesFromText(textFromMinutes(minutes))).toBe(minutes);
    }),
  );
});

test('windows that overlap or touch become one', () => {
  const typed = [
    { from: '14:00', to: '18:00' },
    { from: '9:00', to: '12:00' },
    { from: '12:00', to: '13:00' },
    { from: '17:00', to: '19:00' },
  ];
  expect(windowsFrom(typed)).toEqual({
    ok: true,
    value: [
      { from: 540, to: 780 },
      { from: 840, to: 1140 },
    ],
  });
});

test('an end not after its start is a fault at the end, with the next day as a way out', () => {
  expect(windowsFrom([{ from: '22:00', to: '2:00' }])).toEqual({
    ok: false,
    error: [{ row: 0, at: 'to', is: 'order', next: '26:00' }],
  });
  expect(windowsFrom([{ from: '9:00', to: '9:00' }])).toMatchObject({ ok: false });
  expect(windowsFrom([{ from: '22:00', to: '26:00' }])).toEqual({
    ok: true,
    value: [{ from: 1320, to: 1560 }],
  });
});

test('every fault is named at its row and field', () => {
  const typed = [
    { from: '9:00', to: '10:00' },
    { from: 'x', to: '' },
    { from: '24:00', to: '25:00' },
  ];
  expect(windowsFrom(typed)).toEqual({
    ok: false,
    error: [
      { row: 1, at: 'from', is: 'time' },
      { row: 1, at: 'to', is: 'time' },
      { row: 2, at: 'from', is: 'time' },
    ],
  });
});

test('what is stored is typed the same way again', () => {
  const stored = [
    { from: 540, to: 720 },
    { from: 1320, to: 1560 },
  ];
  expect(windowsFrom(typedFrom(stored))).toEqual({ ok: true, value: stored });
});

test('a further window comes after the last', () => {
  expect(nextWindow([])).toEqual({ from: '09:00', to: '18:00' });
  expect(nextWindow([{ from: '09:00', to: '12:00' }])).toEqual({ from: '13:00', to: '17:00' });
  expect(nextWindow([{ from: '09:00', to: '23:30' }])).toEqual({ from: '', to: '' });
});

test('weeks begin where the locale has it', () => {
  expect(weekdayOrder('pt-BR')[0]).toBe(6);
  expect(weekdayOrder('en-GB')).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

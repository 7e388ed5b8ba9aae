import { expect, test } from 'vitest';
import { bookingFaults, bookingFrom, bookingValues } from './bookingForm';

const stored = {
  notice: 120,
  horizon: { days: 60 },
  ask: { email: 'needed' as const, phone: 'no' as const },
  logins: 'optional' as const,
  burst: 30,
};

test('rules read back as they are stored', () => {
  expect(bookingFrom(bookingValues(stored))).toEqual(stored);
  const until = { ...stored, notice: 0, horizon: { last: '2026-12-24' } };
  expect(bookingFrom(bookingValues(until))).toEqual(until);
});

test('a way to reach the client must be needed', () => {
  const values = bookingValues(stored);
  expect(bookingFaults({ ...values, email: 'optional', phone: 'optional' })).toEqual({ ask: true });
  expect(bookingFaults({ ...values, email: 'no', phone: 'needed' })).toBeNull();
});

test('every fault is named', () => {
  const values = {
    ...bookingValues(stored),
    notice: { count: 366, unit: 'days' as const },
    horizon: { by: 'date' as const, days: 60, last: '' },
    burst: 0,
  };
  expect(bookingFaults(values)).toEqual({ notice: true, horizon: true, burst: true });
  expect(bookingFrom(values)).toBeNull();
});

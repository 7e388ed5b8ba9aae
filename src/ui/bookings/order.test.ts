import { expect, test } from 'vitest';
import type { Booking } from '../../app/wallet/wallet';
import { inOrder } from './order';

const booking = (key: string, start: number, state: Booking['state']): Booking =>
  ({ key, start, end: start + 10, state }) as Booking;

test('the next one comes first, the past newest first, and what ended otherwise is past', () => {
  const list = [
    booking('late', 300, { is: 'confirmed' }),
    booking('soon', 105, { is: 'waiting', until: null }),
    booking('now', 95, { is: 'confirmed' }),
    booking('over', 90, { is: 'confirmed' }),
    booking('refused', 400, { is: 'refused', why: 'taken', says: '', nearest: [] }),
    booking('old', 10, { is: 'cancelled', by: 'owner', says: '' }),
  ];
  const { upcoming, past } = inOrder(list, 100);
  expect(upcoming.map(({ key }) => key)).toEqual(['now', 'soon', 'late']);
  expect(past.map(({ key }) => key)).toEqual(['refused', 'over', 'old']);
});

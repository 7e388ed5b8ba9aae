import { expect, test } from 'vitest';
import { bookingAddress, placeIn } from './place';

const KEY = 'W1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1tbW1s';

test.each([`#/b/${KEY}/me`, `#/b/${KEY}/me/appointments?move=x`, `#/b/${KEY}/reset/token?`])('%s', hash => {
  expect(placeIn(hash)).toEqual({ root: '5b'.repeat(32), relays: [], card: null, service: null });
  expect(bookingAddress(hash)).toBe(`#/b/${KEY}`);
});

test('relays and what the link carries go along', () => {
  const hash = `#/b/${KEY}/me?r=relay.example&c=card&move=x`;
  expect(placeIn(hash)).toMatchObject({ relays: ['wss://relay.example'], card: 'card' });
  expect(bookingAddress(hash)).toBe(`#/b/${KEY}?r=relay.example&c=card`);
});

test('of what is no business nothing is shown', () => {
  expect(placeIn('#/b/cut/me')).toBeNull();
  expect(placeIn('#/bookings')).toBeNull();
});

import { expect, test } from 'vitest';
import { isBookingLink, isBookingPage, valueIn, withValue } from './address';

test('tells the page of a business or service from all others', () => {
  for (const hash of ['#/b/abc', '#/b/abc?r=x', '#/b/abc/service', '#/b/abc/service?c=1', '#/b/abc/'])
    expect(isBookingPage(hash), hash).toBe(true);
  const others = ['', '#/', '#/bookings', '#/b/abc/s/token', '#/b/abc/s/token?k=1', '#/desk'];
  const own = ['#/b/abc/me', '#/b/abc/me?r=x', '#/b/abc/me/appointments', '#/b/abc/reset/token'];
  const sold = ['#/b/abc/buy', '#/b/abc/buy?r=x'];
  for (const hash of [...others, ...own, ...sold]) expect(isBookingPage(hash), hash).toBe(false);
  expect(isBookingPage('#/b/abc/mensa')).toBe(true);
  expect(isBookingLink('#/b/abc/s/token')).toBe(true);
  expect(isBookingLink('#/bookings')).toBe(false);
});

test('one value of an address changes and the rest stays as it was shared', () => {
  const link = '#/b/abc?r=localhost:4173/relay,wss://x&c=AB-_';
  const asked = withValue(link, 'q', 'key');
  expect(asked).toBe(`${link}&q=key`);
  expect(valueIn(asked, 'q')).toBe('key');
  expect(valueIn(link, 'q')).toBeNull();
  expect(withValue(asked, 'q', 'other')).toBe(`${link}&q=other`);
  expect(withValue(asked, 'q', null)).toBe(link);
  expect(withValue(withValue('#/b/abc', 'q', 'key'), 'q', null)).toBe('#/b/abc');
});

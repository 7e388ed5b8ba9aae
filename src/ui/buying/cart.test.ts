import { expect, test } from 'vitest';
import type { Key } from '../../core/id';
import type { OfferedProduct } from '../../core/products';
import { cartFault, giftFaults, linesOf, NO_GIFT, recipientOf, shownOf, totalOf } from './cart';

const [PACK, GIFT, OTHER] = ['p', 'g', 't'].map(letter => letter.repeat(26) as Key) as [Key, Key, Key];
const product = (key: Key, amount: number, currency = 'USD'): OfferedProduct => ({
  key,
  name: `Product ${key[0]}`,
  about: '',
  terms: { kind: 'package', gives: { is: 'sessions', count: 10 }, valid: null },
  services: null,
  price: { amount, currency },
  order: 0,
});
const sold = [product(PACK, 30_000), product(GIFT, 5000), product(OTHER, 100, 'BRL')];

test('an order is for what is chosen and still sold, at the prices on the page', () => {
  const counts = { [PACK]: 1, [GIFT]: 2, ['z'.repeat(26) as Key]: 3 };
  expect(linesOf(sold, counts)).toEqual([
    { product: PACK, count: 1 },
    { product: GIFT, count: 2 },
  ]);
  expect(shownOf(sold, { [GIFT]: 2 })).toEqual([
    { name: 'Product g', count: 2, price: { amount: 5000, currency: 'USD' } },
  ]);
  expect(totalOf(sold, counts)).toEqual({ amount: 40_000, currency: 'USD' });
  expect(cartFault(sold, counts)).toBeNull();
});

test('nothing, too many at once and prices in two currencies cannot be ordered', () => {
  expect(cartFault(sold, { [PACK]: 0 })).toBe('none');
  expect(cartFault(sold, { [PACK]: 11, [GIFT]: 9 })).toBeNull();
  expect(cartFault(sold, { [PACK]: 11, [GIFT]: 10 })).toBe('many');
  expect(cartFault(sold, { [PACK]: 1, [OTHER]: 1 })).toBe('mixed');
  expect(totalOf(sold, { [PACK]: 1, [OTHER]: 1 })).toBeNull();
});

test('a gift needs a name, and an email that is one where it has any', () => {
  expect(giftFaults(NO_GIFT)).toEqual({});
  expect(giftFaults({ ...NO_GIFT, is: true })).toEqual({ name: 'needed' });
  const bea = { is: true, name: ' Bea ', email: '', message: 'Enjoy' };
  expect(giftFaults(bea)).toEqual({});
  expect(recipientOf(bea)).toEqual({ name: 'Bea', email: '', message: 'Enjoy' });
  expect(recipientOf({ ...bea, is: false })).toBeNull();
  expect(giftFaults({ ...bea, name: 'b'.repeat(121), email: 'bea@', message: 'e'.repeat(501) })).toEqual({
    name: 'long',
    email: 'email',
    message: 'long',
  });
});

import { expect, test } from 'vitest';
import type { Key } from '../../core/id';
import type { Product, Terms } from '../../core/products';
import { productFaults, productFrom, productValues, unitOf } from './productForm';

const currencies = { price: 'BRL', amount: 'BRL' };
const product = (terms: Terms, more: Partial<Product> = {}): Omit<Product, 'key'> => ({
  name: 'Dez massagens',
  about: '',
  terms,
  services: null,
  price: { amount: 90_000, currency: 'BRL' },
  hidden: false,
  early: false,
  order: 0,
  archived: false,
  ...more,
});
const valid = { length: 6, unit: 'month', from: 'first-use' } as const;
const package10: Terms = { kind: 'package', gives: { is: 'sessions', count: 10 }, valid };

test('what is stored goes into the fields and back', () => {
  const every: readonly Terms[] = [
    package10,
    { kind: 'package', gives: { is: 'minutes', count: 300 }, valid: null },
    { kind: 'package', gives: { is: 'unlimited' }, valid },
    { kind: 'gift', gives: { is: 'amount', count: 12_050, currency: 'BRL' }, valid: null },
    { kind: 'subscription', gives: { is: 'unlimited' }, every: 'week' },
  ];
  for (const terms of every) {
    const stored = product(terms, { services: ['a'.repeat(26) as Key], hidden: true, early: true });
    const { order: _order, archived: _archived, ...written } = stored;
    expect(productFrom(productValues(stored), currencies)).toEqual(written);
  }
});

test('a kind gives what it may, and what was typed for another stays', () => {
  const values = { ...productValues(product(package10)), kind: 'gift', unit: 'minutes' } as const;
  expect(unitOf(values)).toBe('amount');
  expect(unitOf({ ...values, kind: 'subscription' })).toBe('minutes');
  expect(productFaults(values, currencies)).toEqual({ amount: true });
});

test('faults stand at their fields', () => {
  const values = productValues(product(package10));
  const faults = (typed: Partial<typeof values>) => productFaults({ ...values, ...typed }, currencies);
  expect(faults({})).toBeNull();
  expect(faults({ name: ' ', price: 'x' })).toEqual({ name: true, price: true });
  expect(faults({ price: '' })).toEqual({ price: true });
  expect(faults({ price: '0' })).toBeNull();
  expect(faults({ sessions: 0 })).toEqual({ sessions: true });
  expect(faults({ unit: 'amount', amount: '0' })).toEqual({ amount: true });
  expect(faults({ all: false, services: [] })).toEqual({ services: true });
  expect(faults({ length: null })).toEqual({ length: true });
  expect(faults({ length: null, kind: 'subscription' })).toBeNull();
  expect(faults({ unit: 'unlimited', limited: false })).toEqual({ limited: true });
  expect(productFrom({ ...values, unit: 'unlimited', limited: false }, currencies)).toBeNull();
});

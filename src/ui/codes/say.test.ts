import { expect, test } from 'vitest';
import type { Code } from '../../core/codes';
import type { Terms } from '../../core/products';
import type { Standing } from '../../core/standing';
import { createFormat } from '../frame/format';
import { en } from '../words/desk/en';
import { balanceText, givesText, servicesText, standingText, unitsText, validityText } from './say';

const ZONE = 'America/Sao_Paulo';
const speech = { words: en, format: createFormat('en-US', ZONE), region: 'en-US' };
const midnight = Date.UTC(2026, 11, 1, 3);

const standing = (terms: Terms, more: Partial<Standing> = {}, code: Partial<Code> = {}): Standing => ({
  code: { terms, ended: null, cancelled: null, pauses: [], services: null, ...code } as unknown as Code,
  start: 0,
  state: 'active',
  left: null,
  over: 0,
  until: null,
  renews: null,
  drawn: [],
  ...more,
});
const five: Terms = { kind: 'package', gives: { is: 'sessions', count: 5 }, valid: null };
const money: Terms = { kind: 'gift', gives: { is: 'amount', count: 20_000, currency: 'USD' }, valid: null };
const monthly: Terms = { kind: 'subscription', gives: { is: 'unlimited' }, every: 'month' };

test('what a code gives and what is left is said in its units', () => {
  expect([five, money, monthly].map(terms => givesText(terms, speech))).toEqual([
    '5 sessions',
    '$200.00',
    'Unlimited a month',
  ]);
  expect(balanceText(standing(five, { left: 3 }), speech)).toBe('3 of 5 sessions left');
  expect(balanceText(standing(money, { left: 8_050 }), speech)).toBe('$80.50 of $200.00 left');
  expect(balanceText(standing(monthly), speech)).toBe('Unlimited');
  expect(unitsText(1, five.gives, speech)).toBe('1 session');
});

test('the last day is named on which a code works, not the one after', () => {
  expect(standingText(standing(five, { until: midnight }), speech)).toBe(
    'Valid until Monday, November 30, 2026',
  );
  expect(standingText(standing(five, { until: midnight, state: 'expired' }), speech)).toBe(
    'Expired; the last day was Monday, November 30, 2026',
  );
  expect(standingText(standing(monthly, { until: midnight }), speech)).toBe(
    'Cancelled, usable until Monday, November 30, 2026',
  );
  expect(standingText(standing(monthly, { renews: midnight }), speech)).toBe(
    'Renews on Tuesday, December 1, 2026',
  );
});

test('why a code does not work, or has no end yet, is said', () => {
  expect(standingText(standing(five, { state: 'unpaid' }), speech)).toBe('Works once its order is paid');
  expect(standingText(standing(five, { state: 'ended' }, { ended: 1 }), speech)).toBe(
    'Taken back with its order',
  );
  expect(standingText(standing(monthly, { state: 'paused' }), speech)).toBe(
    'Paused: its calendar stands still',
  );
  const valid = { length: 1, unit: 'month', from: 'first-use' } as const;
  expect(standingText(standing({ ...five, valid } as Terms), speech)).toBe(
    'Valid 1 month from first use, not used yet',
  );
  expect(validityText(valid, speech)).toBe('Valid 1 month from first use');
  expect(validityText(null, speech)).toBe('Without an end');
});

test('services are named, those that are no more as that', () => {
  const book = { services: [{ key: 'a', name: 'Haircut' }] } as unknown as Parameters<typeof servicesText>[1];
  expect(servicesText({ services: null }, book, en)).toBe('All services');
  expect(servicesText({ services: ['a', 'b'] as unknown as Code['services'] }, book, en)).toBe(
    'Haircut, Service removed',
  );
});

import { expect, test } from 'vitest';
import type { Money } from '../../core/money';
import type { Terms } from '../../core/products';
import { en as sharedEn } from '../words/booking/en';
import { ptBR as sharedPt } from '../words/booking/pt-BR';
import { codes as en } from '../words/client/codes/en';
import { codes as ptBR } from '../words/client/codes/pt-BR';
import {
  givesText,
  leftText,
  lifeText,
  paidText,
  paysForText,
  priceText,
  type Speech,
  validText,
} from './texts';

const english: Speech = { words: en, shared: sharedEn, region: 'en-US' };
const portuguese: Speech = { words: ptBR, shared: sharedPt, region: 'pt-BR' };
const usd = (amount: number): Money => ({ amount, currency: 'USD' });
const plain = (text: string | null) => text?.replaceAll(/\s/g, ' ');

const ten: Terms = {
  kind: 'package',
  gives: { is: 'sessions', count: 10 },
  valid: { length: 6, unit: 'month', from: 'first-use' },
};
const hours: Terms = { kind: 'package', gives: { is: 'minutes', count: 300 }, valid: null };
const gift: Terms = { kind: 'gift', gives: { is: 'amount', count: 5000, currency: 'BRL' }, valid: null };
const monthly: Terms = { kind: 'subscription', gives: { is: 'sessions', count: 4 }, every: 'month' };
const open: Terms = { kind: 'subscription', gives: { is: 'unlimited' }, every: 'week' };

test('says what is sold', () => {
  expect(givesText(ten, english)).toBe('10 appointments');
  expect(givesText(hours, english)).toBe('5 hours of appointments');
  expect(plain(givesText(gift, portuguese))).toBe('Vale R$ 50,00');
  expect(givesText(monthly, english)).toBe('4 appointments each month');
  expect(givesText(open, portuguese)).toBe('Atendimentos ilimitados por semana');
  expect(priceText({ price: usd(9000), terms: monthly }, english)).toBe('$90.00 a month');
  expect(priceText({ price: usd(9000), terms: ten }, english)).toBe('$90.00');
  expect(validText(ten, english)).toBe('Valid for 6 months from first use');
  expect(validText(hours, english)).toBe('No end date');
  expect(validText(monthly, english)).toBeNull();
});

test('says what is left, of a subscription in its period', () => {
  expect(leftText({ terms: ten, left: 3, state: 'active' }, english)).toBe('3 of 10 appointments left');
  expect(leftText({ terms: hours, left: 90, state: 'active' }, english)).toBe(
    '1 hour 30 minutes of 5 hours left',
  );
  expect(plain(leftText({ terms: gift, left: 2050, state: 'active' }, portuguese))).toBe(
    'Restam R$ 20,50 de R$ 50,00',
  );
  expect(leftText({ terms: monthly, left: 1, state: 'active' }, english)).toBe(
    '1 of 4 appointments left this month',
  );
  expect(leftText({ terms: open, left: null, state: 'active' }, english)).toBe(
    'Unlimited appointments this week',
  );
  expect(leftText({ terms: ten, left: 0, state: 'used-up' }, english)).toBe('Used up');
});

test("a code lasts through its last day in the business's zone, whatever the zone here", () => {
  // Midnight after 31 December in São Paulo.
  const until = Date.UTC(2027, 0, 1, 3);
  const life = (set: { until: number | null; renews: number | null; terms?: Terms }) =>
    lifeText({ terms: ten, ...set }, 'America/Sao_Paulo', english);
  expect(life({ until, renews: null })).toBe('Valid until December 31, 2026');
  expect(life({ until: null, renews: until, terms: monthly })).toBe('Renews on January 1, 2027');
  expect(life({ until: null, renews: null })).toBe('Valid for 6 months from first use');
  expect(life({ until: null, renews: null, terms: monthly })).toBeNull();
});

test('says for which services, and what is paid and due', () => {
  expect(paysForText(null, english)).toBe('For all services');
  expect(paysForText([], english)).toBe('For certain services');
  expect(paysForText(['Cut', 'Shave'], english)).toBe('For Cut and Shave');
  expect(paysForText(['Corte', 'Barba'], portuguese)).toBe('Para Corte e Barba');
  expect(paidText({ pays: usd(3000), due: usd(1000) }, english)).toBe('Paid by code: $30.00 · Due: $10.00');
  expect(paidText({ pays: null, due: null }, english)).toBe('Paid by code: The whole appointment');
});

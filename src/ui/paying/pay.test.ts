import { expect, test } from 'vitest';
import type { OwnCode } from '../../app/wallet/wallet';
import type { CodeText } from '../../core/codeText';
import type { Key } from '../../core/id';
import type { Terms } from '../../core/products';
import { fittingCodes, meantBy, NO_CODE, type Payable, sourceOf } from './pay';

const CUT = 'c'.repeat(26) as Key;
const SHAVE = 's'.repeat(26) as Key;
const PACK = '7k2m9qfx40tb' as CodeText;
const GIFT = '2222333344x5' as CodeText;

const ten: Terms = { kind: 'package', gives: { is: 'sessions', count: 10 }, valid: null };
const fifty: Terms = {
  kind: 'gift',
  gives: { is: 'amount', count: 5000, currency: 'USD' },
  valid: null,
};
const code = (set: Partial<OwnCode>): OwnCode => ({
  key: 'k'.repeat(26) as Key,
  text: PACK,
  name: 'Ten cuts',
  terms: ten,
  services: null,
  state: 'active',
  left: 3,
  until: null,
  renews: null,
  ...set,
});
const cut = (amount: number | null): Payable => ({
  key: CUT,
  duration: 30,
  price: amount === null ? null : { amount, currency: 'USD' },
});

test('only codes that would pay something of the service now are offered', () => {
  const fits = (set: Partial<OwnCode>, service: Payable) => fittingCodes([code(set)], service).length === 1;
  expect(fits({}, cut(4000))).toBe(true);
  expect(fits({ services: [{ key: CUT, name: 'Cut' }] }, cut(4000))).toBe(true);
  expect(fits({ services: [{ key: SHAVE, name: 'Shave' }] }, cut(4000))).toBe(false);
  for (const state of ['paused', 'expired', 'ended', 'unpaid', 'used-up'] as const)
    expect(fits({ state }, cut(4000)), state).toBe(false);
  expect(fits({ left: 0 }, cut(4000))).toBe(false);
  expect(
    fits({ left: null, terms: { kind: 'subscription', gives: { is: 'unlimited' }, every: 'month' } }, cut(1)),
  ).toBe(true);
});

test('a service without a price is paid by sessions, not by an amount; a free one by a code for just that', () => {
  const fits = (set: Partial<OwnCode>, service: Payable) => fittingCodes([code(set)], service).length === 1;
  expect(fits({}, cut(null))).toBe(true);
  expect(fits({ terms: fifty, left: 5000 }, cut(null))).toBe(false);
  expect(fits({ terms: fifty, left: 5000 }, cut(4000))).toBe(true);
  expect(fits({ terms: fifty, left: 5000 }, { ...cut(4000), price: { amount: 4000, currency: 'BRL' } })).toBe(
    false,
  );
  expect(fits({}, cut(0))).toBe(false);
  expect(fits({ services: [{ key: CUT, name: 'Cut' }] }, cut(0))).toBe(true);
});

test('what is typed counts where there is no choice, and where it is chosen', () => {
  const own = [code({})];
  expect(meantBy(NO_CODE, [])).toEqual({ is: 'none' });
  expect(meantBy({ from: 'none', typed: '2222-3333-44X5' }, [])).toEqual({
    is: 'code',
    text: GIFT,
    typed: true,
  });
  expect(meantBy({ from: 'none', typed: '2222-3333-44X5' }, own)).toEqual({ is: 'none' });
  expect(meantBy({ from: 'typed', typed: 'next week' }, own)).toEqual({ is: 'bad' });
  expect(meantBy({ from: PACK, typed: '' }, own)).toEqual({ is: 'code', text: PACK, typed: false });
});

test("a link's code is one of the account's where it is, else as if it were typed", () => {
  const pay = { from: PACK, typed: '7K2M-9QFX-40TB' };
  expect(sourceOf(pay, [code({})])).toBe(PACK);
  expect(sourceOf(pay, [code({ text: GIFT })])).toBe('typed');
  expect(meantBy(pay, [])).toEqual({ is: 'code', text: PACK, typed: true });
});

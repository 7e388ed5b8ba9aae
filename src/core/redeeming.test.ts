import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Code } from './codes';
import { dueOf, redeem } from './redeeming';
import type { CodeState } from './standing';
import { codeOf, reais } from './testing/codes';
import { keyOf } from './testing/shop';

const CUT = { key: keyOf('cut'), duration: 45, price: reais(80) };
const NOW = 1_800_000_000_000;

const take = (code: Code, left: number | null, booked: Parameters<typeof redeem>[1] = CUT) =>
  redeem({ code, state: 'active', left }, booked, NOW);

const minutes = codeOf({ terms: { kind: 'package', gives: { is: 'minutes', count: 100 }, valid: null } });
const amount = codeOf({
  terms: { kind: 'gift', gives: { is: 'amount', count: 10_000, currency: 'BRL' }, valid: null },
});

describe('what a code pays', () => {
  test('sessions cover one session whole, whatever it costs', () => {
    expect(take(codeOf(), 1)).toMatchObject({ ok: true, value: { takes: 1, pays: reais(80), at: NOW } });
    expect(take(codeOf(), 1, { ...CUT, price: null })).toMatchObject({ value: { takes: 1, pays: null } });
  });

  test('minutes cover as much of the price as of the length, rounded for the client', () => {
    expect(take(minutes, 100)).toMatchObject({ value: { takes: 45, pays: reais(80) } });
    expect(take(minutes, 10)).toMatchObject({ value: { takes: 10, pays: { amount: 1778 } } });
  });

  test('an amount covers what is left of it', () => {
    expect(take(amount, 10_000)).toMatchObject({ value: { takes: 8000, pays: reais(80) } });
    expect(take(amount, 500)).toMatchObject({ value: { takes: 500, pays: reais(5) } });
  });

  test('without limit it takes nothing and pays all', () => {
    const free = codeOf({
      terms: { kind: 'subscription', gives: { is: 'unlimited' }, every: 'month' },
    });
    expect(take(free, null)).toMatchObject({ value: { takes: 0, pays: reais(80) } });
  });
});

describe('what a code does not pay', () => {
  test('while it does not work', () => {
    const states: Record<Exclude<CodeState, 'active' | 'used-up'>, string> = {
      unpaid: 'code-unpaid',
      paused: 'code-paused',
      expired: 'code-expired',
      ended: 'code-ended',
    };
    for (const [state, error] of Object.entries(states))
      expect(redeem({ code: codeOf(), state: state as CodeState, left: 5 }, CUT, NOW)).toEqual({
        ok: false,
        error,
      });
  });

  test('other services, free ones from an amount, other money, and once it is empty', () => {
    expect(take(codeOf({ services: [keyOf('other')] }), 5)).toMatchObject({ error: 'code-service' });
    expect(take(codeOf({ services: [CUT.key] }), 5).ok).toBe(true);
    expect(take(amount, 500, { ...CUT, price: null })).toMatchObject({ error: 'code-nothing-due' });
    expect(take(amount, 500, { ...CUT, price: reais(0) })).toMatchObject({ error: 'code-nothing-due' });
    const dollars = { amount: 8000, currency: 'USD' };
    expect(take(amount, 500, { ...CUT, price: dollars })).toMatchObject({ error: 'code-service' });
    expect(take(codeOf(), 0)).toMatchObject({ error: 'code-empty' });
  });
});

test('what is due is the price less what a code pays and what came in, never below nothing', () => {
  expect(dueOf(null, null)).toBeNull();
  expect(dueOf(reais(80), { pays: reais(30) }, [{ amount: reais(20) }])).toEqual(reais(30));
  expect(dueOf(reais(80), { pays: reais(80) }, [{ amount: reais(20) }])).toEqual(reais(0));
  expect(dueOf(reais(80), { pays: null }, [{ amount: { amount: 500, currency: 'USD' } }])).toEqual(reais(80));
});

test('minutes pay at least their share of a price and less than one unit more, in whatever currency; nothing pays more than the price or takes more than is left', () => {
  const amountOf = (currency: string): Code =>
    codeOf({ terms: { kind: 'gift', gives: { is: 'amount', count: 10_000, currency }, valid: null } });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      fc.integer({ min: 1, max: 1440 }),
      fc.integer({ min: 1, max: 100_000_000 }),
      // With two decimals, none, and three.
      fc.constantFrom('BRL', 'JPY', 'KWD'),
      (left, duration, price, currency) => {
        const booked = { key: CUT.key, duration, price: { amount: price, currency } };
        for (const code of [minutes, codeOf(), amountOf(currency)]) {
          const draw = take(code, left, booked);
          if (!draw.ok || !draw.value.pays) throw new Error('It pays');
          const { takes, pays } = draw.value;
          expect(takes).toBeLessThanOrEqual(left);
          expect(pays.amount).toBeLessThanOrEqual(price);
          expect(pays.currency).toBe(currency);
          if (code !== minutes) continue;
          expect(takes).toBe(Math.min(left, duration));
          expect(pays.amount * duration).toBeGreaterThanOrEqual(price * takes);
          expect((pays.amount - 1) * duration).toBeLessThan(price * takes);
        }
      },
    ),
  );
});

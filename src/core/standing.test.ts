import { describe, expect, test } from 'vitest';
import type { Terms } from './products';
import { type Bill, billOf, type Drawn, standingOf } from './standing';
import { codeOf, drawnOf, paymentOf, reais } from './testing/codes';
import { DAY, HOUR } from './time';
import { createZone } from './zone';

const ZONE = createZone('America/Sao_Paulo');
const code = codeOf();
const NOON = Date.parse('2026-03-10T12:00:00-03:00');
const PAID: Pick<Bill, 'paidAt'> = { paidAt: NOON };

const standing = (drawn: readonly Drawn[], now = NOON + 10 * DAY, of = code, bill = PAID) =>
  standingOf(of, bill, drawn, ZONE, now);

describe('the bill of an order', () => {
  test('adds up its codes, and is paid when what came in reaches that', () => {
    const codes = [codeOf(), codeOf({ price: reais(100) })] as const;
    const payments = [paymentOf(300, NOON), paymentOf(150, NOON + HOUR), paymentOf(50, NOON + DAY)];
    expect(billOf([...codes], payments.slice(0, 2), ZONE, NOON + DAY)).toEqual({
      total: reais(500),
      paid: reais(450),
      due: reais(50),
      paidAt: null,
    });
    expect(billOf([...codes], payments, ZONE, NOON + 2 * DAY)).toMatchObject({
      due: reais(0),
      paidAt: NOON + DAY,
    });
  });

  test('of what is free is paid when it is ordered', () => {
    expect(billOf([codeOf({ price: reais(0) })], [], ZONE, NOON).paidAt).toBe(code.at);
  });

  test('counts other money for nothing', () => {
    const dollars = { ...paymentOf(400, NOON), amount: { amount: 40_000, currency: 'USD' } };
    expect(billOf([code], [dollars], ZONE, NOON).due).toEqual(reais(400));
  });

  test('owes nothing of what was taken back', () => {
    expect(billOf([codeOf({ ended: NOON })], [], ZONE, NOON).due).toEqual(reais(0));
  });

  test('owes each period of a subscription that has begun, and works on', () => {
    const monthly = codeOf({
      terms: { kind: 'subscription', gives: { is: 'sessions', count: 2 }, every: 'month' },
      price: reais(90),
    });
    const bill = billOf([monthly], [paymentOf(90, NOON)], ZONE, Date.parse('2026-05-10T00:00:00-03:00'));
    expect(bill).toMatchObject({ total: reais(270), due: reais(180), paidAt: NOON });
    const cancelled = { ...monthly, cancelled: NOON + DAY };
    expect(billOf([cancelled], [paymentOf(90, NOON)], ZONE, NOON + 300 * DAY).due).toEqual(reais(0));
  });
});

describe('a code', () => {
  test('waits for payment', () => {
    expect(standing([], NOON, code, { paidAt: null })).toMatchObject({ state: 'unpaid', start: null });
    expect(standing([], NOON, codeOf({ early: true }), { paidAt: null }).state).toBe('active');
  });

  test('is what its sessions leave of it', () => {
    const at = NOON + HOUR;
    const spent = [
      drawnOf(code, at, 1),
      drawnOf(code, at, 1, { state: { is: 'no-show' } }),
      drawnOf(code, at, 1, { state: { is: 'cancelled', by: 'owner', kept: true } }),
      drawnOf(code, at, 1, { state: { is: 'requested', until: NOON + 20 * DAY } }),
    ];
    const back = [
      drawnOf(code, at, 1, { state: { is: 'cancelled', by: 'client' } }),
      drawnOf(code, at, 1, { state: { is: 'cancelled', by: 'owner' } }),
      drawnOf(code, at, 1, { state: { is: 'refused', why: 'not-answered' } }),
      drawnOf(code, at, 1, { state: { is: 'withdrawn' } }),
      drawnOf(code, at, 1, { state: { is: 'requested', until: NOON + 2 * DAY } }),
    ];
    expect(standing([...spent, ...back])).toMatchObject({ state: 'active', left: 1, over: 0 });
    expect(standing([...spent, ...back, drawnOf(code, at, 1)])).toMatchObject({ state: 'used-up', left: 0 });
    const over = [drawnOf(code, at, 1), drawnOf(code, at, 1), drawnOf(code, at, 1)];
    expect(standing([...spent, ...over])).toMatchObject({ state: 'used-up', left: 0, over: 2 });
  });

  test('is valid until the end of its last day in the zone of the business', () => {
    const terms: Terms = {
      kind: 'package',
      gives: { is: 'unlimited' },
      valid: { length: 1, unit: 'month', from: 'purchase' },
    };
    const end = ZONE.startOfDay('2026-04-11');
    const monthly = codeOf({ terms });
    expect(standing([], end - 1, monthly)).toMatchObject({ state: 'active', left: null, until: end });
    expect(standing([], end, monthly).state).toBe('expired');
  });

  test('is valid from its first use on, which whatever is given back is not', () => {
    const terms: Terms = {
      kind: 'package',
      gives: { is: 'sessions', count: 5 },
      valid: { length: 10, unit: 'day', from: 'first-use' },
    };
    const ten = codeOf({ terms });
    const back = drawnOf(ten, NOON, 1, { state: { is: 'cancelled', by: 'client' } });
    expect(standing([back], NOON + 300 * DAY, ten)).toMatchObject({ state: 'active', until: null });
    const used = [back, drawnOf(ten, NOON + 5 * DAY, 1), drawnOf(ten, NOON + 3 * DAY, 1)];
    expect(standing(used, NOON + 6 * DAY, ten).until).toBe(ZONE.startOfDay('2026-03-24'));
  });
});

describe('a subscription', () => {
  const terms: Terms = { kind: 'subscription', gives: { is: 'sessions', count: 2 }, every: 'month' };
  const monthly = codeOf({ terms });

  test('holds what it gives again on its date, and carries nothing over', () => {
    const renews = ZONE.startOfDay('2026-04-10');
    const drawn = [drawnOf(monthly, NOON, 1), drawnOf(monthly, NOON + DAY, 1)];
    expect(standing(drawn, renews - 1, monthly)).toMatchObject({ state: 'used-up', left: 0, renews });
    expect(standing(drawn, renews, monthly)).toMatchObject({ state: 'active', left: 2 });
    expect(standing([], renews, monthly).left).toBe(2);
  });

  test('gets back what was taken in this period, not what was taken before', () => {
    const april = ZONE.startOfDay('2026-04-10');
    const gone = { state: { is: 'cancelled', by: 'client' } } as const;
    const drawn = [
      drawnOf(monthly, NOON, 1, gone),
      drawnOf(monthly, april, 1),
      drawnOf(monthly, april, 1, gone),
    ];
    expect(standing(drawn, april + DAY, monthly).left).toBe(1);
  });

  test('stands still while it is paused, and goes on where it was', () => {
    const paused = codeOf({ terms, pauses: [{ from: NOON + DAY, to: null }] });
    expect(standing([], NOON + 90 * DAY, paused)).toMatchObject({ state: 'paused', left: 2, renews: null });
    const resumed = codeOf({ terms, pauses: [{ from: NOON + DAY, to: NOON + 11 * DAY }] });
    expect(standing([], NOON + 12 * DAY, resumed)).toMatchObject({
      state: 'active',
      renews: ZONE.startOfDay('2026-04-20'),
    });
  });

  test('that is cancelled is usable until it would have been renewed', () => {
    const cancelled = codeOf({ terms, cancelled: NOON + DAY });
    const end = ZONE.startOfDay('2026-04-10');
    expect(standing([], end - 1, cancelled)).toMatchObject({ state: 'active', until: end, renews: null });
    expect(standing([], end, cancelled).state).toBe('ended');
  });

  test('that was cancelled while it was paused keeps the rest of its period for afterwards', () => {
    const pauses = (to: number | null) => [{ from: NOON + DAY, to }];
    const still = codeOf({ terms, cancelled: NOON + 2 * DAY, pauses: pauses(null) });
    expect(standing([], NOON + 400 * DAY, still)).toMatchObject({ state: 'paused', until: null });
    const again = codeOf({ terms, cancelled: NOON + 2 * DAY, pauses: pauses(NOON + 101 * DAY) });
    expect(standing([], NOON + 102 * DAY, again)).toMatchObject({
      state: 'active',
      until: ZONE.startOfDay('2026-04-10') + 100 * DAY,
    });
  });
});

test('a code that was taken back with its order is ended, paid or not', () => {
  const ended = codeOf({ ended: NOON + DAY });
  expect(standing([], NOON + 2 * DAY, ended).state).toBe('ended');
  expect(standing([], NOON + 2 * DAY, ended, { paidAt: null }).state).toBe('ended');
});

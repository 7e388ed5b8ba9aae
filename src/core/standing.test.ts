import { expect, test } from 'vitest';
import type { Code } from './codes';
import { dayFrom } from './dates';
import { decidedFrom, keepSpendDraft } from './decisions';
import type { Draw } from './draws';
import type { ChangeId } from './hlc';
import { emptyRecord, fold } from './ledger';
import type { Money } from './money';
import type { Payment } from './orders';
import { overspentIn } from './overspent';
import type { Terms } from './products';
import { dueOf, redeem, redrawn } from './redeeming';
import type { Session, SessionState } from './sessions';
import { billOf, type Drawn, drawOf, standingOf } from './standing';
import { keyOf } from './testing/shop';
import { HOUR } from './time';
import { createZone } from './zone';

const zone = createZone('America/Sao_Paulo');
const at = (date: string, hour = 12): number => zone.startOf(dayFrom(date)) + hour * HOUR;
const NOW = at('2027-01-04');
const money = (amount: number): Money => ({ amount, currency: 'BRL' });

const codeOf = (terms: Terms, change: Partial<Code> = {}): Code => ({
  key: keyOf('code'),
  text: '7k2m9qfx40tb',
  order: keyOf('order'),
  product: null,
  name: 'Cuts',
  terms,
  services: null,
  price: money(30_000),
  at: NOW,
  early: false,
  account: null,
  offer: null,
  ended: null,
  cancelled: null,
  pauses: [],
  ...change,
});

const cuts = (count: number, valid: Extract<Terms, { kind: 'package' }>['valid'] = null): Terms => ({
  kind: 'package',
  gives: { is: 'sessions', count },
  valid,
});
const gives = (is: 'minutes' | 'amount', count: number): Terms => ({
  kind: 'package',
  gives: is === 'minutes' ? { is, count } : { is, count, currency: 'BRL' },
  valid: null,
});
const weekly: Terms = { kind: 'subscription', gives: { is: 'sessions', count: 1 }, every: 'week' };

let made = 0;
const drawn = (
  draw: Partial<Draw> = {},
  state: SessionState = { is: 'confirmed' },
  price = money(8000),
): Drawn => {
  made += 1;
  const id = String(made).padStart(4, '0');
  const full = { code: keyOf('code'), takes: 1, pays: price, at: NOW, ...draw };
  const session = { key: keyOf(`s${id}`), state, price, code: full } as Session;
  return { session, draw: full, id: id as ChangeId };
};

const paid = (amount: number, time = NOW, currency = 'BRL'): Payment => ({
  key: keyOf(`p${time}${amount}`),
  for: 'order',
  of: keyOf('order'),
  amount: { amount, currency },
  how: 'cash',
  at: time,
  void: false,
});

const PAID = { paidAt: NOW };

test('it is gone while a session holds its time or was missed, and back when that is off, unless it is kept', () => {
  const after = (state: SessionState) =>
    standingOf(codeOf(cuts(2)), PAID, [drawn({}, state)], zone, NOW).left;
  expect(after({ is: 'confirmed' })).toBe(1);
  expect(after({ is: 'no-show' })).toBe(1);
  expect(after({ is: 'requested', until: NOW + HOUR })).toBe(1);
  expect(after({ is: 'requested', until: NOW })).toBe(2);
  expect(after({ is: 'refused', why: 'by-owner' })).toBe(2);
  expect(after({ is: 'withdrawn' })).toBe(2);
  expect(after({ is: 'cancelled', by: 'client' })).toBe(2);
  expect(after({ is: 'cancelled', by: 'owner', kept: true })).toBe(1);
});

test('it works from when the order is paid in full, by its own currency, or at once', () => {
  const code = codeOf(cuts(2));
  const bill = (...payments: Payment[]) => billOf([code, code], payments, zone, NOW + HOUR);
  expect(bill()).toMatchObject({ total: money(60_000), due: money(60_000), paidAt: null });
  expect(bill(paid(60_000, NOW, 'USD')).paidAt).toBeNull();
  const later = bill(paid(40_000, NOW + 5), paid(20_000, NOW + 1));
  expect(later).toMatchObject({ paid: money(60_000), due: money(0), paidAt: NOW + 5 });
  expect(bill(paid(70_000)).due).toEqual(money(0));
  // What is taken back is owed no more.
  expect(billOf([code, { ...code, ended: NOW }], [paid(30_000)], zone, NOW)).toMatchObject({
    total: money(30_000),
    paidAt: NOW,
  });
  const state = (change: Partial<Code>) =>
    standingOf(codeOf(cuts(2), change), { paidAt: null }, [], zone, NOW).state;
  expect(state({})).toBe('unpaid');
  expect(state({ early: true })).toBe('active');
  expect(state({ early: true, ended: NOW })).toBe('ended');
});

test('its last day counts whole, from purchase or from first use', () => {
  const valid = (from: 'purchase' | 'first-use') => codeOf(cuts(5, { length: 30, unit: 'day', from }));
  const until = at('2027-02-04', 0);
  expect(standingOf(valid('purchase'), PAID, [], zone, until - 1)).toMatchObject({ state: 'active', until });
  expect(standingOf(valid('purchase'), PAID, [], zone, until).state).toBe('expired');
  expect(standingOf(valid('first-use'), PAID, [], zone, until).until).toBeNull();
  const used = [drawn({ at: at('2027-01-10') })];
  expect(standingOf(valid('first-use'), PAID, used, zone, until).until).toBe(at('2027-02-10', 0));
  // What was given back did not begin it.
  const back = [drawn({ at: at('2027-01-10') }, { is: 'withdrawn' })];
  expect(standingOf(valid('first-use'), PAID, back, zone, until).until).toBeNull();
});

test('a subscription holds what it gives in each period again, is owed for each, and ends with that of its cancelling', () => {
  const code = codeOf(weekly);
  const used = [drawn({ at: at('2027-01-05') })];
  const on = (date: string, change: Partial<Code> = {}) =>
    standingOf({ ...code, ...change }, PAID, used, zone, at(date));
  expect(on('2027-01-10')).toMatchObject({ state: 'used-up', left: 0, renews: at('2027-01-11', 0) });
  expect(on('2027-01-11')).toMatchObject({ state: 'active', left: 1, renews: at('2027-01-18', 0) });
  expect(billOf([code], [paid(30_000)], zone, at('2027-01-11'))).toMatchObject({
    due: money(30_000),
    paidAt: NOW,
  });
  const cancelled = at('2027-01-12');
  expect(on('2027-01-17', { cancelled })).toMatchObject({ state: 'active', renews: null });
  expect(on('2027-01-18', { cancelled }).state).toBe('ended');
  expect(billOf([{ ...code, cancelled }], [paid(30_000)], zone, at('2027-03-01')).total).toEqual(
    money(60_000),
  );
  const pauses = [{ from: at('2027-01-05'), to: null }];
  expect(on('2027-02-01', { pauses })).toMatchObject({ state: 'paused', left: 0, renews: null });
});

test('who took what was not there loses it: the later one, that which did not fit, in each period by itself', () => {
  const [one, two, three] = [drawn(), drawn(), drawn()];
  const none = decidedFrom([]);
  const standing = standingOf(codeOf(cuts(2)), PAID, [three, one, two], zone, NOW);
  expect(standing).toMatchObject({ left: 0, over: 1 });
  expect(overspentIn(standing, none, zone, NOW)).toEqual([{ loser: three, others: [one, two] }]);
  const { of, key, set } = keepSpendDraft(keyOf('code'), three);
  const kept = decidedFrom([fold(emptyRecord(of, key), { id: '1' as ChangeId, set })]);
  expect(overspentIn(standing, kept, zone, NOW)).toEqual([]);
  const [a, b, c] = [drawn({ takes: 60 }), drawn({ takes: 60 }), drawn({ takes: 30 })];
  const minutes = standingOf(codeOf(gives('minutes', 90)), PAID, [a, b, c], zone, NOW);
  expect(overspentIn(minutes, none, zone, NOW)).toEqual([{ loser: b, others: [a] }]);
  const periods = [drawn({ at: at('2027-01-05') }), drawn({ at: at('2027-01-12') })];
  const subscription = standingOf(codeOf(weekly), PAID, periods, zone, at('2027-01-12'));
  expect(overspentIn(subscription, none, zone, at('2027-01-12'))).toEqual([]);
});

test('sessions cover one session whole, minutes and amounts a part, rounded for the client; the rest is due', () => {
  const booked = { key: keyOf('cut'), duration: 60, price: money(10_000) };
  const takes = (terms: Terms, left: number | null, change: Partial<Code> = {}, price = booked.price) =>
    redeem({ code: codeOf(terms, change), state: 'active', left }, { ...booked, price }, NOW);
  expect(takes(cuts(5), 3)).toMatchObject({ value: { takes: 1, pays: money(10_000) } });
  expect(takes(gives('minutes', 90), 40)).toMatchObject({ value: { takes: 40, pays: money(6667) } });
  expect(takes(gives('minutes', 90), 90)).toMatchObject({ value: { takes: 60, pays: money(10_000) } });
  expect(takes(gives('amount', 900), 700)).toMatchObject({ value: { takes: 700, pays: money(700) } });
  expect(takes(cuts(5), 0)).toMatchObject({ error: 'code-empty' });
  expect(takes(cuts(5), 1, { services: [keyOf('other')] })).toMatchObject({ error: 'code-service' });
  expect(takes(gives('amount', 900), 700, {}, money(0))).toMatchObject({ error: 'code-nothing-due' });
  expect(dueOf(money(10_000), { pays: money(6667) }, [{ amount: money(3000) }])).toEqual(money(333));
  expect(dueOf(money(1000), { pays: money(6667) })).toEqual(money(0));
});

test('another price or service: it keeps what it took, and takes more only of a code that works', () => {
  const draw = (takes: number, pays: number): Draw => ({
    code: keyOf('code'),
    takes,
    pays: money(pays),
    at: NOW,
  });
  const booked = (price: number, duration = 60) => ({ key: keyOf('cut'), duration, price: money(price) });
  const standing = (terms: Terms, state: 'active' | 'expired', left: number) => ({
    code: codeOf(terms),
    state,
    left,
  });
  const amount = gives('amount', 10_000);
  expect(redrawn(standing(amount, 'active', 10_000), draw(8000, 8000), booked(9000), false)).toMatchObject({
    takes: 9000,
  });
  expect(redrawn(standing(amount, 'expired', 10_000), draw(8000, 8000), booked(9000), false)).toMatchObject({
    takes: 8000,
  });
  expect(redrawn(standing(amount, 'expired', 0), draw(8000, 8000), booked(5000), false)).toMatchObject({
    takes: 5000,
  });
  expect(redrawn(standing(amount, 'active', 10_000), draw(8000, 8000), booked(0), false)).toBeNull();
  expect(redrawn(standing(cuts(1), 'active', 0), draw(1, 8000), booked(9000), false)).toMatchObject({
    takes: 1,
    pays: money(9000),
  });
  const minutes = gives('minutes', 90);
  // The same service: as many minutes as before, of the other price.
  expect(redrawn(standing(minutes, 'active', 90), draw(30, 4000), booked(10_000), false)).toMatchObject({
    takes: 30,
    pays: money(5000),
  });
  expect(redrawn(standing(minutes, 'active', 90), draw(30, 4000), booked(9000, 90), true)).toMatchObject({
    takes: 90,
    pays: money(9000),
  });
});

test('a code never pays more than a price that was lowered since, and an amount takes no more either', () => {
  const lowered = drawn({ takes: 8000, pays: money(8000) }, { is: 'confirmed' }, money(5000));
  expect(drawOf(lowered.session)).toMatchObject({ pays: money(5000) });
  const within = { ...lowered, draw: drawOf(lowered.session) ?? lowered.draw };
  expect(standingOf(codeOf(gives('amount', 9000)), PAID, [within], zone, NOW).left).toBe(4000);
  expect(
    standingOf(codeOf(cuts(2)), PAID, [drawn({ takes: 1 }, { is: 'confirmed' }, money(0))], zone, NOW).left,
  ).toBe(1);
});

import type { Code } from '../codes';
import { nextId } from '../hlc';
import type { DeviceId } from '../id';
import type { Payment } from '../orders';
import type { Product, Terms } from '../products';
import type { Session } from '../sessions';
import type { Drawn } from '../standing';
import { keyOf, sessionOf, staffOf } from './shop';

const DEVICE = '0'.repeat(16) as DeviceId;

export const reais = (amount: number) => ({ amount: amount * 100, currency: 'BRL' });

export const FIVE: Terms = { kind: 'package', gives: { is: 'sessions', count: 5 }, valid: null };

export const productOf = (name: string, rest: Partial<Product> = {}): Product => ({
  key: keyOf(name),
  name,
  about: '',
  terms: FIVE,
  services: null,
  price: reais(400),
  hidden: false,
  early: false,
  order: 0,
  archived: false,
  ...rest,
});

export const codeOf = (rest: Partial<Code> = {}): Code => ({
  key: keyOf('code'),
  text: '7k2m9qfx40tb',
  order: keyOf('order'),
  product: null,
  name: 'Five',
  terms: FIVE,
  services: null,
  price: reais(400),
  at: Date.parse('2026-03-10T10:00:00-03:00'),
  early: false,
  account: null,
  offer: null,
  ended: null,
  cancelled: null,
  pauses: [],
  drawn: [],
  ...rest,
});

const MARIA = staffOf('Maria');

/** A confirmed session that took something from a code at a moment; `id` later for each that is made. */
export const drawnOf = (
  code: Pick<Code, 'key'>,
  at: number,
  takes: number,
  rest: Partial<Pick<Session, 'state'>> & { readonly start?: number } = {},
): Drawn => {
  const { start = at, ...others } = rest;
  const draw = { code: code.key, takes, pays: null, at };
  const session = { ...sessionOf(MARIA, null, start, others), code: draw };
  made += 1;
  return { session, draw, id: nextId(at + made, DEVICE, []) };
};

let made = 0;

export const paymentOf = (amount: number, at: number): Payment => {
  made += 1;
  return {
    key: keyOf(`payment ${made}`),
    for: 'order',
    of: keyOf('order'),
    amount: reais(amount),
    how: 'cash',
    at,
    void: false,
  };
};

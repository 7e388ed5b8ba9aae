import { describe, expect, test } from 'vitest';
import type { Decision } from './answers';
import { MOST_UNPAID } from './buying';
import type { DeskState } from './deciding';
import { decide } from './desk';
import { NEVER } from './hlc';
import type { DeviceId } from './id';
import type { Json } from './json';
import type { Product } from './products';
import type { Buy, CheckCode, Request, WalletKey } from './requests';
import { standingOf } from './standing';
import { codeOf, FIVE, productOf, reais } from './testing/codes';
import { NOTHING_BEFORE } from './testing/desk';
import { bookOf, keyOf, serviceOf } from './testing/shop';
import { createZone } from './zone';

const NOW = Date.parse('2026-03-10T12:00:00-03:00');
const ID = keyOf('order');
const FROM = 'a'.repeat(64) as WalletKey;
const CUT = serviceOf('Cut', { price: reais(80), duration: 45 });

const stateOf = (
  rest: Partial<DeskState> = {},
  products: readonly Product[] = [productOf('five')],
): DeskState => ({
  book: bookOf({ products, services: [CUT] }),
  busy: { start: NOW, end: NOW, version: NEVER, staff: {}, classes: [] },
  sessions: [],
  device: '0'.repeat(16) as DeviceId,
  sent: { from: NOW, at: NOW },
  ...NOTHING_BEFORE,
  buying: {
    open: 0,
    lastHour: 0,
    accounts: [],
    issues: [0, 1, 2].map(at => ({ key: keyOf(`code${at}`), text: `7k2m9qfx40t${at}` })),
  },
  ...rest,
});

const buy = (rest: Partial<Buy> = {}): Buy => ({
  v: 1,
  business: 'f'.repeat(64),
  nonce: 'n'.repeat(22),
  kind: 'buy',
  lines: [{ product: keyOf('five'), count: 1 }],
  details: { first: 'Ana', last: '', email: 'ana@example.org', phone: '' },
  recipient: null,
  total: reais(400),
  locale: 'pt-BR',
  account: null,
  ...rest,
});

const decided = (request: Request, state = stateOf()): Decision => decide(state, ID, FROM, request, NOW);

const setOf = (decision: Decision, of: string): readonly { readonly [field: string]: Json }[] =>
  decision.drafts.filter(draft => draft.of === of).map(({ set }) => set);

describe('an order', () => {
  test('issues a code for each piece, which says all that was sold', () => {
    const gift = productOf('gift', { price: reais(50), services: [CUT.key] });
    const lines = [
      { product: keyOf('five'), count: 2 },
      { product: gift.key, count: 1 },
    ];
    const decision = decided(buy({ lines, total: reais(850) }), stateOf({}, [productOf('five'), gift]));
    expect(decision.outcome).toMatchObject({ is: 'done', order: ID });
    expect(setOf(decision, 'code')).toMatchObject([
      {
        text: '7k2m9qfx40t0',
        order: ID,
        name: 'five',
        terms: FIVE,
        services: null,
        price: reais(400),
        at: NOW,
      },
      { text: '7k2m9qfx40t1', name: 'five' },
      { text: '7k2m9qfx40t2', name: 'gift', services: [CUT.key], price: reais(50) },
    ]);
    expect(setOf(decision, 'order')).toEqual([
      { at: NOW, client: keyOf('client'), email: 'ana@example.org', wallet: FROM },
    ]);
    expect(setOf(decision, 'client')).toHaveLength(1);
  });

  test('is refused where a product is not sold there, and writes nothing but that', () => {
    for (const rest of [{ archived: true }, { hidden: true }]) {
      const decision = decided(buy(), stateOf({}, [productOf('five', rest)]));
      expect(decision.outcome).toMatchObject({ is: 'refused', why: 'product' });
      expect(decision.drafts).toHaveLength(1);
    }
    const dollars = productOf('six', { price: { amount: 100, currency: 'USD' } });
    const lines = [
      { product: keyOf('five'), count: 1 },
      { product: keyOf('six'), count: 1 },
    ];
    expect(decided(buy({ lines }), stateOf({}, [productOf('five'), dollars])).outcome.why).toBe('product');
  });

  test('is refused where the visitor saw another price', () => {
    expect(decided(buy({ total: reais(300) })).outcome.why).toBe('price');
    expect(decided(buy({ total: { amount: 40_000, currency: 'USD' } })).outcome.why).toBe('price');
  });

  test('is refused where contact is missing, and where enough wait for payment', () => {
    const details = { first: 'Ana', last: '', email: '', phone: '' };
    expect(decided(buy({ details })).outcome.why).toBe('details');
    const { buying } = stateOf();
    const open = { ...buying, open: MOST_UNPAID };
    expect(decided(buy(), stateOf({ buying: open })).outcome.why).toBe('open-orders');
    // Bookings and orders are counted apart.
    expect(decided(buy(), stateOf({ lastHour: 300 })).outcome.is).toBe('done');
    expect(decided(buy(), stateOf({ buying: { ...buying, lastHour: 60 } })).outcome.why).toBe('burst');
  });

  test('that comes again gets the answer that stands', () => {
    const answers = [{ wallet: FROM, request: ID, answer: { is: 'done' as const, nearest: [], order: ID } }];
    expect(decided(buy(), stateOf({ answers }))).toMatchObject({ outcome: { order: ID }, drafts: [] });
  });
});

describe('a code that is asked about', () => {
  const check: CheckCode = {
    v: 1,
    business: 'f'.repeat(64),
    nonce: 'n'.repeat(22),
    kind: 'check-code',
    code: '7k2m9qfx40tb',
    service: CUT.key,
  };
  const standing = standingOf(codeOf(), { paidAt: NOW }, [], createZone('America/Sao_Paulo'), NOW);

  test('is told by what it pays, and by nothing else', () => {
    const { outcome, drafts } = decided(check, stateOf({ code: standing }));
    expect(outcome).toEqual({
      is: 'done',
      nearest: [],
      code: { name: 'Five', pays: reais(80), due: reais(0) },
    });
    expect(drafts).toHaveLength(1);
  });

  test('is refused with the reason, and so that it is told from a booking', () => {
    expect(decided(check).outcome.code).toBeNull();
    expect(decided(check).outcome.why).toBe('code-unknown');
    const unpaid = { ...standing, state: 'unpaid' as const };
    expect(decided(check, stateOf({ code: unpaid })).outcome.why).toBe('code-unpaid');
  });
});

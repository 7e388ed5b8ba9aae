import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Done } from '../app/desk/desk';
import { first } from '../app/live';
import type { Key } from '../core/id';
import { DAY, HOUR } from '../core/time';
import { addAt } from './apart';
import { codeAt, orderAt, reais, sell } from './codes';
import { createWorld, NOON, openShop, type Shop, TOMORROW_AT_10 } from './world';

// Whatever is done at the desk, a code is worth what its sessions say.

const PRODUCTS: readonly Parameters<typeof sell>[1][] = [
  {
    name: 'Cuts',
    terms: { kind: 'package', gives: { is: 'sessions', count: 2 }, valid: null },
    price: reais(100),
  },
  {
    name: 'Minutes',
    terms: { kind: 'package', gives: { is: 'minutes', count: 150 }, valid: null },
    price: reais(100),
  },
  {
    name: 'Gift',
    terms: { kind: 'gift', gives: { is: 'amount', count: 20_000, currency: 'BRL' }, valid: null },
    price: reais(200),
  },
  {
    name: 'Weekly',
    terms: { kind: 'subscription', gives: { is: 'sessions', count: 2 }, every: 'week' },
    price: reais(50),
  },
];

const which = fc.nat(3);
const command = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ is: fc.constant('redeem' as const), session: which, code: which }),
  },
  fc.record({ is: fc.constant('unredeem' as const), session: which }),
  fc.record({ is: fc.constant('cancel' as const), session: which, keep: fc.boolean() }),
  fc.record({ is: fc.constant('restore' as const), session: which }),
  fc.record({ is: fc.constant('no-show' as const), session: which }),
  fc.record({ is: fc.constant('price' as const), session: which, reais: fc.integer({ min: 0, max: 250 }) }),
  fc.record({ is: fc.constant('stretch' as const), session: which, minutes: fc.constantFrom(30, 60, 90) }),
  fc.record({ is: fc.constant('end' as const), code: which }),
  fc.record({ is: fc.constant('unpay' as const), code: which }),
  fc.record({ is: fc.constant('days' as const), days: fc.integer({ min: 1, max: 5 }) }),
  { weight: 3, arbitrary: fc.record({ is: fc.constant('undo' as const), back: fc.nat(5) }) },
);
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

type Sold = { readonly code: Key; readonly order: Key; readonly paid: Key };

const run = (
  { desk }: Shop,
  one: Exclude<Command, { is: 'undo' | 'days' }>,
  sold: readonly Sold[],
  sessions: readonly Key[],
) => {
  if (one.is === 'end' || one.is === 'unpay') {
    const { order, paid } = sold[one.code] as Sold;
    return one.is === 'end' ? desk.orders.end(order) : desk.orders.unpay(paid);
  }
  const session = sessions[one.session] as Key;
  switch (one.is) {
    case 'redeem':
      return desk.codes.redeem(session, { key: (sold[one.code] as Sold).code });
    case 'unredeem':
      return desk.codes.unredeem(session);
    case 'cancel':
      return desk.sessions.cancel(session, '', one.keep);
    case 'restore':
      return desk.sessions.restore(session);
    case 'no-show':
      return desk.sessions.noShow(session);
    case 'price':
      return desk.sessions.edit(session, { price: reais(one.reais) });
    case 'stretch':
      return desk.sessions.edit(session, { duration: one.minutes });
  }
};

type Said = {
  readonly code?: {
    readonly code: string;
    readonly takes: number;
    readonly at: number;
    readonly pays: { readonly amount: number } | null;
  } | null;
  readonly state?: { readonly is: string; readonly kept?: boolean };
  readonly price?: { readonly amount: number } | null;
};

/** What records of a kind say in the log, each field as it was set last, by key. */
const recordsIn = ({ disk }: Shop, kind: string): ReadonlyMap<string, object> => {
  const found = new Map<string, object>();
  const changes = disk.entries.map(({ change }) => change).filter(({ of }) => of === kind);
  for (const { key, set } of changes.sort((a, b) => (a.id < b.id ? -1 : 1)))
    found.set(key, { ...found.get(key), ...set });
  return found;
};

const isSet = (records: ReadonlyMap<string, object>, key: Key, field: string): boolean => {
  const value = (records.get(key) as Record<string, unknown>)[field];
  return value !== undefined && value !== null;
};

/** Weeks since the days of these began, in São Paulo, which has no daylight saving. */
const weekOf = (at: number, start: number): number => {
  const dayOf = (moment: number): number => Math.floor((moment - 3 * HOUR) / DAY);
  return Math.floor((dayOf(at) - dayOf(start)) / 7);
};

const isGone = ({ state }: Said): boolean =>
  state?.is === 'confirmed' || state?.is === 'no-show' || state?.kept === true;

/** An amount pays never more than the price, whatever became of that since. */
const takenBy = ({ code, price }: Said, isAmount: boolean): number =>
  isAmount ? Math.min(code?.takes ?? 0, price?.amount ?? 0) : (code?.takes ?? 0);

test('after any commands and undoings every balance is what the sessions in the log say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { maxLength: 30 }), async commands => {
      const world = createWorld();
      const shop = await openShop(world);
      const sold: Sold[] = [];
      for (const product of PRODUCTS) {
        const { code, order } = await sell(shop, product);
        const { payments } = await orderAt(shop, order, found => found.payments.length === 1);
        sold.push({ code, order, paid: payments[0]?.key as Key });
      }
      const sessions: Key[] = [];
      for (let hours = 0; hours < 8; hours += 2)
        sessions.push(await addAt(shop, TOMORROW_AT_10 + hours * HOUR));
      const undos: (() => Promise<Done>)[] = [];
      for (const one of commands) {
        if (one.is === 'days') {
          world.clock.advance(one.days * DAY);
          continue;
        }
        const done =
          one.is === 'undo' ? await undos.at(-1 - one.back)?.() : await run(shop, one, sold, sessions);
        if (done?.ok) undos.push(done.value.undo);
      }
      const said: readonly Said[] = [...recordsIn(shop, 'session').values()];
      const [codes, payments] = [recordsIn(shop, 'code'), recordsIn(shop, 'payment')];
      for (const [index, { code: key, paid }] of sold.entries()) {
        const { kind, gives } = (PRODUCTS[index] as (typeof PRODUCTS)[number]).terms;
        const full = gives.is === 'unlimited' ? 0 : gives.count;
        const isPaid = !isSet(payments, paid, 'void');
        const present = weekOf(world.clock.now(), NOON);
        const gone = said.filter(one => one.code?.code === key && isGone(one));
        // While it is not paid it has no periods.
        const taken = gone
          .filter(({ code }) => kind !== 'subscription' || !isPaid || weekOf(code?.at ?? 0, NOON) === present)
          .reduce((sum, one) => sum + takenBy(one, gives.is === 'amount'), 0);
        const { standing } = await codeAt(shop, key);
        expect([standing.left, standing.over]).toEqual([
          Math.max(0, full - taken),
          Math.max(0, taken - full),
        ]);
        const works = isPaid && !isSet(codes, key, 'ended');
        expect(standing.state === 'active' || standing.state === 'used-up').toBe(works);
        for (const { draw, session } of standing.drawn)
          expect(draw.pays?.amount ?? 0).toBeLessThanOrEqual(session.price?.amount ?? 0);
        const lines = await first(shop.desk.codes.statement(key));
        const last = lines.at(-1);
        const isOfNow = !last || kind !== 'subscription' || !isPaid || last.period === present;
        if (last && isOfNow) expect(last.left).toBe(full - taken);
      }
    }),
    { numRuns: 60 },
  );
}, 120_000);

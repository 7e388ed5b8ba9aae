import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Done } from '../app/desk/desk';
import { first } from '../app/live';
import type { Key } from '../core/id';
import { HOUR } from '../core/time';
import { addAt } from './apart';
import { codeAt, reais, sell } from './codes';
import { createWorld, openShop, type Shop, TOMORROW_AT_10 } from './world';

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
];

const which = fc.nat(3);
const command = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ is: fc.constant('redeem' as const), session: which, code: fc.nat(2) }),
  },
  fc.record({ is: fc.constant('unredeem' as const), session: which }),
  fc.record({ is: fc.constant('cancel' as const), session: which, keep: fc.boolean() }),
  fc.record({ is: fc.constant('restore' as const), session: which }),
  fc.record({ is: fc.constant('no-show' as const), session: which }),
  fc.record({ is: fc.constant('price' as const), session: which, reais: fc.integer({ min: 0, max: 250 }) }),
  fc.record({ is: fc.constant('stretch' as const), session: which, minutes: fc.constantFrom(30, 60, 90) }),
  fc.record({ is: fc.constant('undo' as const), back: fc.nat(5) }),
);
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

const run = ({ desk }: Shop, one: Command, codes: readonly Key[], sessions: readonly Key[]) => {
  if (one.is === 'undo') throw new Error('Not of a session');
  const session = sessions[one.session] as Key;
  switch (one.is) {
    case 'redeem':
      return desk.codes.redeem(session, { key: codes[one.code] as Key });
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
    readonly pays: { readonly amount: number } | null;
  } | null;
  readonly state?: { readonly is: string; readonly kept?: boolean };
  readonly price?: { readonly amount: number } | null;
};

/** What sessions say in the log, each field as it was set last. */
const sessionsIn = ({ disk }: Shop): readonly Said[] => {
  const found = new Map<string, object>();
  const changes = disk.entries.map(({ change }) => change).filter(({ of }) => of === 'session');
  for (const { key, set } of changes.sort((a, b) => (a.id < b.id ? -1 : 1)))
    found.set(key, { ...found.get(key), ...set });
  return [...found.values()];
};

const isGone = ({ state }: Said): boolean =>
  state?.is === 'confirmed' || state?.is === 'no-show' || state?.kept === true;

/** An amount pays never more than the price, whatever became of that since. */
const takenBy = ({ code, price }: Said, isAmount: boolean): number =>
  isAmount ? Math.min(code?.takes ?? 0, price?.amount ?? 0) : (code?.takes ?? 0);

test('after any commands and undoings every balance is what the sessions in the log say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { maxLength: 20 }), async commands => {
      const shop = await openShop(createWorld());
      const codes: Key[] = [];
      for (const product of PRODUCTS) codes.push((await sell(shop, product)).code);
      const sessions: Key[] = [];
      for (let hours = 0; hours < 8; hours += 2)
        sessions.push(await addAt(shop, TOMORROW_AT_10 + hours * HOUR));
      const undos: (() => Promise<Done>)[] = [];
      for (const one of commands) {
        const done =
          one.is === 'undo' ? await undos.at(-1 - one.back)?.() : await run(shop, one, codes, sessions);
        if (done?.ok) undos.push(done.value.undo);
      }
      const said = sessionsIn(shop);
      for (const [index, key] of codes.entries()) {
        const { gives } = (PRODUCTS[index] as (typeof PRODUCTS)[number]).terms;
        const full = gives.is === 'unlimited' ? 0 : gives.count;
        const taken = said
          .filter(one => one.code?.code === key && isGone(one))
          .reduce((sum, one) => sum + takenBy(one, gives.is === 'amount'), 0);
        const { standing } = await codeAt(shop, key);
        expect([standing.left, standing.over]).toEqual([
          Math.max(0, full - taken),
          Math.max(0, taken - full),
        ]);
        for (const { draw, session } of standing.drawn)
          expect(draw.pays?.amount ?? 0).toBeLessThanOrEqual(session.price?.amount ?? 0);
        const lines = await first(shop.desk.codes.statement(key));
        const last = lines.at(-1);
        if (last) expect(last.left).toBe(full - taken);
      }
    }),
    { numRuns: 25 },
  );
}, 120_000);

import { expect, test } from 'vitest';
import { BUSINESS } from '../../core/business';
import { nextId } from '../../core/hlc';
import type { DeviceId, Key } from '../../core/id';
import type { Folded } from '../../core/ledger';
import type { WalletKey } from '../../core/requests';
import { HOUR, MINUTE, SECOND } from '../../core/time';
import type { Store } from '../ports';
import { createSteeredClock } from '../testing/clock';
import { createRenewal } from './renewal';

const NOON = Date.UTC(2027, 0, 4, 12);
const CUT = '1'.repeat(26) as Key;
const SHAVE = '2'.repeat(26) as Key;
const ME = '3'.repeat(26) as Key;

const record = (of: string, key: string, fields: Folded['fields']): Folded => ({
  of,
  key,
  fields,
  ids: Object.fromEntries(
    Object.keys(fields).map(field => [field, nextId(NOON, 'd'.repeat(16) as DeviceId, [])]),
  ),
});

const walletOf = (n: number): WalletKey => n.toString(16).padStart(64, '0') as WalletKey;

/** So many wallets, each with a session an hour after the one before; the last one shaves. */
const storeOf = (count: number): Store => {
  const sessions = Array.from({ length: count }, (_, n) => {
    const start = NOON + (n + 1) * HOUR;
    return record('session', String(n).padStart(26, '0'), {
      service: n === count - 1 ? SHAVE : CUT,
      when: { staff: ME, start, end: start + HOUR, before: 0, after: 0 },
      state: { is: 'confirmed' },
      price: null,
    });
  });
  return {
    get: async () => null,
    many: async () => [],
    find: async ({ of, any = [] }) =>
      of === 'session'
        ? sessions
        : any.map(session =>
            record('request', `${session}`, {
              kind: 'book',
              wallet: walletOf(Number(session)),
              session,
              at: NOON,
            }),
          ),
    columns: async () => [],
    watch: () => () => () => undefined,
    onWritten: () => () => undefined,
    caughtUp: async () => undefined,
  };
};

const open = (count: number) => {
  const clock = createSteeredClock(NOON);
  const renewal = createRenewal(storeOf(count), clock);
  const tell = async (): Promise<readonly WalletKey[]> => {
    const wallets = await renewal.due();
    for (const wallet of wallets) renewal.done(wallet);
    return wallets;
  };
  return { clock, renewal, tell };
};

test('names that are edited one after the other are told once, when nobody edits any more', async () => {
  const { clock, renewal, tell } = open(3);
  renewal.altered(CUT);
  clock.advance(9 * SECOND);
  renewal.altered(SHAVE);
  clock.advance(9 * SECOND);
  expect(await tell()).toEqual([]);
  clock.advance(9 * SECOND);
  expect(await tell()).toEqual([0, 1, 2].map(walletOf));
  expect(renewal.next()).toEqual([]);
});

test('only those hear of it whose coming sessions show it', async () => {
  const { clock, renewal, tell } = open(3);
  renewal.altered(SHAVE);
  clock.advance(MINUTE);
  expect(await tell()).toEqual([walletOf(2)]);
});

test('a thousand wallets are told a few at a time, the soonest session first', async () => {
  const { clock, renewal, tell } = open(1000);
  renewal.altered(BUSINESS);
  clock.advance(MINUTE);
  const first = await tell();
  expect(first).toEqual(Array.from({ length: first.length }, (_, n) => walletOf(n)));
  expect(await tell()).toEqual([]);
  const heard = new Set(first);
  let most = first.length;
  for (let [next] = renewal.next(); next !== undefined; [next] = renewal.next()) {
    clock.advance(Math.max(0, next - clock.now()));
    const some = await tell();
    most = Math.max(most, some.length);
    for (const wallet of some) heard.add(wallet);
  }
  expect(heard.size).toBe(1000);
  expect(most).toBeLessThanOrEqual(20);
});

test('whoever was told for another reason is not told again, and what no relay took comes again later', async () => {
  const { clock, renewal, tell } = open(2);
  renewal.altered(ME);
  clock.advance(MINUTE);
  const wallets = await renewal.due();
  for (const wallet of wallets) renewal.done(wallet);
  renewal.missed([walletOf(1)]);
  expect(await tell()).toEqual([]);
  clock.advance(2 * MINUTE);
  expect(await tell()).toEqual([walletOf(1)]);
  expect(renewal.next()).toEqual([]);
});

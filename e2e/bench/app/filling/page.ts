import { drawnField } from '../../../../src/core/codes';
import { CODE_BYTES, codeText } from '../../../../src/core/codeText';
import { KEY_BYTES, type Key, keyFrom } from '../../../../src/core/id';
import type { Draft } from '../../../../src/core/ledger';
import { DAY, HOUR, MINUTE } from '../../../../src/core/time';
import { chance } from '../../../../src/shell/device/chance';
import { createClock } from '../../../../src/shell/device/clock';
import { painted } from '../../../../src/shell/device/painted';
import { createLedger } from '../../../../src/shell/log/ledger';
import { openDeskVault } from '../../../../src/shell/vault/deskVault';

declare global {
  interface Window {
    readonly fillingPage: typeof page;
  }
}

const clock = createClock();
const AT_ONCE = 1000;

/** What the desk notes of places in the log that it is done with: all wallets told, all settled, all sent. */
const DONE = ['told', 'settled', 'elsewhere'];

/** The ledger of the device that was set up in this browser, without its screens and without the network. */
const page = {
  /**
   * Writes sessions as commands do, so many a day on as many days before today as after it, and resolves when
   * log, store and volumes hold them all. The device then is as if it had written them over the years.
   */
  sessions: (count: number, aDay: number): Promise<void> =>
    fill(count, (n, keys) => sessionAt(startOf(n, count, aDay), keys)),
  /** Writes clients in the same way. */
  clients: (count: number): Promise<void> => fill(count, clientAt),
  /**
   * Writes codes of paid orders, spread over clients as many as there are, and for each code so many sessions that it
   * paid for.
   */
  codes: async (count: number, each: number): Promise<void> => {
    const keys = Array.from({ length: count }, newKey);
    const sessions = Array.from({ length: count * each }, newKey);
    const drawn = (n: number): readonly Key[] => sessions.slice(n * each, (n + 1) * each);
    await fill(count, (n, known) => orderAt(n, keys, known));
    await fill(count, n => codeAt(n, keys, drawn(n)));
    await fill(count, n => paymentAt(n, keys));
    await fill(count * each, (n, known) => redemptionAt(n, each, keys, sessions, known));
  },
};

type Keys = { readonly staff: string; readonly service: string; readonly clients: readonly string[] };

const fill = async (count: number, draftOf: (n: number, keys: Keys) => Draft): Promise<void> => {
  const vault = await openDeskVault({ clock });
  if (!vault.ok || !vault.value) throw new Error('There is no business in this browser');
  const { device, verify, standingOf, members } = vault.value;
  const ledger = createLedger({
    name: 'caderneta',
    device,
    verify,
    standingOf,
    members: members.list,
    clock,
    idle: async () => undefined,
    painted,
  });
  const { log, store, marks, volumes } = ledger;
  await store.caughtUp(await log.end());
  const [staff, service, clients] = await Promise.all([
    store.find({ of: 'staff' }),
    store.find({ of: 'service' }),
    store.find({ of: 'client' }),
  ]);
  const keys = {
    staff: staff[0]?.key ?? '',
    service: service[0]?.key ?? '',
    clients: clients.map(({ key }) => key),
  };
  for (let from = 0; from < count; from += AT_ONCE) {
    const drafts = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, n) => draftOf(from + n, keys));
    const written = await log.append(drafts);
    if (!written.ok) throw new Error(written.error.is);
    await store.caughtUp(written.value.entries.at(-1)?.at ?? 0);
  }
  const end = await log.end();
  for (const mark of DONE) await marks.set(mark, end);
  for (;;) {
    const carried = await volumes.carried();
    if (carried.ok && carried.value.mark === end) break;
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  await ledger.close();
  await vault.value.close();
};

const midnight = Math.floor(Date.now() / DAY) * DAY;

/** From two in the morning on, a quarter of an hour each. */
const startOf = (n: number, count: number, aDay: number): number => {
  const day = Math.floor(n / aDay) - Math.floor(count / aDay / 2);
  return midnight + day * DAY + 2 * HOUR + (n % aDay) * 15 * MINUTE;
};

const newKey = (): Key => keyFrom(chance.bytes(KEY_BYTES));

const clientAt = (n: number): Draft => ({
  of: 'client',
  key: newKey(),
  by: 'owner',
  set: {
    first: ['Ana', 'Bruno', 'Conceição', 'Davi', 'Zoë'][n % 5] ?? '',
    last: `Silva ${n}`,
    email: `client.${n}@example.org`,
    phone: `+55 11 9${String(n).padStart(4, '0')}-4321`,
  },
});

const sessionAt = (start: number, { staff, service }: Omit<Keys, 'clients'>): Draft => ({
  of: 'session',
  key: newKey(),
  by: 'owner',
  set: {
    when: { staff, start, end: start + 15 * MINUTE, before: 0, after: 0 },
    service,
    client: null,
    price: { amount: 4500, currency: 'USD' },
    state: { is: 'confirmed' },
  },
});

/** What is of one code has its key: order, code and payment are records of different kinds. */
const soldAt = (n: number): number => midnight - 300 * DAY + n * 20 * MINUTE;

const PRICE = { amount: 40_000, currency: 'USD' };

const clientOf = (n: number, { clients }: Keys): string | null => clients[n % clients.length] ?? null;

const orderAt = (n: number, keys: readonly Key[], known: Keys): Draft => ({
  of: 'order',
  key: keys[n] ?? newKey(),
  by: 'owner',
  set: { at: soldAt(n), client: clientOf(n, known), email: '' },
});

const codeAt = (n: number, keys: readonly Key[], drawn: readonly Key[]): Draft => ({
  of: 'code',
  key: keys[n] ?? newKey(),
  by: 'owner',
  set: {
    text: codeText(chance.bytes(CODE_BYTES)),
    order: keys[n] ?? '',
    name: ['Ten haircuts', 'Gift for friends', 'Five hours'][n % 3] ?? '',
    terms: { kind: 'package', gives: { is: 'sessions', count: 20 }, valid: null },
    price: PRICE,
    at: soldAt(n),
    ...Object.fromEntries(drawn.map(session => [drawnField(session), true])),
  },
});

const paymentAt = (n: number, keys: readonly Key[]): Draft => ({
  of: 'payment',
  key: keys[n] ?? newKey(),
  by: 'owner',
  set: { for: 'order', of: keys[n] ?? '', amount: PRICE, how: 'cash', at: soldAt(n) },
});

const redemptionAt = (
  n: number,
  each: number,
  keys: readonly Key[],
  sessions: readonly Key[],
  known: Keys,
): Draft => {
  const code = Math.floor(n / each);
  const at = soldAt(code) + (n % each) * DAY;
  const session = sessionAt(at, known);
  const draw = { code: keys[code] ?? '', takes: 1, pays: { amount: 4500, currency: 'USD' }, at };
  return {
    ...session,
    key: sessions[n] ?? newKey(),
    set: { ...session.set, client: clientOf(code, known), code: draw },
  };
};

Object.assign(window, { fillingPage: page });

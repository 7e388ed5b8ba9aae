import { type Code, codeFrom } from '../../../core/codes';
import type { Key } from '../../../core/id';
import type { Draft } from '../../../core/ledger';
import { known } from '../../../core/records';
import { HOUR } from '../../../core/time';
import { first } from '../../live';
import { NOTHING_SHOWN } from '../../wallet/requesting';
import type { Machine } from './machine';
import { awake, type Step } from './scene';
import { PRIVATE, PRODUCTS, SERVICES, SHOP, someTime } from './shop';
import { keysOf, onClient, onDevice, onSession, personOf } from './steps';

// Products are sold, and codes spent: drawn by themselves, beside the other steps, in some of the runs.

const EURO = 'EUR';

/** Few of each, so that devices apart take the last. What a session costs is told in `priced`. */
export const productDrafts = (): readonly Draft[] => {
  const product = (key: Key, name: string, terms: object, rest: Draft['set'] = {}): Draft => ({
    of: 'product',
    key,
    by: 'owner',
    set: { name, terms: terms as Draft['set'], price: { amount: 4000, currency: EURO }, ...rest },
  });
  const priced = (key: Key): Draft => ({
    of: 'service',
    key,
    by: 'owner',
    set: { price: { amount: 3000, currency: EURO } },
  });
  return [
    product(PRODUCTS.one, 'One', { kind: 'package', gives: { is: 'sessions', count: 1 }, valid: null }),
    product(
      PRODUCTS.minutes,
      'Minutes',
      {
        kind: 'package',
        gives: { is: 'minutes', count: 90 },
        valid: { length: 20, unit: 'day', from: 'first-use' },
      },
      { services: [SHOP.single, SHOP.asked] },
    ),
    product(
      PRODUCTS.gift,
      'Gift',
      { kind: 'gift', gives: { is: 'amount', count: 5000, currency: EURO }, valid: null },
      { early: true },
    ),
    product(PRODUCTS.weekly, 'Weekly', {
      kind: 'subscription',
      gives: { is: 'sessions', count: 1 },
      every: 'week',
    }),
    ...[SHOP.single, SHOP.shared].map(priced),
  ];
};

const KINDS: readonly [Key, ...Key[]] = [
  PRODUCTS.one,
  PRODUCTS.one,
  PRODUCTS.minutes,
  PRODUCTS.gift,
  PRODUCTS.weekly,
];

const price = { amount: 4000, currency: EURO };

const sell = onDevice('sells', async (tab, machine, lot, { clients }) => {
  const key = lot.any(keysOf(machine, 'client'));
  const person = lot.any(clients.map(personOf));
  const made = await tab.desk.orders.add({
    lines: [{ product: lot.pick(KINDS), count: 1 }],
    client: key && lot.falls(0.4) ? { key } : person && lot.falls(0.7) ? { person } : null,
    recipient: lot.falls(0.2) ? { name: `${PRIVATE} friend`, email: '', message: `${PRIVATE} hi` } : null,
  });
  if (made.ok && lot.falls(0.9)) await tab.desk.orders.pay(made.value.key, { amount: price, how: 'cash' });
});

const pay = onDevice('marks an order as paid', async (tab, machine, lot) => {
  const order = lot.any(keysOf(machine, 'order'));
  return order && tab.desk.orders.pay(order, { amount: price, how: lot.falls(0.5) ? 'cash' : 'transfer' });
});

const unpay = onDevice('takes a payment back', async (tab, machine, lot) => {
  const payment = lot.any(keysOf(machine, 'payment'));
  return payment && tab.desk.orders.unpay(payment);
});

const end = onDevice('cancels an order', async (tab, machine, lot) => {
  const order = lot.any(keysOf(machine, 'order'));
  return order && tab.desk.orders.end(order);
});

const buy = onClient((client, lot, { world }) => {
  const wallet = client.wallet();
  if (!wallet) return null;
  world.trace(`client ${client.number}: orders`);
  client.visit();
  const line = { product: lot.pick(KINDS), count: lot.between(1, 2) };
  const buying = async () => {
    await wallet.codes.buy({
      root: world.root.key,
      lines: [line],
      details: personOf(client),
      recipient: null,
      total: { ...price, amount: price.amount * line.count },
      locale: 'en',
      shown: [],
    });
  };
  return buying();
});

/** The same few are spent again and again. */
const firstCodes = ({ disk }: Machine): readonly Code[] =>
  known([...(disk.store.records.get('code')?.values() ?? [])].map(codeFrom))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, 2);

/** Whoever has a code may type it: it went from hand to hand. */
const bookWithCode: Step = (scene, lot) => {
  const { world, machines } = scene;
  const code = lot.any(machines.flatMap(firstCodes).map(({ text }) => text));
  if (!code) return null;
  return onClient((client, lot) => {
    const wallet = client.wallet();
    if (!wallet) return null;
    const start = someTime(lot, world.time.now());
    world.trace(`client ${client.number}: books with a code at ${(start / HOUR) % 24} h`);
    client.visit();
    const booking = async () => {
      const made = await wallet.book({
        root: world.root.key,
        service: lot.pick(SERVICES),
        staff: lot.pick(SHOP.staff),
        start,
        details: personOf(client),
        answers: {},
        locale: 'en',
        zone: 'UTC',
        saw: { catalog: null, busy: null },
        anyway: true,
        code,
        shown: NOTHING_SHOWN,
      });
      if (made.ok) world.records.requests.set(made.value, { wallet: client.own.key, kind: 'book', start });
    };
    return booking();
  })(scene, lot);
};

const redeem = onSession('has a code pay for', async (tab, session, lot, { machines }) => {
  const code = lot.any(machines.flatMap(firstCodes));
  return code && tab.desk.codes.redeem(session, { key: code.key });
});

/** More than any run issues. */
const MOST_CODES = 100;

/** A code pays for a session here and in the same moment for another there: what is left of it is seldom enough for both. */
const spendApart: Step = ({ world, machines }, lot) => {
  const desks = machines.flatMap(machine => {
    const tab = machine.isAwake() && awake(machine.tabs());
    return tab ? [{ machine, tab }] : [];
  });
  const here = lot.any(desks);
  const there = lot.any(desks.filter(one => one !== here));
  if (!here || !there) return null;
  world.trace(`devices ${here.machine.number} and ${there.machine.number}: have one code pay`);
  const spend = async ({ tab: { desk } }: typeof here, start: number, code: Key) => {
    const made = await desk.sessions.add({
      service: SHOP.single,
      staff: lot.pick(SHOP.staff),
      start,
      client: null,
      note: '',
    });
    if (made.ok) await desk.codes.redeem(made.value.key, { key: code });
  };
  const spending = async () => {
    const start = someTime(lot, world.time.now());
    const codes = (await first(here.tab.desk.codes.search))('', MOST_CODES);
    const code = lot.any((await codes).filter(({ standing }) => standing.state === 'active'))?.standing.code;
    if (code) await Promise.all([spend(here, start, code.key), spend(there, start + HOUR, code.key)]);
  };
  return spending();
};

const unredeem = onSession('takes the code off', (tab, session) => tab.desk.codes.unredeem(session));

const cancelKept = onSession('cancels without giving back', (tab, session) =>
  tab.desk.sessions.cancel(session, `${PRIVATE} late`, true),
);

const subscription = onDevice('pauses, resumes or cancels', async (tab, machine, lot) => {
  const code = lot.any(keysOf(machine, 'code'));
  if (!code) return null;
  const { pause, resume, cancel } = tab.desk.codes;
  return lot.pick([pause, resume, resume, cancel])(code);
});

const undoCode = onDevice('undoes something of a code', async (tab, machine, lot) => {
  const of = lot.pick(['code', 'payment'] as const);
  const key = lot.any(keysOf(machine, of));
  const entry = key && lot.any(await tab.desk.history(of, key));
  if (entry?.holds && entry.fields.every(({ before }) => before !== null)) await tab.desk.undo(entry);
});

const decideSpent = onDevice('decides on a code', async (tab, _machine, lot) => {
  const spent = (await first(tab.desk.attention)).flatMap(item => (item.is === 'overspent' ? [item] : []));
  const item = lot.any(spent);
  if (!item) return null;
  const { session } = item.loser;
  if (lot.falls(0.4)) return tab.desk.codes.keepSpent(item.code.standing.code.key, session.key);
  return lot.falls(0.6)
    ? tab.desk.codes.unredeem(session.key)
    : tab.desk.sessions.cancel(session.key, `${PRIVATE} empty`);
});

const WEIGHTS: readonly (readonly [number, Step])[] = [
  [4, sell],
  [3, pay],
  [1, unpay],
  [1, end],
  [3, buy],
  [12, bookWithCode],
  [14, redeem],
  [2, unredeem],
  [2, cancelKept],
  [2, subscription],
  [1, undoCode],
  [3, decideSpent],
];

const ALL = WEIGHTS.flatMap(([weight, step]) => Array.from({ length: weight }, () => step));

const APART = [sell, spendApart, spendApart] as const;

/** Sells something, or spends it; in some runs often in two places at once. */
export const SELL: Step = (scene, lot) => {
  const share = scene.world.lot.of('spent twice').pick([0, 0.4]);
  const apart = lot.of('apart');
  const step = apart.falls(share) ? apart.pick(APART) : lot.any(ALL);
  return step?.(scene, lot) ?? null;
};

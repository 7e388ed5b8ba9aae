import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accountFrom, walletField } from './accounts';
import { attaching, givingBack } from './attaching';
import { codeFrom } from './codes';
import { nextId } from './hlc';
import type { DeviceId, Key } from './id';
import { type Change, type Draft, emptyRecord, type Folded, fold, versionOf } from './ledger';
import { orderFrom, paymentFrom } from './orders';
import { known } from './records';
import type { WalletKey } from './requests';
import { mergeRows } from './rows';
import { billOf, drawnFrom, standingOf } from './standing';
import { FIVE, reais } from './testing/codes';
import { bookOf, keyOf } from './testing/shop';
import { rowsFor } from './viewed';
import type { Bonded } from './viewedAccount';
import { type CodeFacts, codeRow, isTold, leftCode, orderRow } from './viewedCodes';
import type { Row } from './views';
import { createZone } from './zone';

// Two desks apart write about one code of Ann's account, and tell her what each knows.

const NOW = Date.UTC(2027, 0, 4, 15);
const ANN = 'a'.repeat(64) as WalletKey;
const [CODE, ORDER, ACCOUNT] = ['code', 'order', 'account'].map(keyOf) as [Key, Key, Key];
const DEVICES = ['d', 'e'].map(letter => letter.repeat(16) as DeviceId) as [DeviceId, DeviceId];
const ZONE = createZone('UTC');
const BOOK = bookOf({});

type Written = Pick<Change, 'id' | 'of' | 'key' | 'set'>;

const KINDS = [
  'draw',
  'draw',
  'draw',
  'cancel',
  'take off',
  'pay',
  'unpay',
  'attach',
  'detach',
  'end',
  'meet',
] as const;
type Event = { readonly is: (typeof KINDS)[number]; readonly at: 0 | 1; readonly which: number };

const events = fc.array(
  fc.record({ is: fc.constantFrom(...KINDS), at: fc.constantFrom<0 | 1>(0, 1), which: fc.nat(20) }),
  { minLength: 1, maxLength: 40 },
);

const createDesks = () => {
  const desks = DEVICES.map(device => ({ device, changes: new Map<string, Written>() })) as [Desk, Desk];
  let time = NOW;
  let made = 0;
  const recordsOf = ({ changes }: Desk): ReadonlyMap<string, Folded> => {
    const records = new Map<string, Folded>();
    for (const { of, key, id, set } of changes.values())
      records.set(`${of}/${key}`, fold(records.get(`${of}/${key}`) ?? emptyRecord(of, key), { id, set }));
    return records;
  };
  const write = (desk: Desk, drafts: readonly Draft[]): void => {
    for (const { of, key, set } of drafts) {
      // Their clocks differ: what is written later need not have the later id.
      time += 7;
      const own = desk.device === DEVICES[0] ? time : time - 500;
      const known = [...desk.changes.values()].map(({ id }) => id);
      const id = nextId(own, desk.device, known.sort().slice(-1));
      desk.changes.set(id, { id, of, key, set });
    }
  };
  const meet = (): void => {
    const all = [...desks[0].changes, ...desks[1].changes];
    for (const { changes } of desks) for (const [id, change] of all) changes.set(id, change);
  };
  const by = 'owner';
  const [first] = desks;
  write(first, [
    { of: 'order', key: ORDER, by, set: { at: NOW, wallet: ANN, email: '', client: null } },
    {
      of: 'code',
      key: CODE,
      by,
      set: {
        text: '7k2m9qfx40tb',
        order: ORDER,
        name: 'Five',
        terms: FIVE,
        price: reais(400),
        at: NOW,
        account: ACCOUNT,
      },
    },
    {
      of: 'account',
      key: ACCOUNT,
      by,
      set: {
        email: 'ann@example.org',
        since: NOW,
        agreed: { catalog: null, at: NOW },
        password: { record: 'r'.repeat(200), at: NOW },
        [walletField(ANN)]: { is: 'in', at: NOW, device: '' },
      },
    },
  ]);
  meet();
  const happens = ({ is, at, which }: Event): void => {
    const desk = desks[at];
    const records = recordsOf(desk);
    const all = [...records.values()];
    const code = codeFrom(records.get(`code/${CODE}`) ?? emptyRecord('code', CODE));
    if (!code) throw new Error('No code');
    const drawn = all.filter(({ of, fields }) => of === 'session' && fields['code'] !== null);
    const session = drawn[which % Math.max(1, drawn.length)];
    const payments = all.filter(({ of }) => of === 'payment');
    const drafts = ((): readonly Draft[] => {
      switch (is) {
        case 'draw': {
          made += 1;
          const when = { staff: keyOf('maria'), start: NOW, end: NOW + 1, before: 0, after: 0 };
          const draw = { code: CODE, takes: 1, pays: null, at: NOW };
          const set = { when, state: { is: 'confirmed' }, code: draw, service: keyOf('cut') };
          return [{ of: 'session', key: keyOf(`s${made}`), by, set }];
        }
        case 'cancel': {
          const state = { is: 'cancelled', by: 'owner' };
          return session ? [{ of: 'session', key: session.key, by, set: { state } }] : [];
        }
        case 'take off':
          if (!session) return [];
          return [
            { of: 'session', key: session.key, by, set: { code: null } },
            givingBack(CODE, session.key as Key, by),
          ];
        case 'pay': {
          made += 1;
          const set = { for: 'order', of: ORDER, amount: reais(400), how: 'cash', at: NOW };
          return [{ of: 'payment', key: keyOf(`p${made}`), by, set }];
        }
        case 'unpay': {
          const payment = payments[which % Math.max(1, payments.length)];
          return payment ? [{ of: 'payment', key: payment.key, by, set: { void: true } }] : [];
        }
        case 'attach':
          return attaching(code, ACCOUNT, by);
        case 'detach':
          return attaching(code, null, by);
        case 'end':
          return which > 18 ? [{ of: 'code', key: CODE, by, set: { ended: NOW } }] : [];
        case 'meet':
          return [];
      }
    })();
    write(desk, drafts);
    if (is === 'meet' && which > 10) meet();
  };
  const viewOf = (desk: Desk): readonly Row[] => {
    const records = recordsOf(desk);
    const of = (kind: string): Folded[] => [...records.values()].filter(one => one.of === kind);
    const [record, ordered, holder] = [
      records.get(`code/${CODE}`),
      records.get(`order/${ORDER}`),
      records.get(`account/${ACCOUNT}`),
    ];
    const code = record && codeFrom(record);
    const order = ordered && orderFrom(ordered);
    const account = holder && accountFrom(holder);
    if (!code || !record || !order || !ordered || !account || !holder) throw new Error('Lost');
    const payments = of('payment');
    const bill = billOf([code], known(payments.map(paymentFrom)), ZONE, NOW);
    const drawn = of('session').filter(({ fields }) => fields['code'] !== null);
    const standing = standingOf(code, bill, known(drawn.map(drawnFrom)), ZONE, NOW);
    const sale = { order: { ...order, record: ordered }, codes: [record], payments, bill };
    const facts: CodeFacts = { record, standing, sessions: drawn, sale };
    const bond = holder.ids[walletField(ANN)];
    const version = versionOf(holder);
    if (!bond || !version) throw new Error('Not logged in');
    const bonded: Bonded = { key: ACCOUNT, wallet: ANN, account, version, bond, earlier: null };
    const left = leftCode(account, facts);
    const attached = code.account === ACCOUNT ? { account: ACCOUNT, left: account.left[CODE] } : null;
    const rows = [
      orderRow(sale, [standing], bond, null),
      // As the wallet of another browser is told it, which ordered nothing.
      isTold(facts) && attached ? codeRow(BOOK, facts, { ...attached, by: bond }) : null,
    ];
    const told = { rows: known(rows), left: new Map([[CODE, left]]), paying: new Map() };
    return rowsFor(BOOK, [], [], NOW, new Map(), new Map(), [bonded], new Map(), told).coming as Row[];
  };
  return { desks, happens, meet, viewOf };
};

type Desk = { readonly device: DeviceId; readonly changes: Map<string, Written> };

const shownIn = (rows: readonly Row[]) =>
  rows
    .flatMap(row => {
      if (row.row === 'code') return [[row.key, row.state, row.left, row.account ?? '']];
      return row.row === 'order' ? [[row.key, row.state, row.due.amount]] : [];
    })
    .sort();

test('once a view of all that devices knew has come, in whatever order, a wallet shows what that says of its codes', () => {
  fc.assert(
    fc.property(events, fc.infiniteStream(fc.nat(1000)), (all, order) => {
      const { desks, happens, meet, viewOf } = createDesks();
      const views = desks.map(viewOf);
      for (const event of all) {
        happens(event);
        views.push(viewOf(desks[event.at]));
      }
      meet();
      const [last, same] = desks.map(viewOf);
      expect(shownIn(same ?? [])).toEqual(shownIn(last ?? []));
      views.push(last ?? []);
      const shuffled = views
        .map(view => ({ view, at: order.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ view }) => view);
      const kept = shuffled.reduce<Row[]>((rows, view) => mergeRows(rows, view), []);
      expect(shownIn(kept)).toEqual(shownIn(mergeRows([], last ?? [])));
    }),
    { numRuns: 500 },
  );
});

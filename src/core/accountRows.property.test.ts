import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Account, accountFrom, isLoggedIn, walletField } from './accounts';
import { assigning } from './assigning';
import { type ChangeId, nextId } from './hlc';
import type { DeviceId, Key } from './id';
import { type Draft, emptyRecord, type Folded, fold, versionOf } from './ledger';
import { sessionFrom } from './records';
import type { WalletKey } from './requests';
import { mergeRows } from './rows';
import { bookOf, keyOf } from './testing/shop';
import { rowsFor, withHistory } from './viewed';
import type { Bonded } from './viewedAccount';
import type { Row, SessionRow } from './views';

const NOW = Date.UTC(2027, 0, 4, 15);
const DEVICE = 'd'.repeat(16) as DeviceId;
const ANN = 'a'.repeat(64) as WalletKey;
const ACCOUNT = keyOf('account');
/** The first was booked in Ann's browser, logged out; the second somewhere else. */
const [OWN, OTHER] = [keyOf('own'), keyOf('other')];

type Event = 'in' | 'out' | `${'assign' | 'remove' | 'move'} ${'own' | 'other'}`;

const events = fc.array(
  fc.constantFrom<Event>(
    'in',
    'out',
    'assign own',
    'assign other',
    'remove own',
    'remove other',
    'move own',
    'move other',
  ),
  { minLength: 1, maxLength: 10 },
);

/** A desk to which the events happen, one after the other. */
const createDesk = () => {
  const records = new Map<string, Folded>();
  let time = NOW;
  const write = (drafts: readonly Draft[]): void => {
    for (const { of, key, set } of drafts) {
      time += 1;
      const name = `${of}/${key}`;
      const id: ChangeId = nextId(time, DEVICE, []);
      records.set(name, fold(records.get(name) ?? emptyRecord(of, key), { id, set }));
    }
  };
  const get = (of: string, key: Key): Folded => records.get(`${of}/${key}`) ?? emptyRecord(of, key);
  const account = (): Account => {
    const found = accountFrom(get('account', ACCOUNT));
    if (!found) throw new Error('No account');
    return found;
  };
  const session = (key: Key) => {
    const found = sessionFrom(get('session', key));
    if (!found) throw new Error('No session');
    return found;
  };
  const bond = (is: 'in' | 'out'): Draft => ({
    of: 'account',
    key: ACCOUNT,
    by: ANN,
    set: { [walletField(ANN)]: { is, at: time, device: '' } },
  });
  write([
    {
      of: 'account',
      key: ACCOUNT,
      by: ANN,
      set: {
        email: 'ann@example.org',
        first: 'Ann',
        since: NOW,
        agreed: { catalog: null, at: NOW },
        password: { record: 'r'.repeat(200), at: NOW },
      },
    },
    bond('in'),
    ...[OWN, OTHER].map((key): Draft => {
      const when = { staff: keyOf('maria'), start: NOW + 1000, end: NOW + 2000, before: 0, after: 0 };
      const state = { is: 'confirmed' };
      return { of: 'session', key, by: ANN, set: { when, service: keyOf('cut'), state } };
    }),
  ]);
  return {
    do: (event: Event): void => {
      const key = event.endsWith('own') ? OWN : OTHER;
      const { when, ...found } = session(key);
      if (event === 'in' || event === 'out') write([bond(event)]);
      else if (event.startsWith('assign')) write(assigning(found, ACCOUNT, 'owner'));
      else if (event.startsWith('remove')) write(assigning(found, null, 'owner'));
      else write([{ of: 'session', key, by: 'owner', set: { when: { ...when, start: when.start + 1 } } }]);
    },
    view: (): Row[] => {
      const record = get('account', ACCOUNT);
      const isIn = isLoggedIn(account(), ANN);
      const bonded: Bonded = {
        key: ACCOUNT,
        wallet: ANN,
        account: isIn ? account() : null,
        version: versionOf(record) as ChangeId,
        bond: record.ids[walletField(ANN)] as ChangeId,
        earlier: null,
      };
      const assigned = isIn && session(OTHER).account === ACCOUNT ? [OTHER] : [];
      const told = [OWN, ...assigned].map(key => get('session', key));
      const { coming } = rowsFor(bookOf({}), told, [], NOW, new Map(), new Map(), [bonded]);
      return coming.map(row => (row.row === 'session' ? withHistory(row, []) : row));
    },
  };
};

const sessionsIn = (rows: readonly Row[]) =>
  rows
    .filter((row): row is SessionRow => row.row === 'session')
    .map(({ key, id, account, start }) => ({ key, id, account, start }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));

test('once the newest view has come, in whatever order, a wallet shows the sessions that it tells of and no others', () => {
  fc.assert(
    fc.property(events, fc.infiniteStream(fc.nat(1000)), (all, order) => {
      const desk = createDesk();
      const views = [desk.view()];
      for (const event of all) {
        desk.do(event);
        views.push(desk.view());
      }
      const last = views.at(-1) ?? [];
      const shuffled = views
        .map(view => ({ view, at: order.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ view }) => view);
      const kept = shuffled.reduce<Row[]>((rows, view) => mergeRows(rows, view), []);
      expect(sessionsIn(kept)).toEqual(sessionsIn(last));
    }),
    { numRuns: 400 },
  );
});

test('a session that left its account is named, and what is the wallet’s own is not', () => {
  const desk = createDesk();
  for (const event of ['assign own', 'assign other', 'remove own', 'remove other'] as const) desk.do(event);
  const left = desk.view().filter(({ row }) => row === 'left');
  expect(left.map(({ key }) => key)).toEqual([OTHER]);
});

import { expect, test } from 'vitest';
import { answerOf } from './answers';
import type { Book } from './book';
import { type ChangeId, nextId } from './hlc';
import type { DeviceId, Key } from './id';
import type { Fields, Folded } from './ledger';
import type { WalletKey } from './requests';
import { mergeRows } from './rows';
import { MINUTE, SECOND } from './time';
import { isOutdated, rowsFor, sequenceOf, type ToldRow, type Uncounted, withHistory } from './viewed';
import type { Row, SessionRow, View } from './views';

const NOW = Date.UTC(2027, 0, 4, 15);
const DEVICE = 'd'.repeat(16) as DeviceId;
const ANN = 'a'.repeat(64) as WalletKey;

const answer = (letter: string, at: number): Folded => {
  const { of, key, set } = answerOf(
    DEVICE,
    letter.repeat(26) as Key,
    ANN,
    { is: 'refused', why: 'taken', nearest: [] },
    'desk',
  );
  const id: ChangeId = nextId(at, DEVICE, []);
  return { of, key, fields: set, ids: Object.fromEntries(Object.keys(set).map(field => [field, id])) };
};

test('the newest answers come first, so that a view that must be cut loses the oldest', () => {
  const book = { services: [], staff: [], shown: {} } as unknown as Book;
  const answers = [answer('a', NOW - 3 * MINUTE), answer('b', NOW - MINUTE), answer('c', NOW - 2 * MINUTE)];
  const { coming } = rowsFor(book, [], answers, NOW);
  expect(coming.map(({ key }) => key[0])).toEqual(['b', 'c', 'a']);
});

const booked = { by: ANN, set: { when: {}, service: 's', client: 'c', price: null, state: {} } };
const moved = { set: { when: {} } };
const cancelled = { set: { state: {} } };
const noted = { set: { client: 'd', price: null } };

test('a calendar is told of each later time or state by a greater SEQUENCE, and of nothing else', () => {
  expect(sequenceOf([booked])).toBe(0);
  expect(sequenceOf([booked, noted])).toBe(0);
  expect(sequenceOf([booked, noted, moved])).toBe(1);
  expect(sequenceOf([booked, noted, moved, cancelled])).toBe(2);
});

test('of two devices that moved it apart the one that wins is told by a greater SEQUENCE than either gave', () => {
  const one = sequenceOf([booked, moved]);
  const other = sequenceOf([booked, moved]);
  expect(sequenceOf([booked, moved, moved])).toBeGreaterThan(Math.max(one, other));
});

test('a session of which nothing is left in the log has a SEQUENCE too', () => {
  expect(sequenceOf([])).toBe(0);
});

test('a row says that its session was confirmed once, where its state does not', () => {
  const yes = { by: 'owner', set: { state: { is: 'confirmed' } } };
  const no = { by: 'owner', set: { state: { is: 'cancelled', by: 'owner' } } };
  const row = (state: SessionRow['state']) => ({ row: 'session', state }) as Uncounted;
  expect(withHistory(row({ is: 'cancelled', by: 'owner' }), [booked, yes, no]).confirmed).toBe(true);
  expect(withHistory(row({ is: 'cancelled', by: 'owner' }), [booked, no]).confirmed).toBeUndefined();
  expect(withHistory(row({ is: 'confirmed' }), [booked, yes]).confirmed).toBeUndefined();
});

test('a row counts the moves by the client, each request once though two devices granted it apart', () => {
  const row = { row: 'session', state: { is: 'confirmed' } } as Uncounted;
  const byClient = (why: string) => ({ by: ANN, set: { when: {} }, why });
  const byOwner = { by: 'owner', set: { when: {} } };
  expect(withHistory(row, [booked, byOwner]).moves).toBeUndefined();
  expect(withHistory(row, [booked, byClient('a'), byOwner, byClient('a'), byClient('b')]).moves).toBe(2);
});

const CUT = 'c'.repeat(26) as Key;
const ME = 'm'.repeat(26) as Key;

const id = (at: number) => nextId(at, DEVICE, []);

const sessionAt = (at: number, set: Fields = {}): Folded => {
  const when = { staff: ME, start: NOW, end: NOW + MINUTE, before: 0, after: 0 };
  const fields = { service: CUT, when, state: { is: 'confirmed' }, ...set };
  const ids = Object.fromEntries(
    Object.keys(fields).map(field => [field, id(field in set ? at : NOW - MINUTE)]),
  );
  return { of: 'session', key: 's'.repeat(26), fields, ids };
};

const bookShowing = (shown: Book['shown']) => ({ services: [], staff: [], shown }) as unknown as Book;

const coming = (shown: Book['shown'], at = NOW) =>
  rowsFor(bookShowing(shown), [sessionAt(at, { state: { is: 'confirmed' } })], [], NOW).coming;

const stands = (older: readonly ToldRow[], newer: readonly ToldRow[]) => {
  const [before, after] = [older as Row[], newer as Row[]];
  expect(mergeRows(before, after)).toEqual(after);
  expect(mergeRows(after, before)).toEqual(after);
};

test('a row that shows a later name of service or staff takes the place of one that does not', () => {
  stands(coming({}), coming({ [CUT]: id(NOW - SECOND) }));
  stands(coming({ [CUT]: id(NOW - SECOND) }), coming({ [CUT]: id(NOW + SECOND) }));
  stands(coming({ [CUT]: id(NOW + SECOND) }), coming({ [CUT]: id(NOW + SECOND), [ME]: id(NOW + MINUTE) }));
});

test('what comes later in a session takes the place of a row with a name that a clock dated ahead', () => {
  const book = bookShowing({ [ME]: id(NOW + MINUTE) });
  const when = { staff: CUT, start: NOW + MINUTE, end: NOW + 2 * MINUTE, before: 0, after: 0 };
  stands(
    rowsFor(book, [sessionAt(NOW, {})], [], NOW).coming,
    rowsFor(book, [sessionAt(NOW, { when })], [], NOW).coming,
  );
});

test('a move of what one device refused and another had confirmed is told, though the refusal is dated later', () => {
  const given = { outcomes: [{ is: 'confirmed' as const, nearest: [] }], by: [id(NOW + MINUTE)] };
  const torn = sessionAt(NOW, { state: { is: 'refused', why: 'by-owner' } });
  const told = rowsFor(bookShowing({}), [torn], [], NOW, new Map([[torn.key as Key, given]]));
  expect(told.coming).toMatchObject([{ state: { is: 'confirmed' } }]);
  stands(told.coming, coming({}, NOW + SECOND));
});

test('a view at a relay is outdated when it lacks a row, or says what is not said any more', () => {
  const [before, now] = [coming({}), coming({}, NOW + SECOND)];
  const held = (rows: typeof now): View => ({ v: 1, rows: rows as Row[] });
  expect(isOutdated(held(now), now)).toBe(false);
  expect(isOutdated(held(before), now)).toBe(true);
  expect(isOutdated(held([]), now)).toBe(true);
  expect(isOutdated(held(now), [])).toBe(true);
  // Written by a device that did not know of what another had written before; or cut short.
  const both = [...now, ...before.map(row => ({ ...row, key: CUT }))];
  expect(isOutdated(held(now), both)).toBe(true);
  expect(isOutdated({ ...held(now), cut: true }, both)).toBe(false);
  expect(isOutdated({ ...held(now), cut: true }, both.reverse())).toBe(true);
});

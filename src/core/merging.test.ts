import { expect, test } from 'vitest';
import { nextId } from './hlc';
import type { DeviceId } from './id';
import { type Draft, emptyRecord, type Folded, fold } from './ledger';
import { groupsFrom, keepingApart, othersOf, saidWith, withField } from './merging';
import { keyOf } from './testing/shop';

const [ANA, BIA, CAIO, DAVI] = ['a', 'b', 'c', 'd'].map(keyOf) as [never, never, never, never];
const DEVICE = 'd'.repeat(16) as DeviceId;

const createBook = () => {
  const records = new Map<string, Folded>();
  let time = 1000;
  const write = (drafts: readonly Draft[]): void => {
    for (const { key, set } of drafts) {
      time += 1;
      const id = nextId(time, DEVICE, []);
      records.set(key, fold(records.get(key) ?? emptyRecord('client', key), { id, set }));
    }
  };
  for (const key of [ANA, BIA, CAIO, DAVI]) write([{ of: 'client', key, by: 'owner', set: { first: key } }]);
  const groups = () => groupsFrom([...records.values()]);
  return {
    write,
    groups,
    merge: (one: never, into: never) => write(groups().merging(one, into, 'owner')),
    unmerge: (one: never) => write(groups().unmerging(one, 'owner')),
    erase: (key: never) => void records.delete(key),
    record: (key: never) => records.get(key) ?? emptyRecord('client', key),
  };
};

test('a merged entry is shown under the one it is in, and alone again when it is taken out', () => {
  const book = createBook();
  book.merge(ANA, BIA);
  expect(book.groups().membersOf(ANA)).toEqual([BIA, ANA]);
  expect(book.groups().mainOf(CAIO)).toBe(CAIO);
  expect([saidWith(book.record(ANA)), saidWith(book.record(BIA))]).toEqual([BIA, '']);
  expect(othersOf(book.record(ANA))).toEqual([BIA]);
  book.unmerge(ANA);
  expect(book.groups().membersOf(ANA)).toEqual([ANA]);
  // It is known now that they are two, and can still be thought better of.
  expect(book.groups().areTwo(BIA, ANA)).toBe(true);
  book.merge(BIA, ANA);
  expect(book.groups().membersOf(BIA)).toEqual([ANA, BIA]);
});

test('merging groups shows all of them under the one that they are merged into', () => {
  const book = createBook();
  book.merge(ANA, BIA);
  book.merge(CAIO, DAVI);
  // By any of them.
  book.merge(ANA, CAIO);
  expect(book.groups().membersOf(ANA)).toEqual([DAVI, ANA, BIA, CAIO]);
  book.unmerge(BIA);
  expect(book.groups().membersOf(ANA)).toEqual([BIA, ANA]);
  expect(book.groups().membersOf(CAIO)).toEqual([DAVI, CAIO]);
});

test('two devices that merge one entry into two make one person of all three', () => {
  const book = createBook();
  const apart = book.groups();
  book.write([...apart.merging(ANA, CAIO, 'owner'), ...apart.merging(ANA, BIA, 'owner')]);
  expect(book.groups().membersOf(ANA)).toEqual([BIA, ANA, CAIO]);
  // Whom nothing was said of but by Ana's entry can be taken out as well.
  book.unmerge(CAIO);
  expect(book.groups().membersOf(ANA)).toEqual([BIA, ANA]);
  expect(book.groups().areTwo(CAIO, BIA)).toBe(true);
});

test('two devices that merge two entries into each other leave one of them the main one', () => {
  const book = createBook();
  const apart = book.groups();
  book.write([...apart.merging(BIA, ANA, 'owner'), ...apart.merging(ANA, BIA, 'owner')]);
  const [main, other] = book.groups().membersOf(ANA);
  expect([main, other].sort()).toEqual([ANA, BIA]);
  book.unmerge(other as never);
  expect(book.groups().membersOf(ANA)).toEqual([ANA]);
});

test('two people who look like one can be kept apart', () => {
  const book = createBook();
  book.write(keepingApart(ANA, BIA, 'owner'));
  expect(book.groups().areTwo(BIA, ANA)).toBe(true);
  // So are those that one of them is merged with.
  book.merge(CAIO, BIA);
  expect(book.groups().areTwo(CAIO, ANA)).toBe(true);
});

test('of an erased entry nothing holds', () => {
  const book = createBook();
  book.merge(ANA, BIA);
  book.merge(CAIO, BIA);
  book.erase(BIA);
  expect([ANA, CAIO].map(key => book.groups().membersOf(key))).toEqual([[ANA], [CAIO]]);
});

test('what is no such saying is left alone', () => {
  const book = createBook();
  for (const set of [{ [withField(BIA)]: 'three' }, { 'with/nobody': 'one' }, { [withField(ANA)]: 'one' }])
    book.write([{ of: 'client', key: ANA, by: 'owner', set }]);
  expect(book.groups().membersOf(ANA)).toEqual([ANA]);
  expect(book.groups().merging(ANA, ANA, 'owner')).toEqual([]);
  expect(book.groups().unmerging(ANA, 'owner')).toEqual([]);
});

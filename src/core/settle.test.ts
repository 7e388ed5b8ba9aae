import { expect, test } from 'vitest';
import { decidedFrom, keepDrafts } from './decisions';
import type { Held } from './held';
import type { ChangeId } from './hlc';
import type { Draft, Folded } from './ledger';
import type { Session } from './sessions';
import { overlapsAmong } from './settle';
import { bookOf, serviceOf, sessionOf, staffOf } from './testing/shop';
import { HOUR, MINUTE } from './time';

const id = (n: number): ChangeId => String(n).padStart(30, '0') as ChangeId;

const bia = staffOf('Bia');
const caio = staffOf('Caio');
const cut = serviceOf('Cut', { before: 10, after: 10 });
const yoga = serviceOf('Yoga', { seats: 2 });
const { services } = bookOf({ services: [cut, yoga], staff: [bia, caio] });
const TEN = Date.UTC(2027, 0, 4, 10);

/** A session that holds its time since the change with a number; set in its place by another, if told. */
const held = (session: Session, claim: number, placed = claim): Held => ({
  ...session,
  claim: id(claim),
  placed: id(placed),
});

const NOTHING: ReadonlySet<string> = new Set();
const found = (sessions: readonly Held[], decided = NOTHING) =>
  overlapsAmong(services, sessions, decided).map(({ loser, others, full }) => ({
    loser: loser.key,
    others: others.map(({ key }) => key),
    full,
  }));

const recordsOf = (drafts: readonly Draft[]): Folded[] =>
  drafts.map(({ of, key, set }) => ({ of, key, fields: set, ids: {} }));

test('of two sessions that hold one time the one that was confirmed later loses', () => {
  const first = held(sessionOf(bia, cut, TEN + HOUR / 2), 1);
  const second = held(sessionOf(bia, cut, TEN), 2);
  const entry = { loser: second.key, others: [first.key], full: false };
  expect(found([first, second])).toEqual([entry]);
  expect(found([second, first])).toEqual([entry]);
});

test('buffers keep sessions apart, and other staff does not matter', () => {
  const first = held(sessionOf(bia, cut, TEN), 1);
  expect(found([first, held(sessionOf(bia, cut, TEN + HOUR + 10 * MINUTE), 2)])).toHaveLength(1);
  expect(found([first, held(sessionOf(bia, cut, TEN + HOUR + 20 * MINUTE), 2)])).toEqual([]);
  expect(found([first, held(sessionOf(caio, cut, TEN), 2)])).toEqual([]);
});

test('what was moved to a time holds it since then', () => {
  const moved = held(sessionOf(bia, cut, TEN), 3, 3);
  const other = held(sessionOf(bia, cut, TEN), 2);
  expect(found([moved, other])).toEqual([{ loser: moved.key, others: [other.key], full: false }]);
});

test('blocked time never loses, not to an earlier session either; buffers may reach into it', () => {
  const session = held(sessionOf(bia, cut, TEN), 1);
  const block = held(sessionOf(bia, null, TEN + HOUR / 2), 2);
  expect(found([session, block])).toEqual([{ loser: session.key, others: [block.key], full: false }]);
  expect(found([session, held(sessionOf(bia, null, TEN + HOUR), 2)])).toEqual([]);
  expect(found([block, held(sessionOf(bia, null, TEN), 3)])).toEqual([]);
});

test('only what is confirmed is told of: what waits for a yes is asked about anyway', () => {
  const first = held(sessionOf(bia, cut, TEN), 1);
  for (const state of [
    { is: 'requested', until: TEN },
    { is: 'refused', why: 'taken' },
    { is: 'cancelled', by: 'owner' },
    { is: 'withdrawn' },
    { is: 'no-show' },
  ] as const)
    expect(found([first, held(sessionOf(bia, cut, TEN, { state }), 2)])).toEqual([]);
});

test('one that loses to several is one entry, with all of them', () => {
  const a = held(sessionOf(bia, cut, TEN), 1);
  const b = held(sessionOf(bia, cut, TEN + 2 * HOUR), 2);
  const c = held(sessionOf(bia, cut, TEN + HOUR / 2, { minutes: 120 }), 3);
  expect(found([c, b, a])).toEqual([{ loser: c.key, others: [a.key, b.key], full: false }]);
});

test('attendees of a class are no conflict until one has no seat: who came last', () => {
  const attendees = [3, 1, 2].map(claim => held(sessionOf(bia, yoga, TEN), claim));
  const [last, first, second] = attendees.map(({ key }) => key);
  expect(found(attendees.slice(0, 2))).toEqual([]);
  expect(found(attendees)).toEqual([{ loser: last, others: [first, second], full: true }]);
});

test('a class holds its time since its first attendee', () => {
  const first = held(sessionOf(bia, yoga, TEN), 1);
  const other = held(sessionOf(bia, cut, TEN), 2);
  const late = held(sessionOf(bia, yoga, TEN), 3);
  expect(found([late, other, first])).toEqual([
    { loser: other.key, others: [first.key, late.key], full: false },
  ]);
  // Without the first the other was there before anyone of the class.
  expect(found([late, other])).toEqual([{ loser: late.key, others: [other.key], full: false }]);
});

test('what was kept is not asked about again, until one of the two is moved', () => {
  const first = held(sessionOf(bia, cut, TEN), 1);
  const second = held(sessionOf(bia, cut, TEN), 2);
  const decided = decidedFrom(recordsOf(keepDrafts(second, [first], false)));
  expect(found([first, second], decided)).toEqual([]);
  expect(found([{ ...first, claim: id(3) }, second], decided)).toEqual([]);
  expect(found([{ ...first, claim: id(3), placed: id(3) }, second], decided)).toHaveLength(1);
});

test('a decision that was undone decides nothing', () => {
  const [first, second] = [held(sessionOf(bia, cut, TEN), 1), held(sessionOf(bia, cut, TEN), 2)];
  const undone = recordsOf(keepDrafts(second, [first], false)).map(record => ({
    ...record,
    fields: Object.fromEntries(Object.keys(record.fields).map(field => [field, null])),
  }));
  expect(found([first, second], decidedFrom(undone))).toHaveLength(1);
});

test('a class that was kept beside a session, and an attendee beyond the seats, are asked about once', () => {
  const [first, second, third] = [1, 2, 4].map(claim => held(sessionOf(bia, yoga, TEN), claim));
  const other = held(sessionOf(bia, cut, TEN), 3);
  if (!first || !second || !third) throw new Error('Three were made');
  const kept = decidedFrom(recordsOf(keepDrafts(other, [first], false)));
  expect(found([first, second, other], kept)).toEqual([]);
  const seated = decidedFrom(recordsOf(keepDrafts(third, [first, second], true)));
  expect(found([first, second, third], seated)).toEqual([]);
});

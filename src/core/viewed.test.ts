import { expect, test } from 'vitest';
import { answerOf } from './answers';
import type { Book } from './book';
import { type ChangeId, nextId } from './hlc';
import type { DeviceId, Key } from './id';
import type { Folded } from './ledger';
import type { WalletKey } from './requests';
import { MINUTE, SECOND } from './time';
import { rowsFor, sequenceOf } from './viewed';

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
  const book = { services: [], staff: [] } as unknown as Book;
  const answers = [answer('a', NOW - 3 * MINUTE), answer('b', NOW - MINUTE), answer('c', NOW - 2 * MINUTE)];
  const { coming } = rowsFor(book, [], answers, NOW);
  expect(coming.map(({ key }) => key[0])).toEqual(['b', 'c', 'a']);
});

const session = (at: { readonly [field: string]: number }): Folded => ({
  of: 'session',
  key: 's'.repeat(26),
  fields: {},
  ids: Object.fromEntries(Object.entries(at).map(([field, time]) => [field, nextId(time, DEVICE, [])])),
});

test('a calendar is told of a later time or state by a greater SEQUENCE, and of nothing else', () => {
  const booked = { when: NOW, state: NOW, price: NOW };
  const first = sequenceOf(session(booked));
  const moved = sequenceOf(session({ ...booked, when: NOW + SECOND }));
  const cancelled = sequenceOf(session({ ...booked, when: NOW + SECOND, state: NOW + MINUTE }));
  expect([first < moved, moved < cancelled]).toEqual([true, true]);
  expect(sequenceOf(session({ ...booked, price: NOW + MINUTE, client: NOW + MINUTE }))).toBe(first);
});

test('SEQUENCE is a whole number that a calendar can hold, also with a clock set before 2026', () => {
  expect(sequenceOf(session({ when: 1, state: 1 }))).toBe(0);
  const late = sequenceOf(session({ when: Date.UTC(2090, 0, 1, 0, 0, 0, 999), state: NOW }));
  expect(Number.isInteger(late)).toBe(true);
  // RFC 5545 §3.3.8: INTEGER ends at 2147483647.
  expect(late).toBeLessThanOrEqual(2_147_483_647);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChangeId } from './hlc';
import type { Key } from './id';
import { answerTo, mergeRows, placeOf } from './rows';
import type { AnswerRow, Row, SessionRow } from './views';

const key = (n: number) => `${'0'.repeat(25)}${n}` as Key;
const [ONE, OTHER] = ['a'.repeat(16), 'b'.repeat(16)] as const;
const id = (at: number, device: string = ONE) => `${String(at).padStart(14, '0')}${device}` as ChangeId;

const answer = (n: number, at: number, is: AnswerRow['is'], device: string = ONE): AnswerRow => ({
  row: 'answer',
  key: key(n),
  id: id(at, device),
  is,
  nearest: [],
});

const session = (n: number, at: number): SessionRow => ({
  row: 'session',
  key: key(n),
  id: id(at),
  service: 'Cut',
  serviceKey: key(9),
  staff: 'Me',
  start: at,
  end: at + 1,
  price: null,
  state: { is: 'confirmed' },
  sequence: 0,
});

// What one device says at one moment is one thing, so an id and a place give one row.
const STATES = ['confirmed', 'waiting', 'refused', 'withdrawn', 'opened'] as const;
const rows = fc.array(
  fc.oneof(
    fc
      .tuple(fc.nat(2), fc.nat(20), fc.constantFrom(ONE, OTHER))
      .map(
        ([n, at, device]): Row => answer(n, at, STATES[(at * 7 + n) % STATES.length] ?? 'waiting', device),
      ),
    fc.tuple(fc.nat(2), fc.nat(20)).map(([n, at]): Row => session(n, at)),
  ),
  { maxLength: 8 },
);

const sorted = (all: readonly Row[]): Row[] => [...all].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));

test('order, grouping and repetition of views never matter', () => {
  fc.assert(
    fc.property(rows, rows, rows, (a, b, c) => {
      const once = (list: readonly Row[]) => mergeRows([], list);
      const left = mergeRows(mergeRows(once(a), b), c);
      const right = mergeRows(once(c), mergeRows(once(b), a));
      expect(sorted(left)).toEqual(sorted(right));
      expect(mergeRows(left, [...a, ...b])).toEqual(left);
    }),
  );
});

test('the later row stands, and absence removes nothing', () => {
  expect(mergeRows([session(1, 5), session(2, 5)], [session(1, 6)])).toEqual([session(1, 6), session(2, 5)]);
  expect(mergeRows([session(1, 5)], [session(1, 4)])).toEqual([session(1, 5)]);
  expect(mergeRows([session(1, 5)], [])).toEqual([session(1, 5)]);
});

test('answers that were told once stay, though a view that has no room for them comes later', () => {
  const without: SessionRow = { ...session(1, 5), answers: null };
  const whole: SessionRow = { ...session(1, 5), answers: [{ question: 'Allergies?', answer: 'Nuts' }] };
  for (const one of [without, session(1, 5)]) {
    expect(mergeRows([one], [whole])).toEqual([whole]);
    expect(mergeRows([whole], [one])).toEqual([whole]);
  }
  expect(mergeRows([whole], [session(1, 6)])).toEqual([session(1, 6)]);
});

test('what was once confirmed is never told refused', () => {
  const confirmed = answer(1, 5, 'confirmed');
  expect(mergeRows([confirmed], [answer(1, 9, 'refused')])).toEqual([confirmed]);
  expect(mergeRows([answer(1, 9, 'refused')], [confirmed])).toEqual([confirmed]);
  expect(mergeRows([answer(1, 3, 'waiting')], [answer(1, 9, 'refused')])).toEqual([answer(1, 9, 'refused')]);
  const apart = answer(1, 9, 'refused', OTHER);
  expect(answerTo(mergeRows([confirmed], [apart]), key(1))).toEqual(confirmed);
  expect(answerTo(mergeRows([apart], [confirmed]), key(1))).toEqual(confirmed);
});

test('an answer stands where the later one of another device does not count any more', () => {
  const [first, later] = [answer(1, 5, 'confirmed'), answer(1, 9, 'confirmed', OTHER)];
  for (const [known, arrived] of [
    [first, later],
    [later, first],
  ] as const) {
    const kept = mergeRows([known], [arrived]);
    expect(answerTo(kept, key(1))).toEqual(later);
    expect(answerTo(mergeRows(kept, [], [id(8, OTHER)]), key(1))).toEqual(first);
  }
});

test('what was ended after a yes gives way to nothing that does not know of the yes; ended before, it may wait again', () => {
  const state = { is: 'cancelled', by: 'owner' } as const;
  const waiting: SessionRow = { ...session(1, 9), state: { is: 'requested', until: 20 } };
  const refused: SessionRow = { ...session(1, 9), state: { is: 'refused', why: 'not-answered' } };
  const ended: SessionRow = { ...session(1, 5), state };
  const endedAfterYes: SessionRow = { ...ended, confirmed: true };
  for (const later of [waiting, refused]) {
    expect(mergeRows([ended], [later])).toEqual([later]);
    expect(mergeRows([endedAfterYes], [later])).toEqual([endedAfterYes]);
    expect(mergeRows([later], [endedAfterYes])).toEqual([endedAfterYes]);
  }
});

test('what a removed device wrote after its last change is behind no row, whatever came later', () => {
  const [gone, other] = [ONE, OTHER];
  const by = (device: string, at: number) => id(at, device);
  const row = (...[first, ...behind]: [ChangeId, ...ChangeId[]]): SessionRow => ({
    ...session(1, 1),
    id: first,
    behind,
  });
  const ends = [by(gone, 5)];
  const sound = row(by(other, 3), by(gone, 2));
  for (const late of [row(by(gone, 6), by(other, 3)), row(by(other, 9), by(gone, 6))]) {
    expect(mergeRows([late], [sound])).toEqual([late]);
    expect(mergeRows([late], [sound], ends)).toEqual([sound]);
    expect(mergeRows([sound], [late], ends)).toEqual([sound]);
    expect(mergeRows([late], [], ends)).toEqual([]);
  }
  const counted = row(by(other, 9), by(gone, 5));
  expect(mergeRows([sound], [counted], ends)).toEqual([counted]);
});

test('what two devices knew apart gives way to what they know together, though no later change is behind it', () => {
  const cancelled: SessionRow = {
    ...session(1, 5),
    behind: [id(1)],
    state: { is: 'cancelled', by: 'owner' },
    confirmed: true,
  };
  const moved: SessionRow = { ...session(1, 7), behind: [id(1)], start: 9, end: 10 };
  const both: SessionRow = {
    ...moved,
    behind: [id(5), id(1)],
    state: { is: 'cancelled', by: 'owner' },
    confirmed: true,
  };
  fc.assert(
    fc.property(fc.shuffledSubarray([cancelled, moved, both, both], { minLength: 4 }), seen => {
      expect(seen.reduce<Row[]>((known, row) => mergeRows(known, [row]), [])).toEqual([both]);
    }),
  );
});

import { expect, test } from 'vitest';
import type { SessionEntry } from '../../app/desk/desk';
import type { Key } from '../../core/id';
import { elapsedAxis } from './axis';
import { blocksOf, placed } from './blocks';
import { dayOf } from './days';

const ZONE = 'America/Sao_Paulo';
const DATE = '2026-11-23';
const day = dayOf(DATE, ZONE);
const key = (letter: string) => letter.repeat(26) as Key;
const MINUTE = 60_000;

const entry = (
  name: string,
  from: number,
  to: number,
  seats: SessionEntry['seats'] = null,
): SessionEntry => ({
  session: {
    key: key(name),
    when: {
      staff: key('s'),
      start: day.start + from * MINUTE,
      end: day.start + to * MINUTE,
      before: 0,
      after: 0,
    },
    service: key('v'),
    client: null,
    account: null,
    price: null,
    code: null,
    state: { is: 'confirmed' },
    title: '',
  },
  service: null,
  staff: null,
  client: null,
  note: '',
  says: '',
  seats,
  overlaps: false,
  loses: false,
  answers: [],
  asked: false,
});

test('attendees of a class share one block, other sessions do not', () => {
  const seats = { taken: 2, of: 10 };
  const blocks = blocksOf([
    entry('a', 600, 660, seats),
    entry('b', 600, 660, seats),
    entry('c', 660, 720, seats),
    entry('d', 600, 630),
  ]);
  expect(
    blocks.map(({ entries, isClass }) => [entries.map(({ session }) => session.key[0]), isClass]),
  ).toEqual([
    [['a', 'b'], true],
    [['c'], true],
    [['d'], false],
  ]);
});

test('two that overlap stand side by side, a third after them has the whole width', () => {
  const places = placed(
    blocksOf([entry('a', 600, 660), entry('b', 630, 690), entry('c', 690, 720)]),
    elapsedAxis(DATE, ZONE),
    day,
  );
  expect(places.map(({ top, height, left, width }) => [top, height, left, width])).toEqual([
    [600, 60, 0, 0.5],
    [630, 60, 0.5, 0.5],
    [690, 30, 0, 1],
  ]);
});

test('very short sessions are drawn apart where their drawings would cover one another', () => {
  const places = placed(blocksOf([entry('a', 600, 605), entry('b', 605, 610)]), elapsedAxis(DATE, ZONE), day);
  expect(places.map(({ left, width, height }) => [left, width, height])).toEqual([
    [0, 0.5, 15],
    [0.5, 0.5, 15],
  ]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextId } from './hlc';
import type { DeviceId } from './id';
import { json } from './json';
import type { Change } from './ledger';
import {
  halvesOf,
  headsBody,
  headsFrom,
  isBehind,
  joinPages,
  type Page,
  pageBody,
  pageFrom,
  pageName,
  runsOf,
  SPAN,
  spanOfName,
  spansOf,
  within,
} from './pages';

const A = 'a'.repeat(16) as DeviceId;
const B = 'b'.repeat(16) as DeviceId;

const change = (seq: number, device = A): Change => ({
  id: nextId(1_800_000_000_000 + seq, device, []),
  device,
  seq,
  of: 'client',
  key: `k${seq}`,
  set: { name: 'Ana' },
  by: 'owner',
  sig: 'A'.repeat(86),
});

const span = { device: A, from: 1, to: SPAN };

/** What devices may know of the same few places: nothing, the change, or that it is erased. */
const pages = fc.array(fc.constantFrom('none', 'held', 'gone'), { minLength: 8, maxLength: 8 }).map(
  (places): Page => ({
    changes: places.flatMap((place, index) => (place === 'held' ? [change(index + 1)] : [])),
    gone: places.flatMap((place, index) => (place === 'gone' ? [index + 1] : [])),
  }),
);

test('the pages of a run begin at multiples of their size, and meet', () => {
  expect(spansOf({ device: A, from: 1, to: 1 })).toEqual([span]);
  expect(spansOf({ device: A, from: 64, to: 65 })).toEqual([span, { device: A, from: 65, to: 128 }]);
  expect(runsOf(spansOf({ device: A, from: 60, to: 300 }))).toEqual([{ device: A, from: 1, to: 320 }]);
});

test('halves make up the whole, down to a single place', () => {
  expect(halvesOf(span)).toEqual([
    { device: A, from: 1, to: 32 },
    { device: A, from: 33, to: 64 },
  ]);
  expect(halvesOf({ device: A, from: 7, to: 7 })).toEqual([]);
});

test('a name tells its span; what no page is called tells none', () => {
  for (const one of [span, ...halvesOf(span), { device: A, from: 7, to: 7 }])
    expect(spanOfName(pageName(one))).toEqual(one);
  for (const name of [
    'heads/x',
    `page/${A}/2-65`,
    `page/${A}/1-63`,
    `page/${A}/1-128`,
    `page/${A}/64-1`,
    'page/stranger/1-64',
    `page/${A}/0-63`,
  ])
    expect(spanOfName(name)).toBeNull();
});

test('a page is read back; one with another’s changes or places is none', () => {
  const page = { changes: [change(3)], gone: [4] };
  expect(pageFrom(pageBody(page), span)).toEqual(page);
  expect(pageFrom(pageBody('halves'), span)).toBe('halves');
  expect(pageFrom(pageBody('halves'), { device: A, from: 7, to: 7 })).toBeNull();
  expect(pageFrom(pageBody(page), { device: B, from: 1, to: 64 })).toBeNull();
  expect(pageFrom(pageBody(page), { device: A, from: 65, to: 128 })).toBeNull();
  expect(pageFrom(pageBody({ changes: [], gone: [65] }), span)).toBeNull();
  expect(pageFrom({ v: 2, changes: [], gone: [] }, span)).toBeNull();
  expect(pageFrom(json({ v: 1, changes: [{ ...change(3), seq: '3' }], gone: [] }), span)).toBeNull();
});

test('joining is the same in any order and grouping, and again', () => {
  fc.assert(
    fc.property(pages, pages, pages, (a, b, c) => {
      expect(joinPages(a, b)).toEqual(joinPages(b, a));
      expect(joinPages(joinPages(a, b), c)).toEqual(joinPages(a, joinPages(b, c)));
      expect(joinPages(a, a)).toEqual(a);
    }),
  );
});

test('what is joined lacks nothing of either, and a page is behind exactly when joining adds to it', () => {
  fc.assert(
    fc.property(pages, pages, (a, b) => {
      const both = joinPages(a, b);
      expect(isBehind(both, a)).toBe(false);
      expect(isBehind(both, b)).toBe(false);
      expect(isBehind(a, b)).toBe(JSON.stringify(both) !== JSON.stringify(a));
    }),
  );
});

test('what is erased is held by no joined page', () => {
  const erased = joinPages({ changes: [change(1), change(2)], gone: [] }, { changes: [], gone: [2] });
  expect(erased).toEqual({ changes: [change(1)], gone: [2] });
  expect(within(erased, { device: A, from: 2, to: 2 })).toEqual({ changes: [], gone: [2] });
});

test('what a device tells is read back; what nobody can have is none', () => {
  const told = {
    heads: { [A]: 5 },
    stand: { [A]: 4 },
    wants: [{ device: A, from: 1, to: 4 }],
    gone: { [A]: 2 },
    list: 3,
    at: 1_800_000_000_000,
  };
  expect(headsFrom(headsBody(told))).toEqual(told);
  expect(headsFrom(headsBody({ ...told, gone: null }))?.gone).toBeNull();
  expect(headsFrom(headsBody({ ...told, heads: { [A]: -1 } }))).toBeNull();
  expect(headsFrom(headsBody({ ...told, heads: { stranger: 5 } }))).toBeNull();
  expect(headsFrom(headsBody({ ...told, wants: [{ device: A, from: 4, to: 1 }] }))).toBeNull();
  expect(headsFrom(headsBody({ ...told, wants: Array(500).fill(told.wants[0]) }))?.wants.length).toBe(100);
});

import { expect, test } from 'vitest';
import type { ChangeId } from './hlc';
import { mergeRows } from './rows';
import { FIVE } from './testing/codes';
import { bookOf, keyOf } from './testing/shop';
import { isOutdated, rowsFor } from './viewed';
import { inWeight } from './viewedCodes';
import type { CodeRow, View } from './views';

const id = (at: number) => String(at).padStart(14, '0').padEnd(30, 'd') as ChangeId;

const rowOf = (n: number, state: CodeRow['state'], rest: Partial<CodeRow> = {}): CodeRow => ({
  row: 'code',
  key: keyOf(`c${n}`),
  id: id(n),
  text: '7k2m9qfx40tb',
  name: 'Five',
  terms: FIVE,
  services: null,
  state,
  left: 3,
  until: null,
  renews: null,
  ...rest,
});

test('of hundreds of codes those are told that pay, and the last that were taken back before them', () => {
  const rows = Array.from({ length: 300 }, (_, n) =>
    rowOf(n, n % 3 === 0 ? 'ended' : n % 3 === 1 ? 'active' : 'used-up'),
  );
  const told = inWeight(rows, 40);
  expect(told).toHaveLength(40);
  expect(told.slice(0, 5).map(({ key }) => key)).toEqual([297, 294, 291, 288, 285].map(n => keyOf(`c${n}`)));
  expect(new Set(told.slice(5).map(({ state }) => state))).toEqual(new Set(['active']));
  expect(told[5]?.key).toBe(keyOf('c298'));
});

test('many codes come after the answers that somebody waits for', () => {
  const rows = Array.from({ length: 40 }, (_, n) => rowOf(n, 'active'));
  const answer = {
    of: 'answer',
    key: `${keyOf('asked')}/d`,
    fields: {
      wallet: 'a'.repeat(64),
      request: keyOf('asked'),
      answer: { is: 'done', nearest: [], order: keyOf('asked') },
    },
    ids: { answer: id(1) },
  };
  const codes = { rows, left: new Map(), paying: new Map() };
  const { coming } = rowsFor(bookOf({}), [], [answer], 0, new Map(), new Map(), [], new Map(), codes);
  const at = coming.findIndex(({ row }) => row === 'answer');
  expect(at).toBeGreaterThan(0);
  expect(at).toBeLessThan(20);
  expect(coming).toHaveLength(41);
});

test('a view that names the same changes of a code and knew fewer is to be sent again, and is outranked', () => {
  const [less, more] = [rowOf(1, 'active', { sum: 100 }), rowOf(1, 'active', { sum: 101, left: 2 })];
  const view: View = { v: 1, rows: [less] };
  expect(isOutdated(view, [less])).toBe(false);
  expect(isOutdated(view, [more])).toBe(true);
  expect(mergeRows([less], [more])).toEqual([more]);
  expect(mergeRows([more], [less])).toEqual([more]);
});

test('a code that was ordered with an account, and is shown by none, goes when the wallet logs out', () => {
  const gift = rowOf(1, 'active', { buyer: keyOf('account'), order: keyOf('order') });
  const own = { row: 'account' as const, key: keyOf('account'), id: id(1) };
  const mine = rowOf(2, 'active', { order: keyOf('order') });
  expect(mergeRows([gift, mine], [own])).toEqual([mine, own]);
});

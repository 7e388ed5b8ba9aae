import fc from 'fast-check';
import { expect, test } from 'vitest';
import { erasedBy, erasing } from './erasing';
import { nextId } from './hlc';
import type { DeviceId } from './id';
import { type Counted, counted, headsOf, idsBehind, numbered } from './numbering';

const device = 'a'.repeat(16) as DeviceId;
const other = 'b'.repeat(16) as DeviceId;

test('drafts get ids in order, above all that they replace', () => {
  const clock = nextId(50, device, []);
  const replaced = nextId(900, other, []);
  const drafts = [1, 2, 3].map(n => ({ of: 'client' as const, key: 'k', set: { n }, by: 'owner' }));
  const made = numbered(drafts, device, { seq: 4, clock }, 100, (_, index) =>
    index === 1 ? [replaced] : [],
  );
  expect(made.map(({ seq }) => seq)).toEqual([5, 6, 7]);
  const ids = made.map(({ id }) => id);
  expect([...ids].sort()).toEqual(ids);
  expect(made[1] && made[1].id > replaced).toBe(true);
});

test('only fields that a draft sets count as replaced', () => {
  const past = [
    { id: nextId(1, other, []), set: { name: 'A' } },
    { id: nextId(2, other, []), set: { phone: '1' } },
  ];
  expect(idsBehind({ name: 'B' }, past)).toEqual([past[0]?.id]);
});

test('heads count without gaps, in whatever order numbers arrive', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 1, max: 12 })), async list => {
      const seen = new Set<number>();
      let count: Counted[string] | undefined;
      for (const seq of list) {
        seen.add(seq);
        count = await counted(count, seq, async (from, to) => {
          let last = from - 1;
          while (last < to && seen.has(last + 1)) last += 1;
          return last;
        });
      }
      let head = 0;
      while (seen.has(head + 1)) head += 1;
      expect(count?.head ?? 0).toBe(head);
      expect(headsOf(count ? { [device]: count } : {})).toEqual(head > 0 ? { [device]: head } : {});
    }),
  );
});

test('an erasing change says what it erased', () => {
  const gone = [
    { device, seq: 1 },
    { device: other, seq: 20 },
  ];
  expect(erasedBy(erasing('client', 'k/1', 'owner', gone))).toEqual({ of: 'client', key: 'k/1', gone });
  expect(erasedBy({ of: 'client', key: 'client/k', set: {} })).toBeNull();
  expect(erasedBy({ of: 'erased', key: 'erased/client/k', set: {} })).toBeNull();
  expect(erasedBy({ of: 'erased', key: 'client/k', set: { 'x/1': true, [`${device}/0`]: true } })).toEqual({
    of: 'client',
    key: 'k',
    gone: [],
  });
});

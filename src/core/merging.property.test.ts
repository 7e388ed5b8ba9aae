import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextId } from './hlc';
import type { DeviceId, Key } from './id';
import { type Draft, emptyRecord, type Folded, fold } from './ledger';
import { type Groups, groupsFrom, keepingApart, withField } from './merging';
import { keyOf } from './testing/shop';

// Devices merge and unmerge entries as they see them, apart, and hear of one another's changes later or never.

const KEYS = Array.from({ length: 6 }, (_, index) => keyOf(`c${index}`));
const keyAt = (index: number): Key => KEYS[index] ?? keyOf('c');
const DEVICES = ['a', 'b', 'c'].map(letter => letter.repeat(16) as DeviceId);

type Written = { readonly draft: Draft; readonly id: ReturnType<typeof nextId> };

const start: readonly Written[] = KEYS.map((key, index) => ({
  draft: { of: 'client', key, by: 'owner', set: { first: `Client ${index}` } },
  id: nextId(1000 + index, DEVICES[0] as DeviceId, []),
}));

const recordsOf = (written: readonly Written[]): Folded[] => {
  const records = new Map<string, Folded>();
  for (const { draft, id } of written)
    records.set(
      draft.key,
      fold(records.get(draft.key) ?? emptyRecord('client', draft.key), { id, set: draft.set }),
    );
  return [...records.values()];
};

const shapeOf = (groups: Groups) => KEYS.map(key => groups.membersOf(key));

const step = fc.record({
  device: fc.nat(2),
  does: fc.constantFrom('merge', 'merge', 'merge', 'unmerge', 'two', 'hear'),
  one: fc.nat(5),
  other: fc.nat(5),
});

/** What devices write, each knowing what it knows. */
const played = (steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[]): Written[] => {
  const logs: Written[][] = DEVICES.map(() => [...start]);
  let time = 2000;
  for (const { device, does, one, other } of steps) {
    const log = logs[device] ?? [];
    const groups = groupsFrom(recordsOf(log));
    if (does === 'hear') log.push(...(logs[one % 3] ?? []).filter(written => !log.includes(written)));
    const drafts =
      does === 'merge'
        ? groups.merging(keyAt(one), keyAt(other), 'owner')
        : does === 'unmerge'
          ? groups.unmerging(keyAt(one), 'owner')
          : does === 'two' && one !== other
            ? keepingApart(keyAt(one), keyAt(other), 'owner')
            : [];
    time += 10;
    const before = recordsOf(log).flatMap(({ ids }) => Object.values(ids));
    for (const [index, draft] of drafts.entries())
      log.push({ draft, id: nextId(time + index, DEVICES[device] as DeviceId, before) });
  }
  return [...new Set(logs.flat())];
};

const STEPS = fc.array(step, { maxLength: 25 });

test('whatever devices merge apart, all see the same groups, in whatever order they hear of it', () => {
  fc.assert(
    fc.property(STEPS, fc.infiniteStream(fc.nat(1000)), (steps, chance) => {
      const written = played(steps);
      const shuffled = [...written].sort(() => chance.next().value - 500);
      expect(shapeOf(groupsFrom(recordsOf(shuffled).reverse()))).toEqual(
        shapeOf(groupsFrom(recordsOf(written))),
      );
    }),
  );
});

test('every entry is shown under exactly one, which is shown under itself', () => {
  fc.assert(
    fc.property(STEPS, steps => {
      const groups = groupsFrom(recordsOf(played(steps)));
      for (const key of KEYS) {
        const main = groups.mainOf(key);
        expect(groups.mainOf(main)).toBe(main);
        expect(groups.membersOf(key)).toEqual(groups.membersOf(main));
        expect(groups.membersOf(main)[0]).toBe(main);
        expect(groups.membersOf(main)).toContain(key);
        expect(KEYS.filter(other => groups.mainOf(other) === main).sort()).toEqual(
          [...groups.membersOf(main)].sort(),
        );
      }
    }),
  );
});

test('what is merged is together, under the one it was merged into; unmerging brings back what was', () => {
  fc.assert(
    fc.property(STEPS, fc.nat(5), fc.nat(5), (steps, one, other) => {
      const written = played(steps);
      const before = groupsFrom(recordsOf(written));
      const [from, into] = [before.mainOf(keyAt(one)), before.mainOf(keyAt(other))];
      fc.pre(from !== into);
      const write = (log: readonly Written[], drafts: readonly Draft[], at: number): Written[] => [
        ...log,
        ...drafts.map((draft, index) => ({ draft, id: nextId(at + index, DEVICES[0] as DeviceId, []) })),
      ];
      const merged = write(written, before.merging(from, into, 'owner'), 1_000_000);
      const together = groupsFrom(recordsOf(merged));
      expect([...together.membersOf(from)].sort()).toEqual(
        [...before.membersOf(from), ...before.membersOf(into)].sort(),
      );
      expect(together.areTwo(from, into)).toBe(false);
      if (together.mainOf(from) !== into) return;
      const apart = groupsFrom(recordsOf(write(merged, together.unmerging(from, 'owner'), 2_000_000)));
      expect(shapeOf(apart)).toEqual(shapeOf(before));
      expect(apart.areTwo(from, into)).toBe(true);
    }),
  );
});

test('who was the main one of a circle has all of it back when it is unmerged', () => {
  const [c0, c1, c2, c3, c4] = KEYS as [Key, Key, Key, Key, Key];
  const circle: readonly (readonly [Key, Key])[] = [
    [c0, c4],
    [c4, c3],
    [c2, c4],
    [c3, c2],
  ];
  const say = (of: Key, other: Key): Draft => ({
    of: 'client',
    key: of,
    by: 'owner',
    set: { [withField(other)]: 'one' },
  });
  const at = (draft: Draft, time: number): Written => ({
    draft,
    id: nextId(time, DEVICES[0] as DeviceId, []),
  });
  const written = [...start, ...circle.map(([of, other], n) => at(say(of, other), 2000 + n))];
  const before = groupsFrom(recordsOf(written));
  expect(before.mainOf(c4)).toBe(c0);
  const merged = [...written, ...before.merging(c0, c1, 'owner').map((draft, n) => at(draft, 3000 + n))];
  const together = groupsFrom(recordsOf(merged));
  expect(together.membersOf(c3)).toEqual([c1, c0, c2, c3, c4]);
  const parted = [...merged, ...together.unmerging(c0, 'owner').map((draft, n) => at(draft, 4000 + n))];
  expect(shapeOf(groupsFrom(recordsOf(parted)))).toEqual(shapeOf(before));
});

test('an entry that is unmerged is no more with the main one; who did not hang on it alone stays', () => {
  fc.assert(
    fc.property(STEPS, fc.nat(5), (steps, at) => {
      const written = played(steps);
      const before = groupsFrom(recordsOf(written));
      const member = keyAt(at);
      const main = before.mainOf(member);
      fc.pre(main !== member);
      const drafts = before.unmerging(member, 'owner');
      const after = groupsFrom(
        recordsOf([
          ...written,
          ...drafts.map((draft, index) => ({
            draft,
            id: nextId(1_000_000 + index, DEVICES[0] as DeviceId, []),
          })),
        ]),
      );
      expect(after.membersOf(main)).not.toContain(member);
      // Only its own group is touched.
      for (const key of KEYS.filter(one => before.mainOf(one) !== main))
        expect(after.membersOf(key)).toEqual(before.membersOf(key));
    }),
  );
});

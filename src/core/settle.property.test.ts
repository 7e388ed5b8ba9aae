import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decidedFrom } from './decisions';
import { type Held, heldFrom } from './held';
import type { ChangeId } from './hlc';
import type { Json } from './json';
import { emptyRecord, type Fields, type Folded, fold } from './ledger';
import { known } from './records';
import { blockOf } from './sessions';
import { overlapsAmong } from './settle';
import { bookOf, keyOf, serviceOf, staffOf } from './testing/shop';
import { MINUTE, overlaps } from './time';

// Devices write whatever they like, not knowing of one another; their changes meet in any order and grouping.

const staff = [staffOf('Bia'), staffOf('Caio')];
const cut = serviceOf('Cut', { duration: 60 });
const yoga = serviceOf('Yoga', { duration: 60, seats: 2 });
const { services } = bookOf({ services: [cut, yoga], staff });
const FIRST = Date.UTC(2027, 0, 4, 10);

type Written = { readonly id: ChangeId; readonly key: string; readonly set: Fields };

const when = fc
  .record({
    staff: fc.constantFrom(...staff),
    at: fc.nat(6),
    length: fc.constantFrom(30, 60),
    before: fc.nat(1),
  })
  .map(({ staff: { key }, at, length, before }): Json => {
    const start = FIRST + at * 30 * MINUTE;
    return { staff: key, start, end: start + length * MINUTE, before: before * 15 * MINUTE, after: 0 };
  });
const state = fc.constantFrom<Json>(
  { is: 'confirmed' },
  { is: 'confirmed' },
  { is: 'cancelled', by: 'owner' },
  { is: 'requested', until: FIRST },
  { is: 'no-show' },
);
const fields = fc.record(
  { when, state, service: fc.constantFrom<Json>(cut.key, yoga.key, null) },
  { requiredKeys: ['when', 'state', 'service'] },
);
const changes = fc
  .array(
    fc.record({
      session: fc.nat(7),
      device: fc.nat(2),
      set: fc.oneof(
        fields,
        when.map(value => ({ when: value })),
        state.map(value => ({ state: value })),
      ),
    }),
    { maxLength: 24 },
  )
  .map(list =>
    list.map(
      ({ session, device, set }, at): Written => ({
        id: `${String(at).padStart(14, '0')}${String(device).padStart(16, '0')}` as ChangeId,
        key: keyOf(`session${session}`),
        set,
      }),
    ),
  );

const merged = (list: readonly Written[]): Folded[] => {
  const records = new Map<string, Folded>();
  for (const change of list)
    records.set(change.key, fold(records.get(change.key) ?? emptyRecord('session', change.key), change));
  return [...records.values()];
};

const settled = (records: readonly Folded[]) =>
  overlapsAmong(services, known(records.map(heldFrom)), decidedFrom([]));

test('devices that have the same changes settle alike, in whatever order and groups these came', () => {
  fc.assert(
    fc.property(
      changes.chain(list =>
        fc.tuple(
          fc.constant(list),
          fc.shuffledSubarray(list, { minLength: list.length }),
          fc.array(fc.nat(list.length), { maxLength: 6 }),
        ),
      ),
      ([list, shuffled, again]) => {
        const repeated = [...shuffled, ...again.flatMap(at => list[at] ?? [])];
        expect(settled(merged(repeated).reverse())).toEqual(settled(merged(list)));
      },
    ),
    { numRuns: 500 },
  );
});

const isOneClass = (a: Held, b: Held): boolean =>
  a.service === yoga.key &&
  a.service === b.service &&
  a.when.staff === b.when.staff &&
  a.when.start === b.when.start;

/** Told apart from the code under test: by looking at each pair alone. */
const meets = (a: Held, b: Held): boolean => {
  if (a.when.staff !== b.when.staff || isOneClass(a, b)) return false;
  if (a.service === null && b.service === null) return false;
  return a.service === null || b.service === null
    ? overlaps(a.when, b.when)
    : overlaps(blockOf(a), blockOf(b));
};

test('every overlapping pair is in exactly one entry, and every attendee beyond the seats has one', () => {
  fc.assert(
    fc.property(changes, list => {
      const sessions = known(merged(list).map(heldFrom)).filter(({ state: { is } }) => is === 'confirmed');
      const found = settled(merged(list));
      const entriesWith = (a: Held, b: Held): number =>
        found.filter(
          ({ loser, others }) =>
            (loser.key === a.key && others.some(({ key }) => key === b.key)) ||
            (loser.key === b.key && others.some(({ key }) => key === a.key)),
        ).length;
      for (const [at, a] of sessions.entries())
        for (const b of sessions.slice(at + 1)) if (meets(a, b)) expect(entriesWith(a, b)).toBe(1);
      for (const one of sessions) {
        const earlier = sessions.filter(other => isOneClass(one, other) && other.claim < one.claim);
        const isBeyond = one.service === yoga.key && earlier.length >= yoga.seats;
        expect(found.some(({ loser, full }) => full && loser.key === one.key)).toBe(isBeyond);
      }
      expect(new Set(found.map(({ loser }) => loser.key)).size).toBe(found.length);
      expect(found.some(({ loser }) => loser.service === null)).toBe(false);
    }),
    { numRuns: 500 },
  );
});

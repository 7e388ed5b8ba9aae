import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { erasing, foldAll } from './erasing';
import { nextId } from './hlc';
import type { DeviceId } from './id';
import { Change, emptyRecord, fold, signedText, versionOf } from './ledger';

const SIG = 'A'.repeat(86);
const DEVICES = ['a', 'b', 'c'].map(letter => letter.repeat(16) as DeviceId);

// Few times, fields and values, so that changes meet: also with one id and different values.
const change: fc.Arbitrary<Change> = fc
  .record({
    time: fc.integer({ min: 1, max: 4 }),
    device: fc.constantFrom(...DEVICES),
    seq: fc.integer({ min: 1, max: 6 }),
    of: fc.constantFrom('client', 'session'),
    key: fc.constantFrom('x', 'y'),
    set: fc.dictionary(
      fc.constantFrom('name', 'when', '__proto__', 'toString'),
      fc.constantFrom<Change['set'][string][]>(1, 2, 'text', null, { start: 1, staff: ['s'] }),
    ),
  })
  .map(({ time, device, ...rest }) => ({
    ...rest,
    id: nextId(time, device, []),
    device,
    by: 'owner',
    sig: SIG,
  }));

const erasure: fc.Arbitrary<Change> = fc
  .record({ device: fc.constantFrom(...DEVICES), key: fc.constantFrom('x', 'y') })
  .map(({ device, key }) => ({
    ...erasing('client', key, 'owner', [{ device, seq: 1 }]),
    id: nextId(9, device, []),
    device,
    seq: 9,
    sig: SIG,
  }));

const changes = fc.array(fc.oneof({ weight: 9, arbitrary: change }, { weight: 1, arbitrary: erasure }), {
  maxLength: 25,
});

const shuffledTwin = changes.chain(list =>
  fc.record({
    list: fc.constant(list),
    twin: fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 }),
  }),
);

test('the order in which changes come, and how often, never matters', () => {
  fc.assert(
    fc.property(shuffledTwin, ({ list, twin }) => {
      const sorted = (records: ReturnType<typeof foldAll>) =>
        [...records].sort(([a], [b]) => (a < b ? -1 : 1));
      expect(sorted(foldAll(twin))).toEqual(sorted(foldAll(list)));
    }),
    { numRuns: 500 },
  );
});

test('how changes are grouped never matters: a late one folds into what is there', () => {
  const one = fc.array(change, { maxLength: 12 });
  fc.assert(
    fc.property(one, one, (early, late) => {
      const from = (list: readonly Change[], start = emptyRecord('client', 'x')) =>
        list.reduce((record, next) => fold(record, next), start);
      expect(from(late, from(early))).toEqual(from([...early, ...late]));
      expect(from(early, from(late))).toEqual(from([...early, ...late]));
    }),
    { numRuns: 500 },
  );
});

test('nothing is left of an erased record, whichever came first', () => {
  fc.assert(
    fc.property(changes, erasure, (list, erased) => {
      expect([...foldAll([erased, ...list]).keys()]).not.toContain(erased.key);
      expect([...foldAll([...list, erased]).keys()]).not.toContain(erased.key);
    }),
  );
});

test('each field keeps the value of the greatest id', () => {
  const [a, b] = DEVICES as [DeviceId, DeviceId];
  const early = { id: nextId(1, a, []), set: { name: 'early', phone: '1' } };
  const late = { id: nextId(2, b, []), set: { name: 'late' } };
  const record = fold(fold(emptyRecord('client', 'x'), late), early);
  expect(record.fields).toEqual({ name: 'late', phone: '1' });
  expect(record.ids).toEqual({ name: late.id, phone: early.id });
  expect(versionOf(record)).toBe(late.id);
  expect(versionOf(emptyRecord('client', 'x'))).toBeNull();
});

test('a field may be called like what every object inherits', () => {
  const id = nextId(1, 'a'.repeat(16) as DeviceId, []);
  const record = fold(emptyRecord('client', 'x'), { id, set: { toString: 'kept' } });
  expect(Object.entries(record.fields)).toEqual([['toString', 'kept']]);
});

test('a change has the shape that its signature is over', () => {
  const [device] = DEVICES as [DeviceId];
  const good = {
    id: nextId(1, device, []),
    device,
    seq: 1,
    of: 'client',
    key: 'x',
    set: { name: 'Ana' },
    by: 'owner',
    sig: SIG,
  };
  expect(v.is(Change, good)).toBe(true);
  for (const wrong of [
    { seq: 0 },
    { seq: 1.5 },
    { id: 'x' },
    { of: 'Client' },
    { set: { n: Number.NaN } },
    { set: { n: [1, { deep: undefined }] } },
    { set: { n: new Date(0) } },
    { set: { n: new Uint8Array(1) } },
    { set: { '': 1 } },
    { sig: '' },
    { more: 1 },
  ])
    expect(v.is(Change, { ...good, ...wrong })).toBe(false);
  const text = signedText(good as Change);
  expect(signedText({ ...(good as Change), why: 'moved' })).not.toBe(text);
  expect(signedText({ ...(good as Change), set: { name: 'Eva' } })).not.toBe(text);
});

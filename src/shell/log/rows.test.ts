import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { openDB } from 'idb';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { nextId } from '../../core/hlc';
import { base32, base64url, type DeviceId } from '../../core/id';
import { canonical, type Json } from '../../core/json';
import { Change } from '../../core/ledger';
import { changeIn, changesOf, isErased, ofKind, rowOf } from './rows';
import { LOG_VERSION, type LogSchema, upgrade } from './schema';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const device = bytes(10).map(found => base32(found, 16) as DeviceId);

const change: fc.Arbitrary<Change> = fc
  .record({
    time: fc.integer({ min: 1, max: 2e12 }),
    device,
    other: device,
    isMisplaced: fc.boolean(),
    seq: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    of: fc.stringMatching(/^[a-z]{1,20}$/),
    key: fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
    set: fc.dictionary(
      fc.oneof(
        fc.constantFrom('__proto__', 'packed', 'at', 'when'),
        fc.string({ minLength: 1, maxLength: 20 }),
      ),
      fc.jsonValue() as fc.Arbitrary<Change['set'][string]>,
    ),
    by: fc.string({ unit: 'binary', maxLength: 40 }),
    why: fc.option(fc.string({ unit: 'binary', maxLength: 40 }), { nil: undefined }),
    sig: fc.oneof(bytes(64).map(base64url), fc.stringMatching(/^[A-Za-z0-9_-]{86}$/)),
  })
  .map(({ time, other, isMisplaced, why, ...rest }) => ({
    ...rest,
    id: nextId(time, isMisplaced ? other : rest.device, []),
    ...(why === undefined ? {} : { why }),
  }));

test('a change comes back from its row as it was', () => {
  fc.assert(
    fc.property(change, fc.nat(), (given, at) => {
      expect(v.is(Change, given)).toBe(true);
      const found = changeIn(structuredClone(rowOf(at, given)));
      expect(found).not.toBeNull();
      expect(canonical(found as unknown as Json)).toBe(canonical(given as unknown as Json));
      expect(JSON.stringify(found?.set)).toBe(JSON.stringify(given.set));
    }),
  );
});

test('so does one that an earlier version wrote', () => {
  fc.assert(
    fc.property(change, fc.nat(), (given, at) => {
      expect(changeIn({ ...given, at })).toEqual(given);
    }),
  );
});

const one: Change = {
  id: nextId(5, 'a'.repeat(16) as DeviceId, []),
  device: 'a'.repeat(16) as DeviceId,
  seq: 3,
  of: 'client',
  key: 'x',
  set: { name: 'Ana' },
  by: 'owner',
  sig: 'A'.repeat(86),
};

test('a row that is not as it was written is none', () => {
  const row = rowOf(1, one);
  for (const wrong of [
    null,
    7,
    {},
    { ...row, key: row.key + 1 },
    { ...row, key: 'x' },
    { ...row, of: 7 },
    { ...row, device: 'x' },
    { ...row, seq: 0 },
    { ...row, packed: row.packed.slice(1) },
    { ...row, packed: 'text' },
    { ...row, packed: null },
    { ...one, at: 1, set: 7 },
  ])
    expect(changeIn(wrong)).toBeNull();
});

test('records are found in rows of either form, and those of one number told apart', async () => {
  const db = await openDB<LogSchema>('rows', LOG_VERSION, { upgrade });
  // Keys of one number.
  const [key, twin] = ['n71d863', 'z1bbpp0'];
  expect(rowOf(1, { ...one, key }).key).toBe(rowOf(1, { ...one, key: twin }).key);
  const changes = [1, 2, 3, 4, 5, 6].map(seq => ({ ...one, seq, key: seq % 2 ? key : twin }));
  for (const change of changes)
    await db.put('changes', change.seq < 3 ? { ...change, at: change.seq } : rowOf(change.seq, change));
  await db.put('changes', rowOf(7, { ...one, of: 'erased', seq: 7, key: 'client/z' }));
  await db.put('changes', { ...one, of: 'erased', seq: 8, key: 'client/y', at: 8 });
  const rows = () => db.transaction(['changes', 'batches']);
  const record = () => rows().objectStore('changes').index('record');
  const seqs = async (of: string, wanted: string) =>
    (await changesOf(rows(), of, wanted)).map(({ seq }) => seq);
  expect(await seqs('client', key)).toEqual([1, 3, 5]);
  expect(await seqs('client', twin)).toEqual([2, 4, 6]);
  expect(await seqs('client', 'z')).toEqual([]);
  expect(await seqs('session', key)).toEqual([]);
  expect(await isErased(rows(), { of: 'client', key: 'z' })).toBe(true);
  expect(await isErased(rows(), { of: 'client', key: 'y' })).toBe(true);
  expect(await isErased(rows(), { of: 'client', key })).toBe(false);
  expect((await record().getAll(ofKind('client'))).length).toBe(6);
  expect((await record().getAll(ofKind('erased'))).length).toBe(2);
  db.close();
});

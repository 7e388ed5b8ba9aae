import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { numRuns } from '../../core/testing/shops';
import { messageOf, STEP_1 } from './handing';
import { inParts, partsFor } from './parts';

const clocksOf = (doc: Y.Doc) => Y.decodeStateVector(Y.encodeStateVector(doc));
const list = (doc: Y.Doc) => doc.getArray<unknown>('changes').toArray();

/** An update that was sent as a message. */
const updateIn = (message: Uint8Array): Uint8Array => {
  let at = 2;
  while ((message[at] ?? 0) > 127) at += 1;
  return message.subarray(at + 1);
};

/** A document as devices make it: each puts changes in at the end of what it has seen, takes some out, or meets another. */
type Did = { readonly who: number; readonly puts: number; readonly takes: number; readonly meets: number };

const arbDids: fc.Arbitrary<readonly Did[]> = fc.array(
  fc.record({
    who: fc.nat(2),
    puts: fc.nat(9),
    takes: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(3)),
    meets: fc.nat(2),
  }),
  { maxLength: 12 },
);

const devicesAfter = (dids: readonly Did[]): readonly Y.Doc[] => {
  const docs = [0, 1, 2].map(n => Object.assign(new Y.Doc(), { clientID: n + 1 }));
  let count = 0;
  for (const { who, puts, takes, meets } of dids) {
    const [doc, other] = [docs[who], docs[meets]];
    if (!doc || !other) continue;
    const changes = doc.getArray<unknown>('changes');
    if (puts > 0)
      changes.push(Array.from({ length: puts }, (_, n) => [`change ${count + n}`, new Uint8Array(3)]));
    count += puts;
    if (takes > 0 && changes.length > 0) changes.delete(0, Math.min(takes, changes.length));
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other)));
  }
  return docs;
};

test('parts and what Yjs says of the rest are the document, whatever devices did and whatever is there already', () => {
  fc.assert(
    fc.property(arbDids, arbDids, fc.integer({ min: 1, max: 7 }), (before, since, most) => {
      const earlier = devicesAfter(before)[0] as Y.Doc;
      const reader = new Y.Doc();
      Y.applyUpdate(reader, Y.encodeStateAsUpdate(earlier));
      const doc = devicesAfter([...before, ...since])[0] as Y.Doc;
      for (const { update, after } of partsFor(doc, clocksOf(reader), most)) {
        const had = [...clocksOf(reader).values()].reduce((sum, clock) => sum + clock, 0);
        Y.applyUpdate(reader, update);
        // Nothing waits for what comes later.
        expect(reader.store.pendingStructs).toBeNull();
        expect(clocksOf(reader)).toEqual(after);
        expect([...after.values()].reduce((sum, clock) => sum + clock, 0) - had).toBeLessThanOrEqual(most);
      }
      Y.applyUpdate(reader, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(reader)));
      expect(list(reader)).toEqual(list(doc));
      expect(clocksOf(reader)).toEqual(clocksOf(doc));
    }),
    { numRuns },
  );
});

test('a book goes out in parts of which each is read as it comes, and Yjs is left with nothing to say', () => {
  const doc = new Y.Doc();
  doc.getArray('changes').push(Array.from({ length: 4_500 }, (_, n) => [`change ${n}`]));
  const reader = new Y.Doc();
  const lengths: number[] = [];
  const told = inParts(doc, messageOf(Y.encodeStateVector(reader), STEP_1), message => {
    Y.applyUpdate(reader, updateIn(message));
    lengths.push(list(reader).length);
  });
  expect(lengths).toEqual([2_000, 4_000, 4_500]);
  expect(list(reader)).toEqual(list(doc));
  expect(told).toEqual(messageOf(Y.encodeStateVector(doc), STEP_1));
});

test('what is no list, and what is not in the order in which it was written, is left to Yjs', () => {
  const doc = new Y.Doc();
  const changes = doc.getArray('changes');
  changes.push([['b'], ['c']]);
  changes.insert(0, [['a']]);
  doc.getMap('of').set('x', 1);
  const [first, ...others] = partsFor(doc, new Map());
  expect(first).toBeUndefined();
  expect(others).toEqual([]);
  const update = messageOf(Y.encodeStateAsUpdate(doc));
  expect(inParts(doc, update, () => expect.unreachable())).toBe(update);
});

test('a message that is cut short is none', () => {
  const message = messageOf(Y.encodeStateVector(new Map([[7, 300]])), STEP_1);
  expect(() => inParts(new Y.Doc(), message.subarray(0, -1), () => undefined)).toThrow();
});

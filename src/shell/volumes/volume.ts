import * as Y from 'yjs';
import type { Place } from '../../core/erasing';
import type { Change } from '../../core/ledger';
import { createDigest, type Digest } from './digest';
import { isSamePacked, nameIn, pack, placeIn, unpack } from './packing';

/** The changes of one UTC year, as Yjs carries them: one array, in no order that means anything. */
export type Volume = {
  readonly year: number;
  readonly doc: Y.Doc;
  /** Those that can be read as changes. */
  readonly changes: () => readonly Change[];
  /** Adds those that are not in it; gives the update that says so, in V1, or null when nothing is new. */
  readonly add: (changes: readonly Change[]) => Uint8Array | null;
  /** All of it as one update, in V1, which is what goes on every wire and disk. */
  readonly snapshot: () => Uint8Array;
  /** Takes out the changes of erased records, by name. */
  readonly erase: (names: ReadonlySet<string>) => Uint8Array | null;
  /**
   * Of a change that two devices put in apart all but the first in the array's order go, which is the same one
   * everywhere. Copies that differ are no doubles: one of them is forged, and only a signature tells which.
   */
  readonly single: () => Uint8Array | null;
  readonly digest: () => Digest;
};

/** What came into a document from another device: the update as it came, and the changes that it brought. */
export type Arrival = { readonly bytes: Uint8Array; readonly changes: readonly Change[] };

/** Marks what this device does itself; whatever else changes a document came from elsewhere. */
const OWN = Symbol('own');

/**
 * Yjs gives each loaded document a new client id, so nothing written before a crash is ever said otherwise.
 * `onArrival` is told of each update of others.
 */
export const createVolume = (
  year: number,
  parts: readonly Uint8Array[],
  onArrival: (arrival: Arrival) => void = () => undefined,
): Volume => {
  const doc = new Y.Doc();
  // Together, so that Yjs does its clean-up once.
  doc.transact(() => {
    for (const part of parts) Y.applyUpdate(doc, part, OWN);
  }, OWN);
  const list = doc.getArray<unknown>('changes');
  const changes = () => list.toArray().flatMap(item => unpack(item) ?? []);

  // How often each place is in it, kept up to date whoever writes: counting again each time would be slow.
  const places = new Map<string, number>();
  const digest = createDigest();
  let doubles = 0;
  const count = (item: unknown, by: 1 | -1) => {
    const place = placeIn(item);
    if (place === null) return;
    const before = places.get(place) ?? 0;
    const after = before + by;
    if (after > 0) places.set(place, after);
    else places.delete(place);
    if (Math.max(before, after) > 1) doubles += by;
    else digest.turn(place, by);
  };
  for (const item of list.toArray()) count(item, 1);

  let brought: Change[] = [];
  list.observe((event, transaction) => {
    // What was put in and taken out in one go is among neither of both.
    for (const item of event.changes.deleted) for (const one of item.content.getContent()) count(one, -1);
    for (const { insert } of event.changes.delta) {
      if (!Array.isArray(insert)) continue;
      for (const item of insert) {
        count(item, 1);
        const change = transaction.origin === OWN ? null : unpack(item);
        if (change) brought.push(change);
      }
    }
  });
  doc.on('update', (bytes: Uint8Array, origin: unknown) => {
    if (origin === OWN) return;
    const arrived = brought;
    brought = [];
    onArrival({ bytes, changes: arrived });
  });

  const updateOf = (work: () => void): Uint8Array | null => {
    let made: Uint8Array | null = null;
    const listen = (update: Uint8Array) => {
      made = update;
    };
    doc.on('update', listen);
    doc.transact(work, OWN);
    doc.off('update', listen);
    return made;
  };

  /** Takes out what `goes` says, from the end, so that the numbers before it stay. */
  const remove = (goes: (item: unknown, index: number) => boolean): Uint8Array | null =>
    updateOf(() => {
      const items = list.toArray();
      for (let index = items.length - 1; index >= 0; index--)
        if (goes(items[index], index)) list.delete(index);
    });

  return {
    year,
    doc,
    changes,
    add: added => {
      const fresh = added.filter(change => !places.has(placeOf(change)));
      return fresh.length === 0 ? null : updateOf(() => list.push(fresh.map(pack)));
    },
    snapshot: () => Y.encodeStateAsUpdate(doc),
    erase: names =>
      remove(item => {
        const name = nameIn(item);
        return name !== null && names.has(name);
      }),
    single: () => {
      if (doubles === 0) return null;
      const firsts = new Map<string, unknown>();
      const goes = new Set<number>();
      for (const [index, item] of list.toArray().entries()) {
        const place = placeIn(item);
        if (place === null || (places.get(place) ?? 0) < 2) continue;
        if (!firsts.has(place)) firsts.set(place, item);
        else if (isSamePacked(firsts.get(place), item)) goes.add(index);
      }
      return goes.size === 0 ? null : remove((_, index) => goes.has(index));
    },
    digest: digest.now,
  };
};

const placeOf = ({ device, seq }: Place): string => `${device}/${seq}`;

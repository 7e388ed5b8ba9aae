import * as Y from 'yjs';
import { nameOf, type Place } from '../../core/erasing';
import type { Change } from '../../core/ledger';
import { pack, unpack } from './packing';

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
};

/** Yjs gives each loaded document a new client id, so nothing written before a crash is ever said otherwise. */
export const createVolume = (year: number, parts: readonly Uint8Array[]): Volume => {
  const doc = new Y.Doc();
  // Together, so that Yjs does its clean-up once.
  doc.transact(() => {
    for (const part of parts) Y.applyUpdate(doc, part);
  });
  const list = doc.getArray<unknown>('changes');
  const changes = () => list.toArray().flatMap(item => unpack(item) ?? []);

  // The places that are in it, kept up to date whoever writes: reading them again each time would be slow.
  let places = new Set(changes().map(placeOf));
  list.observe(event => {
    if (event.changes.deleted.size > 0) {
      places = new Set(changes().map(placeOf));
      return;
    }
    for (const { insert } of event.changes.delta) {
      if (!Array.isArray(insert)) continue;
      for (const item of insert) {
        const change = unpack(item);
        if (change) places.add(placeOf(change));
      }
    }
  });

  const updateOf = (work: () => void): Uint8Array | null => {
    let made: Uint8Array | null = null;
    const listen = (update: Uint8Array) => {
      made = update;
    };
    doc.on('update', listen);
    doc.transact(work);
    doc.off('update', listen);
    return made;
  };

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
      updateOf(() => {
        const items = list.toArray();
        for (let index = items.length - 1; index >= 0; index--) {
          const change = unpack(items[index]);
          if (change && names.has(nameOf(change))) list.delete(index);
        }
      }),
  };
};

const placeOf = ({ device, seq }: Place): string => `${device}/${seq}`;

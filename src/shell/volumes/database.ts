import type { DBSchema, IDBPDatabase } from 'idb';
import type { Clock } from '../../app/ports';
import { type Connection, createConnection, type Holding } from '../device/connection';
import type { Digest } from './digest';
import type { Bytes, Snapshot } from './snapshots';

/** How far the log has been carried into the volumes, and by which keeper. */
export type Carried = { readonly mark: number; readonly generation: number };

export const NOTHING: Carried = { mark: 0, generation: 0 };

/** What is known of a volume without loading it. */
export type YearNote = {
  readonly digest: Digest;
  /** Changes of other devices may stand in it that the log was not shown yet. */
  readonly waiting: boolean;
};

export type VolumesSchema = DBSchema & {
  snapshots: { key: number; value: Snapshot };
  /** What came after the snapshot, in order. */
  updates: { key: number; value: { year: number; bytes: Bytes }; indexes: { year: number } };
  state: { key: 'carried'; value: Carried };
  years: { key: number; value: YearNote };
};

export const openVolumes = (name: string, clock: Clock, holding: Holding): Connection<VolumesSchema> =>
  createConnection<VolumesSchema>(
    name,
    2,
    clock,
    (db, before) => {
      if (before < 1) {
        db.createObjectStore('snapshots');
        db.createObjectStore('updates', { autoIncrement: true }).createIndex('year', 'year');
        db.createObjectStore('state');
      }
      db.createObjectStore('years');
    },
    holding,
  );

/** What stands of a volume on the disk; updates oldest first. */
export type Parts = { readonly snapshot: Snapshot | null; readonly updates: readonly Bytes[] };

export const readParts = async (db: IDBPDatabase<VolumesSchema>, year: number): Promise<Parts> => {
  const tx = db.transaction(['snapshots', 'updates']);
  const [snapshot = null, updates] = await Promise.all([
    tx.objectStore('snapshots').get(year),
    tx.objectStore('updates').index('year').getAll(year),
  ]);
  return { snapshot, updates: updates.map(({ bytes }) => bytes) };
};

/** UTC years of which there is a volume on the disk, in order. */
export const readYears = async (db: IDBPDatabase<VolumesSchema>): Promise<number[]> => {
  const found = new Set(await db.getAllKeys('snapshots'));
  let cursor = await db.transaction('updates').store.index('year').openKeyCursor(null, 'nextunique');
  while (cursor) {
    found.add(cursor.key);
    cursor = await cursor.continue();
  }
  return [...found].sort((a, b) => a - b);
};

export const readNotes = async (db: IDBPDatabase<VolumesSchema>): Promise<Map<number, YearNote>> => {
  const tx = db.transaction('years');
  const [keys, notes] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll()]);
  return new Map(keys.flatMap((key, at) => (notes[at] ? [[key, notes[at]]] : [])));
};

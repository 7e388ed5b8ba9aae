import type { DBSchema, IDBPDatabase } from 'idb';
import type { Clock } from '../../app/ports';
import { type Connection, createConnection } from '../device/connection';

type Bytes = Uint8Array<ArrayBuffer>;

/** How far the log has been carried into the volumes, and by which keeper. */
export type Carried = { readonly mark: number; readonly generation: number };

export const NOTHING: Carried = { mark: 0, generation: 0 };

export type VolumesSchema = DBSchema & {
  snapshots: { key: number; value: Bytes };
  /** What came after the snapshot, in order. */
  updates: { key: number; value: { year: number; bytes: Bytes }; indexes: { year: number } };
  state: { key: 'carried'; value: Carried };
};

export const openVolumes = (name: string, clock: Clock): Connection<VolumesSchema> =>
  createConnection<VolumesSchema>(name, 1, clock, db => {
    db.createObjectStore('snapshots');
    db.createObjectStore('updates', { autoIncrement: true }).createIndex('year', 'year');
    db.createObjectStore('state');
  });

/** The parts of a volume as they stand on the disk, oldest first, and how many bytes of them are the snapshot. */
export const readParts = async (
  db: IDBPDatabase<VolumesSchema>,
  year: number,
): Promise<{ readonly parts: readonly Bytes[]; readonly snapshot: number }> => {
  const tx = db.transaction(['snapshots', 'updates']);
  const [snapshot, updates] = await Promise.all([
    tx.objectStore('snapshots').get(year),
    tx.objectStore('updates').index('year').getAll(year),
  ]);
  const later = updates.map(({ bytes }) => bytes);
  return { parts: snapshot ? [snapshot, ...later] : later, snapshot: snapshot?.byteLength ?? 0 };
};

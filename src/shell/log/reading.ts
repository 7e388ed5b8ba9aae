import type { Entry } from '../../app/ports';
import { changeIn } from './rows';
import type { Db } from './schema';

/** An entry that cannot be read or believed. It stays where it is until it is set aside. */
export type Damaged = {
  readonly at: number;
  readonly why: /** The disk does not give it back. */
    | 'unreadable'
    /** It is no change. */
    | 'shape'
    /** Its device has not signed this. */
    | 'signature';
};

export type Found =
  | { readonly ok: true; readonly entry: Entry }
  | { readonly ok: false; readonly damaged: Damaged };

/** What stands at a place: an entry when it has the shape of one. */
export const parsed = (at: number, row: unknown): Found => {
  const change = changeIn(row);
  return change ? { ok: true, entry: { at, change } } : { ok: false, damaged: { at, why: 'shape' } };
};

/** What stands after a place, in order; one bad entry does not keep the others from being read. */
export const found = async (db: Db, after: number, limit: number): Promise<readonly Found[]> => {
  const range = IDBKeyRange.lowerBound(after, true);
  try {
    const rows = await db.getAll('changes', range, limit);
    return rows.map(row => parsed(row.at, row));
  } catch (error) {
    if (!isReadError(error)) throw error;
  }
  const places = await db.getAllKeys('changes', range, limit);
  return Promise.all(places.map(at => foundAt(db, at)));
};

const foundAt = async (db: Db, at: number): Promise<Found> => {
  try {
    return parsed(at, await db.get('changes', at));
  } catch (error) {
    if (!isReadError(error)) throw error;
    return { ok: false, damaged: { at, why: 'unreadable' } };
  }
};

// What Chromium and Firefox give for a value whose bytes are gone; the database itself is open.
export const isReadError = (error: unknown): boolean =>
  error instanceof DOMException &&
  ['DataError', 'DataCloneError', 'NotReadableError', 'NotFoundError', 'UnknownError'].includes(error.name);

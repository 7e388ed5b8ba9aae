import type { Entry } from '../../app/ports';
import { rowsIn } from './batches';
import { changeIn } from './rows';
import type { BatchRow, Db, Row } from './schema';

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

/** What stands after a place, as far as it was read; `isEnd`: there is no more. */
export type Batch = { readonly batch: readonly Found[]; readonly isEnd: boolean };

export const NO_BATCH: Batch = { batch: [], isEnd: true };

/** Rows of many changes that are read for so many changes: each holds 64 where none was erased. */
const togetherFor = (limit: number): number => Math.min(16, 1 + Math.ceil(limit / 64));

/** What stands after a place, in order, `limit` at most; one bad entry does not keep the others from being read. */
export const found = async (db: Db, after: number, limit: number): Promise<Batch> => {
  const { single, together } = await rowsAfter(db, after, limit);
  // Beyond the last row that was read of one form there may be more of it.
  const ends = [
    single.length < limit ? undefined : single.at(-1)?.at,
    together.length < togetherFor(limit) ? undefined : together.at(-1)?.at,
  ].filter(at => at !== undefined);
  const to = Math.min(...ends, Number.POSITIVE_INFINITY);
  const all = [...single, ...together.flatMap(apart)]
    .filter(({ at }) => at > after && at <= to)
    .sort((a, b) => a.at - b.at);
  const batch = all
    .slice(0, limit)
    .map(({ at, row }) => (row === UNREADABLE ? unreadable(at) : parsed(at, row)));
  return { batch, isEnd: ends.length === 0 && all.length <= limit };
};

const UNREADABLE = Symbol('unreadable');

/** A row, or what stands in its place. */
type Read = { readonly at: number; readonly row: unknown };

const apart = ({ at, row }: Read): readonly Read[] =>
  row === UNREADABLE ? [{ at, row }] : rowsIn(row as BatchRow).map(one => ({ at: one.at, row: one }));

const unreadable = (at: number): Found => ({ ok: false, damaged: { at, why: 'unreadable' } });

/** In one transaction: what is written between two would be in the one and not in the other. */
const rowsAfter = async (
  db: Db,
  after: number,
  limit: number,
): Promise<{ readonly single: readonly Read[]; readonly together: readonly Read[] }> => {
  const range = IDBKeyRange.lowerBound(after, true);
  const stores = () => {
    const tx = db.transaction(['changes', 'batches']);
    return { changes: tx.objectStore('changes'), batches: tx.objectStore('batches') };
  };
  try {
    const { changes, batches } = stores();
    const [single, together] = await Promise.all([
      changes.getAll(range, limit),
      batches.getAll(range, togetherFor(limit)),
    ]);
    const read = (row: Row | BatchRow): Read => ({ at: row.at, row });
    return { single: single.map(read), together: together.map(read) };
  } catch (error) {
    if (!isReadError(error)) throw error;
  }
  const { changes, batches } = stores();
  const [single, together] = await Promise.all([
    changes.getAllKeys(range, limit),
    batches.getAllKeys(range, togetherFor(limit)),
  ]);
  return {
    single: await Promise.all(single.map(at => rowAt(db, 'changes', at))),
    together: await Promise.all(together.map(at => rowAt(db, 'batches', at))),
  };
};

const rowAt = async (db: Db, name: 'changes' | 'batches', at: number): Promise<Read> => {
  try {
    return { at, row: await db.get(name, at) };
  } catch (error) {
    if (!isReadError(error)) throw error;
    return { at, row: UNREADABLE };
  }
};

// What Chromium and Firefox give for a value whose bytes are gone; the database itself is open.
export const isReadError = (error: unknown): boolean =>
  error instanceof DOMException &&
  ['DataError', 'DataCloneError', 'NotReadableError', 'NotFoundError', 'UnknownError'].includes(error.name);

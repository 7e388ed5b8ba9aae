import type { DexieStorageInternals } from 'rxdb/plugins/core';
import type { Where } from '../../app/ports';
import { COLUMNS } from '../../core/columns';
import { patched } from './answer';
import { type CollectionName, collectionOf, type Doc } from './collections';
import type { Row, StoreDb } from './database';

/** The collection of a question. Throws for one that cannot be asked, which is a bug of the caller. */
export const homeOf = ({ of, by }: Pick<Where, 'of' | 'by'>): CollectionName => {
  const home = collectionOf(of);
  if (home === null) throw new RangeError(`the store holds no ${of}`);
  if (by !== undefined && !COLUMNS[of]?.includes(by)) throw new RangeError(`${of} is not asked for by ${by}`);
  return home;
};

/**
 * The documents that answer a question, with what is ahead of the store put over them; equal columns are in the
 * order of their keys. Asked of the Dexie table
 * below RxDB: its cache of queries is only as fresh as the last event that came from the keeper's tab, and its
 * storage reads document by document with a cursor, which took six times as long as the one read here.
 */
export const documentsOf = async (
  db: StoreDb,
  where: Where,
  ahead: readonly Row[],
): Promise<readonly Doc[]> => {
  if (ahead.length === 0) return stored(db, where);
  const { limit } = where;
  // Each of those ahead may take one of these out of the answer.
  const docs = await stored(db, limit === undefined ? where : { ...where, limit: limit + ahead.length });
  return patched(docs, ahead, where).slice(0, limit);
};

const stored = async (db: StoreDb, where: Where): Promise<readonly Doc[]> => {
  const { of, by, from = FIRST, to = last(), newestFirst = false, limit } = where;
  const { dexieTable } = await (db.collection(homeOf(where)).storageInstance
    .internals as DexieStorageInternals);
  // RxDB puts the one before, and the other behind, each index of the schema, and writes false as '0'.
  const index = ['_deleted', 'of', ...(by === undefined ? [] : [by]), 'id'];
  const bound = (column: Bound, end: Bound): Bound[] => ['0', of, ...(by === undefined ? [] : [column]), end];
  const range = dexieTable
    .where(`[${index.join('+')}]`)
    .between(bound(from, FIRST), bound(to, last()), true, true);
  if (limit === undefined) {
    const all: Doc[] = await range.toArray();
    return newestFirst ? all.reverse() : all;
  }
  return (newestFirst ? range.reverse() : range).limit(limit).toArray();
};

type Bound = string | number | readonly unknown[];

// IndexedDB orders numbers before strings before arrays.
const FIRST = Number.NEGATIVE_INFINITY;
/** Made anew each time: a key that holds one array twice is none. */
const last = (): readonly unknown[] => [];

import type { DexieStorageInternals } from 'rxdb/plugins/core';
import type { Where } from '../../app/ports';
import { COLUMNS } from '../../core/columns';
import { nameOf } from '../../core/erasing';
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

/** Those documents of the names that exist, asked for in the same way: RxDB copies each of them in depth. */
export const documentsNamed = async (
  db: StoreDb,
  home: CollectionName,
  names: readonly string[],
): Promise<readonly Doc[]> => {
  const { dexieTable } = await tableOf(db, home);
  const found: readonly (Stored | undefined)[] = await dexieTable.bulkGet([...names]);
  return found.flatMap(doc => (doc?._deleted === '0' ? [doc] : []));
};

/** RxDB writes false as '0'. */
type Stored = Doc & { readonly _deleted: string };

const tableOf = (db: StoreDb, home: CollectionName): DexieStorageInternals =>
  db.collection(home).storageInstance.internals as DexieStorageInternals;

const stored = async (db: StoreDb, where: Where): Promise<readonly Doc[]> => {
  const { of, by, from = FIRST, to = last(), any, after, newestFirst = false, limit } = where;
  const { dexieDb, dexieTable } = await tableOf(db, homeOf(where));
  // RxDB puts the one before, and the other behind, each index of the schema, and writes false as '0'.
  const index = `[${['_deleted', 'of', ...(by === undefined ? [] : [by]), 'id'].join('+')}]`;
  const bound = (column: Bound, end: Bound): Bound[] => ['0', of, ...(by === undefined ? [] : [column]), end];
  const between = async (first: Bound, second: Bound): Promise<readonly Doc[]> => {
    const [lower, upper] = [bound(first, FIRST), bound(second, last())];
    const beyond = after && bound(after.column, nameOf({ of, key: after.key }));
    const range = dexieTable
      .where(index)
      .between(
        beyond && !newestFirst ? beyond : lower,
        beyond && newestFirst ? beyond : upper,
        !beyond || newestFirst,
        !beyond || !newestFirst,
      );
    if (limit !== undefined) return (newestFirst ? range.reverse() : range).limit(limit).toArray();
    const all: Doc[] = await range.toArray();
    return newestFirst ? all.reverse() : all;
  };
  if (any === undefined) return between(from, to);
  // In one transaction: to begin one takes as long as several questions.
  const found = await dexieDb.transaction('r', dexieTable, () =>
    Promise.all(inOrder(any, newestFirst).map(value => between(value, value))),
  );
  return found.flat().slice(0, limit);
};

const inOrder = (values: NonNullable<Where['any']>, newestFirst: boolean): NonNullable<Where['any']> => {
  const sorted = [...new Set(values)].sort((a, b) => (a < b ? -1 : 1));
  return newestFirst ? sorted.reverse() : sorted;
};

type Bound = string | number | readonly unknown[];

// IndexedDB orders numbers before strings before arrays.
const FIRST = Number.NEGATIVE_INFINITY;
/** Made anew each time: a key that holds one array twice is none. */
const last = (): readonly unknown[] => [];

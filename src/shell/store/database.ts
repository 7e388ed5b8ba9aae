import { createRxDatabase, type RxCollection, type RxDatabase } from 'rxdb/plugins/core';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { map, type Observable } from 'rxjs';
import { COLLECTIONS, type CollectionName, type Doc, MARK, STORE_VERSION, schemaOf } from './collections';

/** What a write put in place of what; null: nothing stands or stood there. */
export type Row = {
  readonly id: string;
  readonly of: string;
  readonly before: Doc | null;
  readonly after: Doc | null;
};

/** `own`: by this tab. Those are told before the write resolves, in order and without gaps; others' come later. */
export type Written = { readonly rows: readonly Row[]; readonly own: boolean };

/** One built store. Each rebuild makes another under the next number; the old one is closed before. */
export type StoreDb = {
  readonly number: number;
  readonly collection: (name: CollectionName) => RxCollection<Doc>;
  /** Each write, of any tab. */
  readonly written: Observable<Written>;
  /** What this tab's writes are to be called: RxDB hands it on with what was written. */
  readonly writer: string;
  /** How far into the log it goes; null for one that was never finished, or of which a part is missing. */
  readonly mark: () => Promise<number | null>;
  readonly close: () => Promise<void>;
};

export const storeName = (name: string, number: number): string => `${name}-${STORE_VERSION}-${number}`;

/** Opens a store, or makes an empty one. Throws what RxDB throws. */
export const openStoreDb = async (name: string, number: number): Promise<StoreDb> => {
  const db: RxDatabase = await createRxDatabase({
    name: storeName(name, number),
    storage: getRxStorageDexie(),
    // Live queries of this tab hear what the keeper writes in another.
    multiInstance: true,
    // A page may hold 13 collections: one that is opened twice would have the second fail (COL23).
    closeDuplicates: true,
  });
  try {
    await db.addCollections(
      Object.fromEntries(COLLECTIONS.map(collection => [collection, { schema: schemaOf(collection) }])),
    );
  } catch (error) {
    await db.close().catch(() => undefined);
    throw error;
  }
  const collection = (of: CollectionName): RxCollection<Doc> => {
    const found = db.collections[of];
    if (!found) throw new Error(`no collection ${of}`);
    return found as RxCollection<Doc>;
  };
  return {
    number,
    collection,
    written: db.eventBulks$.pipe(
      map(({ events, context }) => ({
        rows: events.map(({ documentId, operation, documentData, previousDocumentData }) => ({
          id: documentId,
          of: (documentData as Doc).of,
          before: (previousDocumentData as Doc | undefined) ?? null,
          after: operation === 'DELETE' ? null : (documentData as Doc),
        })),
        own: context === db.token,
      })),
    ),
    writer: db.token,
    mark: async () => {
      const marks = await Promise.all(
        COLLECTIONS.map(of => collection(of).storageInstance.findDocumentsById([MARK], false)),
      );
      const texts = marks.flatMap(([doc]) => (doc ? [doc.record] : []));
      if (texts.length < COLLECTIONS.length) return null;
      return (JSON.parse(texts[COLLECTIONS.indexOf('book')] ?? '{}') as { at?: number }).at ?? null;
    },
    close: async () => {
      await db.close();
    },
  };
};

/** RxDB's own collection in each database. */
const INTERNAL = '_rxdb_internal';

/**
 * The databases of all stores of this name, of whatever version: those that the browser tells of, or where it
 * tells of none, all that can have been made up to the number `last`.
 */
export const storeDatabases = async (name: string, last: number): Promise<readonly string[]> => {
  if ('databases' in indexedDB)
    return (await indexedDB.databases()).flatMap(({ name: found }) =>
      found?.startsWith(`rxdb-dexie-${name}-`) ? [found] : [],
    );
  const names: string[] = [];
  for (let version = 1; version <= STORE_VERSION; version += 1)
    for (let number = 1; number <= last; number += 1)
      for (const of of [...COLLECTIONS, INTERNAL])
        names.push(`rxdb-dexie-${name}-${version}-${number}--0--${of}`);
  return names;
};

/** Deletes every store of this name but one, of whatever version. One that a tab still closes goes later. */
export const removeOtherStores = async (name: string, number: number): Promise<void> => {
  const kept = `rxdb-dexie-${storeName(name, number)}--`;
  for (const found of await storeDatabases(name, number))
    if (!found.startsWith(kept)) indexedDB.deleteDatabase(found);
};

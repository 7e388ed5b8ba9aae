import { normalizeMangoQuery, prepareQuery, type RxDocument } from 'rxdb/plugins/core';
import { filter, firstValueFrom, map, NEVER, switchMap } from 'rxjs';
import type { Store, Where } from '../../app/ports';
import { nameOf } from '../../core/erasing';
import type { Folded } from '../../core/ledger';
import { collectionOf, type Doc, recordOf } from './collections';
import type { StoreDb } from './database';
import { queryOf } from './query';
import type { Shelf } from './shelf';

/** The records in RxDB, as screens ask for them. While the store is built anew, answers wait for it. */
export const createStore = (shelf: Shelf): Store => {
  const ready = (): Promise<StoreDb> =>
    firstValueFrom(shelf.current.pipe(filter((db): db is StoreDb => db !== null)));

  // What fails here is a store that is damaged, or one that was just replaced: then the next one answers. A
  // question that fails there too is at fault itself.
  const asking = async <T>(question: (db: StoreDb) => Promise<T>): Promise<T> => {
    let failed: StoreDb | null = null;
    for (;;) {
      const db = await ready();
      try {
        return await question(db);
      } catch (error) {
        const replaced = shelf.current.value !== db;
        if (failed !== null && !replaced) throw error;
        if (!replaced) {
          failed = db;
          shelf.broken(db.number);
        }
        await firstValueFrom(shelf.current.pipe(filter(now => now !== db)));
      }
    }
  };

  return {
    get: (of, key) => {
      const name = homeOf(of);
      return asking(async db => {
        const id = nameOf({ of, key });
        const [doc] = await db.collection(name).storageInstance.findDocumentsById([id], false);
        return doc ? recordOf(doc) : null;
      });
    },
    many: (of, keys) => {
      const name = homeOf(of);
      const ids = [...new Set(keys)].map(key => nameOf({ of, key }));
      return asking(async db =>
        (await db.collection(name).storageInstance.findDocumentsById(ids, false)).map(recordOf),
      );
    },
    // Straight from the storage: RxDB's query cache is only as fresh as the last event from the keeper's tab.
    find: where => {
      const name = homeOf(where.of);
      const query = queryOf(where);
      return asking(async db => {
        const { storageInstance } = db.collection(name);
        const whole = normalizeMangoQuery(storageInstance.schema, structuredClone(query));
        // What RxQuery adds: every index of RxDB's begins with it.
        whole.selector = { ...whole.selector, _deleted: { $eq: false } };
        whole.index?.unshift('_deleted');
        const prepared = prepareQuery(storageInstance.schema, whole);
        return (await storageInstance.query(prepared)).documents.map(recordOf);
      });
    },
    watch: where => {
      const name = homeOf(where.of);
      const query = queryOf(where);
      return listen => {
        const watching = shelf.current
          .pipe(
            switchMap(db => (db ? db.collection(name).find(structuredClone(query)).$ : NEVER)),
            map(docs => docs.map(folded)),
          )
          .subscribe({
            next: listen,
            error: () => shelf.broken(shelf.current.value?.number ?? 0),
          });
        return () => watching.unsubscribe();
      };
    },
    onWritten: (of, listen) => {
      const watching = shelf.current
        .pipe(
          switchMap(db => (db ? db.written : NEVER)),
          filter(kinds => kinds.has(of)),
        )
        .subscribe(() => listen());
      return () => watching.unsubscribe();
    },
    caughtUp: shelf.caughtUp,
  };
};

const homeOf = (of: Where['of']) => {
  const name = collectionOf(of);
  if (name === null) throw new RangeError(`the store holds no ${of}`);
  return name;
};

// RxDB hands out one object per revision, so a record that did not change stays the same object on screen.
const known = new WeakMap<RxDocument<Doc>, Folded>();
const folded = (doc: RxDocument<Doc>): Folded => {
  const before = known.get(doc);
  if (before) return before;
  const record = recordOf(doc);
  known.set(doc, record);
  return record;
};

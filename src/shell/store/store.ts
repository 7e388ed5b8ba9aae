import { EMPTY, filter, firstValueFrom, map, startWith, switchMap } from 'rxjs';
import type { Store } from '../../app/ports';
import { rowOf } from '../../core/columns';
import { nameOf } from '../../core/erasing';
import { watching } from './asking';
import { keyOf, recordOf } from './collections';
import type { StoreDb } from './database';
import { documentsNamed, documentsOf, homeOf } from './query';
import type { Shelf } from './shelf';

/**
 * The records in RxDB. While the store is built anew, live questions are told what it holds so far, today
 * first; what is asked once waits until it is whole, since something may be decided on the answer.
 */
export const createStore = (shelf: Shelf): Store => {
  const ready = (): Promise<StoreDb> =>
    firstValueFrom(shelf.whole.pipe(filter((db): db is StoreDb => db !== null)));

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
        await firstValueFrom(shelf.whole.pipe(filter(now => now !== db)));
      }
    }
  };

  const many: Store['many'] = (of, keys) => {
    const home = homeOf({ of });
    const ids = [...new Set(keys)].map(key => nameOf({ of, key }));
    return asking(async db => {
      const ahead = new Map(shelf.ahead.rows().map(({ id, after }) => [id, after]));
      const missing = ids.filter(id => !ahead.has(id));
      const read = missing.length === 0 ? [] : await documentsNamed(db, home, missing);
      return [...read, ...ids.flatMap(id => ahead.get(id) ?? [])].map(recordOf);
    });
  };

  return {
    get: async (of, key) => (await many(of, [key]))[0] ?? null,
    many,
    find: where => {
      // A question that cannot be asked is a bug of the caller, and none of the store.
      homeOf(where);
      return asking(async db => (await documentsOf(db, where, shelf.ahead.rows())).map(recordOf));
    },
    columns: (where, columns) => {
      homeOf(where);
      return asking(async db =>
        (await documentsOf(db, where, shelf.ahead.rows())).map(doc => rowOf(keyOf(doc), doc, columns)),
      );
    },
    watch: where => {
      homeOf(where);
      return watching(shelf, where);
    },
    onWritten: (of, listen) => {
      let before: StoreDb | null = null;
      const written = shelf.current
        .pipe(
          switchMap(db => {
            if (!db) return EMPTY;
            const keys = shelf.ahead.written.pipe(
              map(({ rows }) => rows.filter(row => row.of === of).map(({ id }) => id.slice(of.length + 1))),
              filter(all => all.length > 0),
            );
            // Another store may hold anything.
            const replaced = before !== null && before !== db;
            before = db;
            return replaced ? keys.pipe(startWith(null)) : keys;
          }),
        )
        .subscribe(listen);
      return () => written.unsubscribe();
    },
    caughtUp: shelf.caughtUp,
  };
};

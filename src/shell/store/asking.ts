import { normalizeMangoQuery, prepareQuery } from 'rxdb/plugins/core';
import { EMPTY, filter, map, startWith, switchMap } from 'rxjs';
import type { Live, Where } from '../../app/ports';
import type { Folded } from '../../core/ledger';
import { type CollectionName, collectionOf, type Doc, recordOf } from './collections';
import type { StoreDb } from './database';
import { queryOf } from './query';
import type { Shelf } from './shelf';

export const homeOf = (of: Where['of']): CollectionName => {
  const home = collectionOf(of);
  if (home === null) throw new RangeError(`the store holds no ${of}`);
  return home;
};

/**
 * The documents that answer a question, straight from RxDB's storage: its cache of queries is only as fresh as
 * the last event that came from the keeper's tab.
 */
export const documentsOf = async (db: StoreDb, where: Where): Promise<readonly Doc[]> => {
  const { storageInstance } = db.collection(homeOf(where.of));
  const whole = normalizeMangoQuery(storageInstance.schema, queryOf(where));
  // What RxQuery adds: every index of RxDB's begins with it.
  whole.selector = { ...whole.selector, _deleted: { $eq: false } };
  whole.index?.unshift('_deleted');
  return (await storageInstance.query(prepareQuery(storageInstance.schema, whole))).documents;
};

/**
 * A live question. RxDB's own live queries patch their last result with each event; an event from another tab
 * may come after a result that holds it already, and then a record stands there twice (seen with RxDB 17.6).
 * So the question is asked again, if a write touches what it is about; writes that come meanwhile are one.
 */
export const watching =
  (shelf: Shelf, where: Where): Live<readonly Folded[]> =>
  listen => {
    let stopped = false;
    let asking = false;
    let next: StoreDb | null = null;
    let shown = new Map<string, { readonly text: string; readonly record: Folded }>();

    // A record that did not change stays the same object on screen.
    const records = (docs: readonly Doc[]): readonly Folded[] => {
      shown = new Map(
        docs.map(doc => {
          const before = shown.get(doc.id);
          return [doc.id, before?.text === doc.record ? before : { text: doc.record, record: recordOf(doc) }];
        }),
      );
      return [...shown.values()].map(({ record }) => record);
    };

    const ask = async (): Promise<void> => {
      asking = true;
      while (next && !stopped) {
        const db = next;
        next = null;
        try {
          const docs = await documentsOf(db, where);
          if (!stopped && shelf.current.value === db) listen(records(docs));
        } catch {
          if (shelf.current.value === db) shelf.broken(db.number);
        }
      }
      asking = false;
    };

    const source = shelf.current
      .pipe(
        switchMap(db => {
          if (!db) return EMPTY;
          const touched = db.written.pipe(
            filter(written => written.some(({ before, after }) => isIn(where, after) || isIn(where, before))),
          );
          return touched.pipe(
            map(() => db),
            startWith(db),
          );
        }),
      )
      .subscribe(db => {
        next = db;
        if (!asking) void ask();
      });

    return () => {
      stopped = true;
      source.unsubscribe();
    };
  };

const isIn = ({ of, by, from, to }: Where, doc: Doc | null): boolean => {
  if (doc?.of !== of) return false;
  const column = by === undefined ? '' : (doc[by] ?? '');
  return (from === undefined || column >= from) && (to === undefined || column <= to);
};

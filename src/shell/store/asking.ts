import { EMPTY, filter, map, startWith, switchMap } from 'rxjs';
import type { Live, Where } from '../../app/ports';
import type { Folded } from '../../core/ledger';
import { isIn, patched } from './answer';
import { type Doc, recordOf } from './collections';
import type { Row, StoreDb, Written } from './database';
import { documentsOf } from './query';
import type { Shelf } from './shelf';

/**
 * A live question. RxDB's own live queries patch their last result with each event; an event from another tab
 * may come after a result that holds it already, and then a record stands there twice (seen with RxDB 17.6).
 * So what this tab writes is put into the last answer, and after others' writes the question is asked again,
 * if they touch what it is about; writes that come meanwhile are one.
 */
export const watching =
  (shelf: Shelf, where: Where): Live<readonly Folded[]> =>
  listen => {
    let stopped = false;
    let asking = false;
    let next: StoreDb | null = null;
    let answer: readonly Doc[] | null = null;
    let shown = new Map<string, { readonly text: string; readonly record: Folded }>();

    // A record that did not change stays the same object on screen.
    const tell = (docs: readonly Doc[]): void => {
      answer = docs;
      shown = new Map(
        docs.map(doc => {
          const before = shown.get(doc.id);
          return [doc.id, before?.text === doc.record ? before : { text: doc.record, record: recordOf(doc) }];
        }),
      );
      listen([...shown.values()].map(({ record }) => record));
    };

    const ask = async (): Promise<void> => {
      asking = true;
      while (next && !stopped) {
        const db = next;
        next = null;
        try {
          const docs = await documentsOf(db, where, shelf.ahead.rows());
          if (!stopped && shelf.current.value === db) tell(docs);
        } catch {
          if (shelf.current.value === db) shelf.broken(db.number);
        }
      }
      asking = false;
    };

    // What stood before is the log's word where this is ahead of the store: the answer may still hold it.
    const touches = ({ id, of, before, after }: Row): boolean =>
      isIn(where, after) ||
      isIn(where, before) ||
      (of === where.of && (answer === null || answer.some(doc => doc.id === id)));

    const take = (db: StoreDb, written: Written | null): void => {
      // With a limit, what goes makes room for one that is not known here.
      if (written?.own && answer && !asking && where.limit === undefined) {
        tell(patched(answer, written.rows, where));
        return;
      }
      answer = null;
      next = db;
      if (!asking) void ask();
    };

    const source = shelf.current
      .pipe(
        switchMap(db => {
          if (!db) return EMPTY;
          return shelf.ahead.written.pipe(
            filter(({ rows }) => rows.some(touches)),
            startWith(null),
            map(written => ({ db, written })),
          );
        }),
      )
      .subscribe(({ db, written }) => take(db, written));
    return () => {
      stopped = true;
      source.unsubscribe();
    };
  };

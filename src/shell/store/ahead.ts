import { type BehaviorSubject, EMPTY, type Observable, Subject, switchMap } from 'rxjs';
import { nameOf } from '../../core/erasing';
import type { Folded } from '../../core/ledger';
import type { DeviceLog } from '../log/log';
import type { Turned } from '../log/writing';
import { collectionOf, docOf, recordOf } from './collections';
import type { Row, StoreDb, Written } from './database';

/**
 * What commands of this tab wrote and the store may not hold yet. It is on disk, so screens are shown it at
 * once, without waiting for RxDB's writes.
 */
export type Ahead = {
  /** What has to be put over whatever is read from the store from now on. */
  readonly rows: () => readonly Row[];
  /** What is new in the present store or ahead of it. What was told ahead is not told again, unless by others. */
  readonly written: Observable<Written>;
  /** The store holds everything up to here. */
  readonly reached: (at: number) => void;
  readonly stop: () => void;
};

export const createAhead = (
  log: Pick<DeviceLog, 'onWritten'>,
  current: BehaviorSubject<StoreDb | null>,
): Ahead => {
  const written = new Subject<Written>();
  const ahead = new Map<string, { readonly at: number; readonly row: Row }>();
  let number: number | null = null;

  const stopLog = log.onWritten(({ entries, records }) => {
    const at = entries.at(-1)?.at;
    const rows = records.flatMap(rowOf);
    // A store that is being replaced is built from the log, which holds this already.
    if (at === undefined || rows.length === 0 || current.value === null) return;
    for (const row of rows) ahead.set(row.id, { at, row });
    written.next({ rows, own: true });
  });

  const isNews = (row: Row): boolean => {
    const known = ahead.get(row.id);
    if (known === undefined) return true;
    if (holds(known.row, row)) return false;
    ahead.delete(row.id);
    return true;
  };

  const stored = current
    .pipe(
      switchMap(db => {
        if (!db) return EMPTY;
        if (db.number !== number) ahead.clear();
        number = db.number;
        return db.written;
      }),
    )
    .subscribe(({ rows, own }) => {
      const news = rows.filter(isNews);
      // A tab that stood still may have missed what another wrote before: it asks again.
      if (!own) written.next({ rows, own });
      else if (news.length > 0) written.next({ rows: news, own });
    });

  return {
    rows: () => [...ahead.values()].map(({ row }) => row),
    written,
    reached: place => {
      for (const [id, { at }] of ahead) if (at <= place) ahead.delete(id);
    },
    stop: () => {
      stopLog();
      stored.unsubscribe();
    },
  };
};

const rowOf = ({ before, after }: Turned): readonly Row[] => {
  const home = collectionOf(after.of);
  if (home === null) return [];
  const doc = (record: Folded) => docOf(home, record);
  return [{ id: nameOf(after), of: after.of, before: before && doc(before), after: doc(after) }];
};

/** Whether what was told ahead says all that the store says now. */
const holds = ({ after: ahead }: Row, { after: stored }: Row): boolean => {
  if (ahead === null || stored === null) return false;
  if (ahead.record === stored.record) return true;
  const { ids } = recordOf(ahead);
  return Object.entries(recordOf(stored).ids).every(([field, id]) => (ids[field] ?? '') >= id);
};

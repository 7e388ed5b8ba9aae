import { type Column, columnsOf, type Row, rowOf } from '../core/columns';
import type { Kind } from '../core/ledger';
import { combine, createCell, share } from './live';
import type { Live, Store } from './ports';

/** Rows of one read: taking them in holds the screen up for less than a frame. */
const TOGETHER = 1000;

export type Rows<C extends Column> = ReadonlyMap<string, Row<C>>;

/**
 * Some columns of all records of a kind, by key, for what no index finds. They are read when someone first listens and
 * kept from then on; of what is written later no more than that is read anew. What was told never changes: others are
 * told when something was written.
 */
export const createRows = <C extends Column>(
  store: Pick<Store, 'columns' | 'many' | 'onWritten'>,
  of: Kind,
  columns: readonly C[],
): Live<Rows<C>> => {
  const news = createCell(null);
  let held: Held<C> = { rows: null, stale: new Set() };
  let isFollowed = false;

  const all = async (): Promise<Map<string, Row<C>>> => {
    const rows = new Map<string, Row<C>>();
    for (let key = ''; ; ) {
      const page = await store.columns({ of, after: { column: '', key }, limit: TOGETHER }, columns);
      for (const row of page) rows.set(row.key, row);
      const last = page.at(-1);
      if (!last || page.length < TOGETHER) return rows;
      key = last.key;
    }
  };
  const anew = async (before: Rows<C>, keys: ReadonlySet<string>): Promise<Rows<C>> => {
    const rows = new Map(before);
    const written = new Map((await store.many(of, [...keys])).map(record => [record.key, record]));
    for (const key of keys) {
      const record = written.get(key);
      if (record) rows.set(key, rowOf(key, columnsOf(record), columns));
      else rows.delete(key);
    }
    return rows;
  };
  const kept = share(
    combine([news.live], async () => {
      // Another store may take the place of this one meanwhile.
      const own = held;
      own.rows ??= await all();
      const keys = own.stale;
      own.stale = new Set();
      try {
        if (keys.size > 0) own.rows = await anew(own.rows, keys);
      } catch (error) {
        for (const key of keys) own.stale.add(key);
        throw error;
      }
      return own.rows;
    }),
  );
  return listen => {
    if (!isFollowed)
      store.onWritten(of, keys => {
        if (keys === null) held = { rows: null, stale: new Set() };
        else for (const key of keys) held.stale.add(key);
        news.set(null);
      });
    isFollowed = true;
    return kept(listen);
  };
};

type Held<C extends Column> = { rows: Rows<C> | null; stale: Set<string> };

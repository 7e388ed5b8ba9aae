import { COLUMNS, columnsOf } from '../../core/columns';
import { erasedBy, foldAll, nameOf } from '../../core/erasing';
import type { Folded } from '../../core/ledger';
import type { Log, Store, Where } from '../ports';

/** A store that is the fold of all that its log holds, for tests and the simulator. */
export const createMemoryStore = (log: Log): Store => {
  const records = async (): Promise<Map<string, Folded>> =>
    foldAll((await log.read(0, Number.MAX_SAFE_INTEGER)).map(({ change }) => change));

  const find = async ({
    of,
    by,
    from,
    to,
    newestFirst = false,
    limit,
  }: Where): Promise<readonly Folded[]> => {
    if (by !== undefined && !COLUMNS[of]?.includes(by))
      throw new RangeError(`${of} is not asked for by ${by}`);
    const found = [...(await records()).values()]
      .filter(record => record.of === of)
      .map(record => ({ record, column: by === undefined ? '' : columnsOf(record)[by] }))
      .filter(({ column }) => (from === undefined || column >= from) && (to === undefined || column <= to))
      .sort((a, b) => compare(a.column, b.column) || compare(a.record.key, b.record.key))
      .map(({ record }) => record);
    if (newestFirst) found.reverse();
    return limit === undefined ? found : found.slice(0, limit);
  };

  return {
    get: async (of, key) => (await records()).get(nameOf({ of, key })) ?? null,
    many: async (of, keys) => {
      const all = await records();
      return [...new Set(keys)].flatMap(key => all.get(nameOf({ of, key })) ?? []);
    },
    find,
    watch: where => listen => {
      let stopped = false;
      let last = '';
      const tell = async () => {
        const found = await find(where);
        const text = JSON.stringify(found);
        if (stopped || text === last) return;
        last = text;
        listen(found);
      };
      const stop = log.onAppended(() => void tell());
      void tell();
      return () => {
        stopped = true;
        stop();
      };
    },
    onWritten: (of, listen) => {
      let place = 0;
      // Of one look at a time, so that no entry is told of twice.
      let looking = log.end().then(end => {
        place = end;
      });
      const look = async () => {
        const entries = await log.read(place, Number.MAX_SAFE_INTEGER);
        place = entries.at(-1)?.at ?? place;
        const keys = entries.flatMap(({ change }) => {
          const erased = erasedBy(change);
          if (erased?.of === of) return [erased.key];
          return change.of === of ? [change.key] : [];
        });
        if (keys.length > 0) listen(keys);
      };
      return log.onAppended(() => {
        looking = looking.then(look);
      });
    },
    caughtUp: async () => undefined,
  };
};

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

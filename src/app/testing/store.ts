import { erasedBy, foldAll, nameOf } from '../../core/erasing';
import type { Folded } from '../../core/ledger';
import type { Log, Store, Where } from '../ports';
import { answerFrom, rowFrom } from './answering';

/** A store that is the fold of all that its log holds, for tests and the simulator. */
export const createMemoryStore = (log: Log): Store => {
  const records = async (): Promise<Map<string, Folded>> =>
    foldAll((await log.read(0, Number.MAX_SAFE_INTEGER)).map(({ change }) => change));

  const find = async (where: Where): Promise<readonly Folded[]> =>
    answerFrom(
      [...(await records()).values()].filter(({ of }) => of === where.of),
      where,
    );

  return {
    get: async (of, key) => (await records()).get(nameOf({ of, key })) ?? null,
    many: async (of, keys) => {
      const all = await records();
      return [...new Set(keys)].flatMap(key => all.get(nameOf({ of, key })) ?? []);
    },
    find,
    columns: async (where, columns) => (await find(where)).map(record => rowFrom(record, columns)),
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

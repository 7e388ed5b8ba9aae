import { erasedBy, nameOf } from '../../../core/erasing';
import { emptyRecord, type Folded, fold } from '../../../core/ledger';
import type { Entry, Log, Store, Where } from '../../ports';
import { answerFrom, rowFrom } from '../answering';

/** What stands of a store on the disk: its records, up to which place they surely go, and what was erased. */
export type StoreDisk = {
  readonly records: Map<string, Map<string, Folded>>;
  readonly erased: Set<string>;
  place: number;
  /** Counts how often it was built anew. */
  round: number;
};

export const createStoreDisk = (): StoreDisk => ({
  records: new Map(),
  erased: new Set(),
  place: 0,
  round: 0,
});

/** Something left the log: every tab's store is built anew. */
export const emptyStore = (disk: StoreDisk): void => {
  disk.records.clear();
  disk.erased.clear();
  disk.place = 0;
  disk.round += 1;
};

export type SimStore = { readonly store: Store; readonly stop: () => void };

export type Fold = typeof fold;

/** A store that follows its log entry by entry, as the projector does, folding what comes late into what stands. */
export const createSimStore = (log: Log, disk: StoreDisk, folding: Fold = fold): SimStore => {
  const written = new Map<string, Set<(keys: readonly string[] | null) => void>>();
  let working: Promise<void> | null = null;
  let wanted = false;
  let built = disk.round;

  const kindOf = (of: string): Map<string, Folded> => {
    const records = disk.records.get(of) ?? new Map<string, Folded>();
    disk.records.set(of, records);
    return records;
  };

  const take = ({ change }: Entry, touched: Map<string, Set<string>>): void => {
    const touch = (of: string, key: string): void => {
      const keys = touched.get(of) ?? new Set();
      touched.set(of, keys.add(key));
    };
    const name = nameOf(change);
    if (disk.erased.has(name)) return;
    const records = kindOf(change.of);
    records.set(change.key, folding(records.get(change.key) ?? emptyRecord(change.of, change.key), change));
    touch(change.of, change.key);
    const gone = erasedBy(change);
    if (!gone) return;
    disk.erased.add(change.key);
    kindOf(gone.of).delete(gone.key);
    touch(gone.of, gone.key);
  };

  const project = async (): Promise<void> => {
    while (wanted) {
      wanted = false;
      const { round } = disk;
      // The last entries may have been taken out of the log again: the place is where it ended.
      const end = await log.end();
      const entries = await log.read(disk.place, Number.MAX_SAFE_INTEGER);
      if (round !== disk.round) {
        wanted = true;
        continue;
      }
      const touched = new Map<string, Set<string>>();
      for (const entry of entries) take(entry, touched);
      disk.place = Math.max(disk.place, end, entries.at(-1)?.at ?? 0);
      for (const [of, keys] of touched) for (const tell of [...(written.get(of) ?? [])]) tell([...keys]);
      if (built !== round)
        for (const listeners of written.values()) for (const tell of [...listeners]) tell(null);
      built = round;
    }
  };
  const follow = (): Promise<void> => {
    wanted = true;
    working ??= project().finally(() => {
      working = null;
      if (wanted) void follow();
    });
    return working;
  };
  const stop = log.onAppended(() => void follow());
  void follow();

  const find = (where: Where): readonly Folded[] => answerFrom(kindOf(where.of).values(), where);
  const onWritten: Store['onWritten'] = (of, listen) => {
    const listeners = written.get(of) ?? new Set();
    written.set(of, listeners);
    const own = (keys: readonly string[] | null): void => listen(keys);
    listeners.add(own);
    return () => void listeners.delete(own);
  };

  return {
    store: {
      get: async (of, key) => kindOf(of).get(key) ?? null,
      many: async (of, keys) => [...new Set(keys)].flatMap(key => kindOf(of).get(key) ?? []),
      find: async where => find(where),
      columns: async (where, columns) => find(where).map(record => rowFrom(record, columns)),
      watch: where => listen => {
        let last: readonly Folded[] | null = null;
        const tell = (): void => {
          const found = find(where);
          if (last?.length === found.length && last.every((record, at) => record === found[at])) return;
          last = found;
          listen(found);
        };
        const stopNews = onWritten(where.of, tell);
        tell();
        return stopNews;
      },
      onWritten,
      caughtUp: async at => {
        while (disk.place < at && (await log.end()) > disk.place) await follow();
      },
    },
    stop,
  };
};

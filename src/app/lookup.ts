import type { Folded, Kind } from '../core/ledger';
import type { Live, Store } from './ports';

/** Records of a kind that a live value joins by key: each is read once, and again after it was written. */
export type Lookup = {
  /** Those of the keys that exist. */
  readonly many: (keys: readonly string[]) => Promise<readonly Folded[]>;
  /** Ticks at once, and whenever one that was asked for was written; of others there are no news. */
  readonly news: Live<null>;
};

/** Up to date only while someone listens to its news, so each subscription has its own. */
export const createLookup = (store: Pick<Store, 'many' | 'onWritten'>, of: Kind): Lookup => {
  const asked = new Set<string>();
  const held = new Map<string, Folded | null>();
  let writes = 0;
  return {
    many: async keys => {
      const missing = keys.filter(key => !held.has(key));
      if (missing.length > 0) {
        for (const key of missing) asked.add(key);
        const before = writes;
        const read = new Map((await store.many(of, missing)).map(record => [record.key, record]));
        // What was written meanwhile may have been read before it: the news of it bring this here again.
        if (writes !== before) return known(keys, key => read.get(key) ?? held.get(key));
        for (const key of missing) held.set(key, read.get(key) ?? null);
      }
      return known(keys, key => held.get(key));
    },
    news: listen => {
      listen(null);
      return store.onWritten(of, keys => {
        const gone = (keys ?? [...asked]).filter(key => asked.has(key));
        if (gone.length === 0) return;
        writes += 1;
        for (const key of gone) held.delete(key);
        listen(null);
      });
    },
  };
};

const known = (
  keys: readonly string[],
  find: (key: string) => Folded | null | undefined,
): readonly Folded[] => keys.flatMap(key => find(key) ?? []);

import type { Folded, Kind } from '../core/ledger';
import type { Live, Store } from './ports';

/** Records of a kind that a live value joins by key: each is read once, and again after it was written. */
export type Lookup = {
  /** Those of the keys that exist. */
  readonly many: (keys: readonly string[]) => Promise<readonly Folded[]>;
  /** Those that are known already; the others are read, and there are news when any of them exists. */
  readonly atHand: (keys: readonly string[]) => readonly Folded[];
  /** Ticks at once, and whenever one that was asked for was written; of others there are no news. */
  readonly news: Live<null>;
};

/** Up to date only while someone listens to its news, so each subscription has its own. */
export const createLookup = (store: Pick<Store, 'many' | 'onWritten'>, of: Kind): Lookup => {
  const asked = new Set<string>();
  const held = new Map<string, Folded | null>();
  const coming = new Set<string>();
  const listeners = new Set<() => void>();
  let writes = 0;

  /** What was read; null for what was read while others wrote, which may be older and is not kept. */
  const read = async (keys: readonly string[]) => {
    for (const key of keys) asked.add(key);
    const before = writes;
    const found = new Map((await store.many(of, keys)).map(record => [record.key, record]));
    const isOld = writes !== before;
    if (!isOld) for (const key of keys) held.set(key, found.get(key) ?? null);
    return { found, isOld };
  };

  const fetch = async (keys: readonly string[]): Promise<void> => {
    for (const key of keys) coming.add(key);
    try {
      const { found, isOld } = await read(keys);
      if (!isOld && found.size === 0) return;
    } finally {
      for (const key of keys) coming.delete(key);
    }
    for (const tell of [...listeners]) tell();
  };

  return {
    many: async keys => {
      const missing = keys.filter(key => !held.has(key));
      if (missing.length > 0) {
        const { found, isOld } = await read(missing);
        // The news of what was written meanwhile bring this here again.
        if (isOld) return known(keys, key => found.get(key) ?? held.get(key));
      }
      return known(keys, key => held.get(key));
    },
    atHand: keys => {
      const missing = keys.filter(key => !held.has(key) && !coming.has(key));
      // What cannot be read is asked for again with the next news.
      if (missing.length > 0) fetch(missing).catch(() => undefined);
      return known(keys, key => held.get(key));
    },
    news: listen => {
      const tell = () => listen(null);
      listeners.add(tell);
      tell();
      const stop = store.onWritten(of, keys => {
        const gone = (keys ?? [...asked]).filter(key => asked.has(key));
        if (gone.length === 0) return;
        writes += 1;
        for (const key of gone) held.delete(key);
        tell();
      });
      return () => {
        listeners.delete(tell);
        stop();
      };
    },
  };
};

const known = (
  keys: readonly string[],
  find: (key: string) => Folded | null | undefined,
): readonly Folded[] => keys.flatMap(key => find(key) ?? []);

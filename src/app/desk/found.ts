import type { Folded, Kind } from '../../core/ledger';
import { combine } from '../live';
import type { Live, Store, Where } from '../ports';
import { written } from '../written';

/** Records of a kind that one column names, such as the codes of an order. */
export type Found = (value: string) => Promise<readonly Folded[]>;

export const findBy =
  (store: Pick<Store, 'find'>, of: Kind, by: NonNullable<Where['by']>): Found =>
  value =>
    store.find({ of, by, from: value, to: value });

/** Values that are looked for together. */
export const TOGETHER = 500;

/**
 * Records of so many values at most, which are sorted: few are asked for one by one; of as many as that, all that lie
 * between are read at once, others among them.
 */
export const findAmong = async (
  store: Pick<Store, 'find'>,
  of: Kind,
  by: NonNullable<Where['by']>,
  sorted: readonly string[],
): Promise<readonly Folded[]> => {
  const [from = '', to = from] = [sorted[0], sorted.at(-1)];
  if (sorted.length >= TOGETHER) return store.find({ of, by, from, to });
  return (await Promise.all(sorted.map(findBy(store, of, by)))).flat();
};

/** The same, read once until any record of the kind is written; up to date only while someone listens to `news`. */
export type FoundLive = { readonly find: Found; readonly news: Live<null> };

export const createFound = (
  store: Pick<Store, 'find' | 'onWritten'>,
  of: Kind,
  by: NonNullable<Where['by']>,
): FoundLive => {
  const held = new Map<string, Promise<readonly Folded[]>>();
  const read = findBy(store, of, by);
  return {
    find: value => {
      const known = held.get(value);
      if (known) return known;
      const coming = read(value);
      held.set(value, coming);
      // What could not be read is asked for again.
      coming.catch(() => held.delete(value));
      return coming;
    },
    news: combine([written(store, of)], () => {
      held.clear();
      return null;
    }),
  };
};

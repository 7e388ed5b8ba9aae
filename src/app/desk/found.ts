import { columnsOf } from '../../core/columns';
import type { Folded, Kind } from '../../core/ledger';
import { combine } from '../live';
import type { Live, Store, Where } from '../ports';
import { written } from '../written';
import { groupedBy, unique } from './grouped';

/** Records of a kind of which one column is any of these, such as the codes of some orders. */
export type Found = (values: readonly string[]) => Promise<readonly Folded[]>;

export const findBy =
  (store: Pick<Store, 'find'>, of: Kind, by: NonNullable<Where['by']>): Found =>
  async values =>
    values.length === 0 ? [] : store.find({ of, by, any: values });

/** Values that are looked for together. */
export const TOGETHER = 500;

/** Records of these values, which are sorted; of so many, all that lie between are read, others among them. */
export const findAmong = async (
  store: Pick<Store, 'find'>,
  of: Kind,
  by: NonNullable<Where['by']>,
  sorted: readonly string[],
): Promise<readonly Folded[]> => {
  const [from = '', to = from] = [sorted[0], sorted.at(-1)];
  if (sorted.length >= TOGETHER) return store.find({ of, by, from, to });
  return findBy(store, of, by)(sorted);
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
  const fetch = (values: readonly string[]): void => {
    const coming = read(values).then(records => groupedBy(records, record => columnsOf(record)[by]));
    for (const value of values) {
      const own = coming.then(groups => groups.get(value) ?? []);
      held.set(value, own);
      // What could not be read is asked for again.
      own.catch(() => held.delete(value));
    }
  };
  return {
    find: async values => {
      const asked = unique(values);
      fetch(asked.filter(value => !held.has(value)));
      return (await Promise.all(asked.map(value => held.get(value) ?? []))).flat();
    },
    news: combine([written(store, of)], () => {
      held.clear();
      return null;
    }),
  };
};

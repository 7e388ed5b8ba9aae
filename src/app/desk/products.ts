import * as v from 'valibot';
import type { Key } from '../../core/id';
import { json } from '../../core/json';
import type { Fields } from '../../core/ledger';
import { Product } from '../../core/products';
import type { Made } from './desk';
import type { Write } from './write';

/** What is sold: the products themselves are in the book. */
export type DeskProducts = {
  /** Makes a product, or with its key changes it: what is absent stays. Codes that were sold stay as they are. */
  readonly save: (key: Key | null, set: Partial<Omit<Product, 'key'>>) => Promise<Made>;
};

export const createProducts = (write: Write, newKey: () => Key): DeskProducts => ({
  save: async (key, set) => {
    const fields = Product.entries;
    v.assert(v.partial(v.object(fields)), set);
    const record = key ?? newKey();
    const done = await write([{ of: 'product', key: record, by: 'owner', set: json(set) as Fields }]);
    return done.ok ? { ok: true, value: { ...done.value, key: record } } : done;
  },
});

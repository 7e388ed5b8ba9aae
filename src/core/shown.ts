import { type ChangeId, later, NEVER } from './hlc';
import type { Change, Folded } from './ledger';

/** What a session's row, and the card in it, show of the book: by kind of record, its fields. */
const SHOWN: { readonly [of: string]: readonly string[] } = {
  business: ['name', 'zone', 'address'],
  service: ['name'],
  staff: ['name'],
};

/** By the key of a record of the book: the greatest id behind what rows show of it. */
export type Shown = { readonly [key: string]: ChangeId };

export const shownIn = (records: readonly Folded[]): Shown =>
  Object.fromEntries(
    records.flatMap(({ of, key, ids }) => {
      const shown = (SHOWN[of] ?? []).reduce<ChangeId>(
        (greatest, field) => later(greatest, ids[field] ?? NEVER),
        NEVER,
      );
      return shown === NEVER ? [] : [[key, shown]];
    }),
  );

/** Whether rows that were made before a change may show something else after it. */
export const altersRows = ({ of, set }: Pick<Change, 'of' | 'set'>): boolean =>
  (SHOWN[of] ?? []).some(field => Object.hasOwn(set, field));

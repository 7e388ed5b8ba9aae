import { searchFor } from '../../core/clients';
import { codePart } from '../../core/codeText';
import type { Key } from '../../core/id';
import { known } from '../../core/records';
import { combine, share } from '../live';
import type { Store } from '../ports';
import { createRows, type Rows } from '../rows';
import { type CodeEntries, newestFirst } from './codeEntries';
import type { DeskCodes } from './codes';

/**
 * Any part of what is looked for is typed, which no index finds: what is looked through stays at hand from the first
 * time on, without the records behind it, of which only those found are read.
 */
export const createCodesSearch = (store: Store, { live }: CodeEntries): DeskCodes['search'] => {
  const rows = createRows(store, 'code', ['start', 'code', 'order', 'account']);
  const orders = createRows(store, 'order', ['client', 'email']);
  const clients = createRows(store, 'client', ['search']);
  const accounts = createRows(store, 'account', ['email']);
  let sorted: { readonly of: CodeRows; readonly codes: readonly Searched[] } | null = null;
  const newest = combine([rows], of => {
    if (sorted?.of !== of) sorted = { of, codes: newestOf(of) };
    return sorted.codes;
  });
  return share(
    combine(
      [newest, orders, clients, accounts, live],
      (codes, orders, clients, accounts, joining) => async (search, limit) => {
        const holds = searchFor(search);
        const part = codePart(search);
        const found: Searched[] = [];
        for (const one of codes) {
          if (found.length >= limit) break;
          const sale = orders.get(one.order);
          const texts = [one.code, sale?.email, clients.get(sale?.client ?? '')?.search];
          const isNamed = holds(...known([...texts, accounts.get(one.account)?.email]));
          if (isNamed || (part !== '' && one.code.includes(part))) found.push(one);
        }
        return joining.codes(found);
      },
    ),
  );
};

type CodeRows = Rows<'start' | 'code' | 'order' | 'account'>;

type Searched = {
  readonly key: Key;
  readonly order: Key;
  readonly at: number;
  readonly code: string;
  readonly account: string;
};

const newestOf = (rows: CodeRows): readonly Searched[] =>
  [...rows.values()]
    // One without was taken back as it was sold.
    .filter(({ code, order }) => code !== '' && order !== '')
    .map(({ key, start, code, order, account }) => ({
      key: key as Key,
      order: order as Key,
      at: start,
      code,
      account,
    }))
    .sort(newestFirst);

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
  const codes = createRows(store, 'code', ['start', 'code', 'order', 'account']);
  const orders = createRows(store, 'order', ['client', 'email']);
  const clients = createRows(store, 'client', ['search']);
  const accounts = createRows(store, 'account', ['email']);
  // Made again only of rows that are others: screens come and go.
  let made: { readonly of: Looked; readonly all: readonly Searched[] } | null = null;
  const all = combine([codes, orders, clients, accounts], (...of) => {
    if (!made?.of.every((rows, at) => rows === of[at])) made = { of, all: searched(...of) };
    return made.all;
  });
  return share(
    combine([all, live], (newest, joining) => async (search, limit) => {
      const holds = searchFor(search);
      const part = codePart(search);
      const found: Searched[] = [];
      for (const one of newest) {
        if (found.length >= limit) break;
        if (holds(one.text) || (part !== '' && one.code.includes(part))) found.push(one);
      }
      return joining.codes(found);
    }),
  );
};

type Looked = readonly [
  Rows<'start' | 'code' | 'order' | 'account'>,
  Rows<'client' | 'email'>,
  Rows<'search'>,
  Rows<'email'>,
];

type Searched = {
  readonly key: Key;
  readonly order: Key;
  readonly at: number;
  readonly code: string;
  /** The code, and the names, emails and phone that it is looked for by, a line each. */
  readonly text: string;
};

/** The newest first. */
const searched = (...[codes, orders, clients, accounts]: Looked): readonly Searched[] =>
  [...codes.values()]
    // One without was taken back as it was sold.
    .filter(({ code, order }) => code !== '' && order !== '')
    .map(({ key, start, code, order, account }) => {
      const sale = orders.get(order);
      const buyer = sale && clients.get(sale.client)?.search;
      const texts = known([code, buyer, sale?.email, accounts.get(account)?.email]);
      return { key: key as Key, order: order as Key, at: start, code, text: texts.join('\n') };
    })
    .sort(newestFirst);

import { searchFor } from '../../core/clients';
import { codePart } from '../../core/codeText';
import type { Key } from '../../core/id';
import { combine, share } from '../live';
import type { Store } from '../ports';
import { createRows } from '../rows';
import type { CodeEntries } from './codeEntries';
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
  return share(
    combine([codes, orders, clients, accounts, live], (issued, sold, people, holders, joining) => {
      // One without a text or an order was taken back as it was sold.
      const newest = [...issued.values()]
        .filter(({ code, order }) => code !== '' && order !== '')
        .sort((a, b) => b.start - a.start || (a.key < b.key ? 1 : -1));
      return async (search, limit) => {
        const holds = searchFor(search);
        const part = codePart(search);
        const found: { readonly key: Key; readonly order: Key }[] = [];
        for (const { key, code, order, account } of newest) {
          if (found.length >= limit) break;
          const sale = sold.get(order);
          const buyer = (sale && people.get(sale.client)?.search) ?? '';
          const holder = holders.get(account)?.email ?? '';
          if (
            (part !== '' && code.includes(part)) ||
            holds(`${code} ${buyer} ${sale?.email ?? ''} ${holder}`)
          )
            found.push({ key: key as Key, order: order as Key });
        }
        return joining.codes(found);
      };
    }),
  );
};

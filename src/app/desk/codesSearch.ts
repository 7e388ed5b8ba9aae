import { accountFrom } from '../../core/accounts';
import { plain, searchFor } from '../../core/clients';
import { type Code, codeFrom } from '../../core/codes';
import { codePart } from '../../core/codeText';
import { columnsOf } from '../../core/columns';
import type { Folded } from '../../core/ledger';
import { orderFrom } from '../../core/orders';
import { known, once } from '../../core/records';
import { combine, share } from '../live';
import type { Store } from '../ports';
import { type CodeEntries, groupedBy, newestFirst } from './codeEntries';
import type { DeskCodes } from './codes';
import type { Found } from './found';

/**
 * All codes are at hand while one listens, each with the text that is looked through, as any part of it is looked for,
 * and what came in for them; so what is looked up for those that are shown is no more than their sessions.
 */
export const createCodesSearch = (store: Store, { over }: CodeEntries): DeskCodes['search'] => {
  const codes = share(store.watch({ of: 'code', by: 'start' }));
  const held = combine([codes, store.watch({ of: 'payment', by: 'start' })], (issued, came) => ({
    codes: foundIn(issued),
    payments: foundIn(came),
  }));
  const keys = combine(
    [
      codes,
      store.watch({ of: 'order', by: 'start' }),
      store.watch({ of: 'client', by: 'search' }),
      store.watch({ of: 'account', by: 'email' }),
    ],
    searched,
  );
  return share(
    combine([keys, over(held)], (all, joining) => (search, limit) => {
      const holds = searchFor(search);
      const part = codePart(search);
      const found: Code[] = [];
      for (const { code, key } of all) {
        if (found.length >= limit) break;
        if (holds(key) || (part !== '' && code.text.includes(part))) found.push(code);
      }
      return joining.codes(found);
    }),
  );
};

const foundIn = (records: readonly Folded[]): Found => {
  const groups = groupedBy(records, record => columnsOf(record).order);
  return async value => groups.get(value) ?? [];
};

type Searched = { readonly code: Code; readonly key: string };

const ofClient = once((record: Folded): string => columnsOf(record).search);

/** The newest first, each with its text and the names, emails and phone that it is looked for by. */
const searched = (
  codes: readonly Folded[],
  orders: readonly Folded[],
  clients: readonly Folded[],
  accounts: readonly Folded[],
): readonly Searched[] => {
  const orderOf = new Map(known(orders.map(orderFrom)).map(order => [order.key, order]));
  const clientOf = new Map<string, string>(clients.map(record => [record.key, ofClient(record)]));
  const emailOf = new Map(known(accounts.map(accountFrom)).map(({ key, email }) => [key, plain(email)]));
  return known(codes.map(codeFrom))
    .sort(newestFirst)
    .map(code => {
      const order = orderOf.get(code.order);
      const buyer = (order?.client && clientOf.get(order.client)) ?? '';
      const holder = (code.account && emailOf.get(code.account)) ?? '';
      return { code, key: `${code.text} ${buyer} ${plain(order?.email ?? '')} ${holder}` };
    });
};

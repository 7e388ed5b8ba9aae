import { type Account, accountFrom } from '../../core/accounts';
import { attachedTo } from '../../core/attaching';
import { plain } from '../../core/clients';
import { codeFrom } from '../../core/codes';
import type { Key } from '../../core/id';
import type { Draft, Folded } from '../../core/ledger';
import { type Order, orderFrom } from '../../core/orders';
import { known } from '../../core/records';
import type { Store } from '../ports';
import { accountsLike } from './accounts';
import { groupedBy, unique } from './codeEntries';
import { findBy } from './found';

/** Orders that are read at once. */
const TOGETHER = 500;

/** With more emails than these all accounts are read. */
const MOST_EMAILS = 20;

/** Orders whose buyer gave one of these emails. */
export const ordersWith = async (store: Store, emails: readonly string[]): Promise<readonly Key[]> => {
  const forms = unique(emails.map(plain)).filter(form => form !== '');
  const lists = await Promise.all(forms.map(findBy(store, 'order', 'email')));
  return known(lists.flat().map(orderFrom)).map(({ key }) => key);
};

/**
 * Whose the codes of these orders are, where no device knew of both the order and the account of its email: as it would
 * have been had one known (product §6.3). What was decided about a code since is never decided anew.
 */
export const offerDrafts = async (store: Store, orders: readonly Key[]): Promise<readonly Draft[]> => {
  const drafts: Draft[] = [];
  for (let first = 0; first < orders.length; first += TOGETHER) {
    const found = known((await store.many('order', orders.slice(first, first + TOGETHER))).map(orderFrom));
    const accounts = await accountsByEmail(store, known(found.map(meant)));
    for (const order of found) {
      const attached = attachedTo(order, accounts.get(plain(meant(order))) ?? []);
      if (attached.account === null && attached.offer === null) continue;
      const set = attached.account === null ? { offer: attached.offer } : { account: attached.account };
      const codes = await findBy(store, 'code', 'order')(order.key);
      for (const code of codes) if (isOpen(code)) drafts.push({ of: 'code', key: code.key, by: 'desk', set });
    }
  }
  return drafts;
};

/** The email that says whose codes an order's are; empty: none. */
const meant = ({ email, recipient }: Order): string => (recipient === null ? email : recipient.email);

/** Whether nobody ever said whose a code is. */
const isOpen = (record: Folded): boolean =>
  record.ids['account'] === undefined &&
  record.ids['offer'] === undefined &&
  codeFrom(record)?.ended === null;

const accountsByEmail = async (
  store: Store,
  emails: readonly string[],
): Promise<ReadonlyMap<string, readonly Account[]>> => {
  const forms = unique(emails.map(plain)).filter(form => form !== '');
  const accounts =
    forms.length > MOST_EMAILS
      ? known((await store.find({ of: 'account' })).map(accountFrom))
      : (await Promise.all(forms.map(form => accountsLike(store, form)))).flat();
  return groupedBy(accounts, ({ email }) => plain(email));
};

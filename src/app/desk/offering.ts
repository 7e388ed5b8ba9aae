import { type Account, accountFrom } from '../../core/accounts';
import { attachedTo, holderEmail } from '../../core/attaching';
import { plain } from '../../core/clients';
import { codeFrom } from '../../core/codes';
import type { Key } from '../../core/id';
import type { Draft, Folded } from '../../core/ledger';
import { orderFrom } from '../../core/orders';
import { known } from '../../core/records';
import type { Store } from '../ports';
import { accountsLike } from './accounts';
import { findAmong, findBy, TOGETHER } from './found';
import { groupedBy, unique } from './grouped';

/** With more emails than these all accounts, or orders, are read. */
const MOST_EMAILS = 20;

/** Orders whose buyer gave one of these emails. */
export const ordersWith = async (store: Store, emails: readonly string[]): Promise<readonly Key[]> => {
  const forms = unique(emails.map(plain)).filter(form => form !== '');
  if (forms.length > MOST_EMAILS) {
    const asked = new Set(forms);
    const all = known((await store.find({ of: 'order' })).map(orderFrom));
    return all.filter(({ email }) => asked.has(plain(email))).map(({ key }) => key);
  }
  const records = await findBy(store, 'order', 'email')(forms);
  return known(records.map(orderFrom)).map(({ key }) => key);
};

/**
 * Whose the codes of these orders are, where no device knew of both the order and the account of its email: as it would
 * have been had one known (product §6.3). What was decided about a code since is never decided anew.
 */
export const offerDrafts = async (store: Store, orders: readonly Key[]): Promise<readonly Draft[]> => {
  const drafts: Draft[] = [];
  const sorted = [...orders].sort();
  for (let first = 0; first < sorted.length; first += TOGETHER) {
    const some = sorted.slice(first, first + TOGETHER);
    const found = known((await store.many('order', some)).map(orderFrom));
    const accounts = await accountsByEmail(store, found.map(holderEmail));
    const owned = new Map<string, Draft['set']>();
    for (const order of found) {
      const { account, offer } = attachedTo(order, accounts.get(plain(holderEmail(order))) ?? []);
      if (account !== null) owned.set(order.key, { account });
      else if (offer !== null) owned.set(order.key, { offer });
    }
    const keys = some.filter(key => owned.has(key));
    for (const record of await findAmong(store, 'code', 'order', keys)) {
      const set = owned.get(codeFrom(record)?.order ?? '');
      if (set && isOpen(record)) drafts.push({ of: 'code', key: record.key, by: 'desk', set });
    }
  }
  return drafts;
};

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

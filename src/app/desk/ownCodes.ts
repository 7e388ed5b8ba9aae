import { accountFrom } from '../../core/accounts';
import { isLinked } from '../../core/assigning';
import { type Code, codeFrom } from '../../core/codes';
import type { Key } from '../../core/id';
import type { Groups } from '../../core/merging';
import { known } from '../../core/records';
import type { Session } from '../../core/sessions';
import type { Store } from '../ports';
import { newestFirst, ordersOfClients } from './codeEntries';
import { findBy } from './found';

/** Codes bought under entries of one person, or attached to one of some accounts; the newest first. */
const codesAmong = async (
  store: Store,
  clients: readonly Key[],
  accounts: readonly Key[],
): Promise<readonly Code[]> => {
  const orders = await ordersOfClients(store, clients);
  const lists = await Promise.all([
    findBy(store, 'code', 'order')(orders.map(({ key }) => key)),
    findBy(store, 'code', 'account')(accounts),
  ]);
  const codes = known(lists.flat().map(codeFrom));
  return [...new Map(codes.map(code => [code.key, code])).values()].sort(newestFirst);
};

/** Those of a client, of all entries that are shown together with one and of the accounts linked to them. */
export const codesOfClient = async (store: Store, groups: Groups, client: Key): Promise<readonly Code[]> => {
  const accounts = known((await store.find({ of: 'account' })).map(accountFrom));
  const linked = accounts.filter(account => isLinked(account, client, groups.membersOf));
  return codesAmong(
    store,
    groups.membersOf(client),
    linked.map(({ key }) => key),
  );
};

/** Those that may be meant to pay for a session: its client's, and its account's. */
export const codesFor = async (
  store: Store,
  groups: Groups,
  { client, account }: Pick<Session, 'client' | 'account'>,
): Promise<readonly Code[]> => {
  const own = client === null ? [] : await codesOfClient(store, groups, client);
  const shown = account === null ? [] : await codesAmong(store, [], [account]);
  return [...new Map([...own, ...shown].map(code => [code.key, code])).values()].sort(newestFirst);
};

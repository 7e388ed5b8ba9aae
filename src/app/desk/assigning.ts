import { accountFrom } from '../../core/accounts';
import { accountForAll, accountForOwner, assigning, mayAssign } from '../../core/assigning';
import { plain } from '../../core/clients';
import type { Key } from '../../core/id';
import type { Draft } from '../../core/ledger';
import { clientFrom, known, sessionFrom } from '../../core/records';
import type { Session } from '../../core/sessions';
import type { Store } from '../ports';
import { accountsLike } from './accounts';

/** Which account sessions go to, as things stand, and the changes that take them there. */
export type Assigning = {
  /** The account of a session that the owner books for a client, whose entry may be still to be made. */
  readonly forNew: (client: { readonly key: Key; readonly email: string }) => Promise<Key | null>;
  /** Null: that cannot be done any more. */
  readonly one: (session: Key, account: Key | null) => Promise<readonly Draft[] | null>;
  readonly all: (client: Key) => Promise<readonly Draft[] | null>;
};

export const createAssigning = (store: Store): Assigning => {
  const sessionsOf = async (client: Key): Promise<readonly Session[]> =>
    known((await store.find({ of: 'session', by: 'client', from: client, to: client })).map(sessionFrom));
  return {
    forNew: async client => {
      const alike = await accountsLike(store, client.email);
      const email = plain(client.email);
      if (email === '') return null;
      const records = await store.find({ of: 'client', by: 'email', from: email, to: email });
      const clients = known(records.map(clientFrom));
      const sessions = (await Promise.all(clients.map(({ key }) => sessionsOf(key)))).flat();
      const used = await store.many('account', known(sessions.map(({ account }) => account)));
      return accountForOwner(client, {
        clients,
        sessions,
        accounts: [...alike, ...known(used.map(accountFrom))],
      });
    },
    one: async (key, account) => {
      const record = await store.get('session', key);
      const session = record && sessionFrom(record);
      if (!session) return null;
      if (account === null) return assigning(session, null, 'owner');
      const found = await store.get('account', account);
      const to = found && accountFrom(found);
      return to && mayAssign(to, session) ? assigning(session, account, 'owner') : null;
    },
    all: async client => {
      const sessions = await sessionsOf(client);
      const account = accountForAll(sessions);
      return account && sessions.flatMap(session => assigning(session, account, 'owner'));
    },
  };
};

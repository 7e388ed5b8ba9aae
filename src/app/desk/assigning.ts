import { accountFrom } from '../../core/accounts';
import {
  accountForAll,
  accountForOwner,
  assigning,
  isLinked,
  mayAssign,
  type Together,
} from '../../core/assigning';
import { attaching } from '../../core/attaching';
import { plain } from '../../core/clients';
import { type Code, codeFrom } from '../../core/codes';
import type { Key } from '../../core/id';
import type { Draft } from '../../core/ledger';
import type { Groups } from '../../core/merging';
import { orderFrom } from '../../core/orders';
import { clientFrom, known, sessionFrom } from '../../core/records';
import type { Session } from '../../core/sessions';
import type { Store } from '../ports';
import { accountsLike } from './accounts';
import type { Merging } from './merging';

/** Which account sessions go to, as things stand, and the changes that take them there. */
export type Assigning = {
  /**
   * The account of a session that the owner books for a client. `email`: of one whose entry is still to be made, or
   * may have another; absent, the entry's.
   */
  readonly forNew: (client: Key, email?: string) => Promise<Key | null>;
  /** Null: that cannot be done any more. */
  readonly one: (
    session: Pick<Session, 'key' | 'client' | 'account'>,
    account: Key | null,
  ) => Promise<readonly Draft[] | null>;
  readonly all: (client: Key) => Promise<readonly Draft[] | null>;
  /** Those of a client that one account has, codes too, to another one that the client is linked to. */
  readonly moved: (client: Key, from: Key, to: Key) => Promise<readonly Draft[] | null>;
};

export const createAssigning = (store: Store, merging: Merging): Assigning => {
  const sessionsOf = async (clients: readonly Key[]): Promise<readonly Session[]> => {
    const lists = clients.map(key => store.find({ of: 'session', by: 'client', from: key, to: key }));
    return known((await Promise.all(lists)).flat().map(sessionFrom));
  };
  /** Codes that an account shows, but those that were bought by another client whom it is linked to. */
  const codesOf = async (client: Key, account: Key, together: Together): Promise<readonly Code[]> => {
    const [records, from] = await Promise.all([
      store.find({ of: 'code', by: 'account', from: account, to: account }),
      accountUnder(account),
    ]);
    const codes = known(records.map(codeFrom));
    const orders = await store.many(
      'order',
      codes.map(({ order }) => order),
    );
    const buyers = new Map(known(orders.map(orderFrom)).map(order => [order.key, order.client]));
    return codes.filter(({ order }) => {
      const buyer = buyers.get(order) ?? null;
      if (buyer === null || together(client).includes(buyer)) return true;
      return from === null || !isLinked(from, buyer, together);
    });
  };
  const accountUnder = async (key: Key) => {
    const found = await store.get('account', key);
    return found && accountFrom(found);
  };
  return {
    forNew: async (key, given) => {
      const record = given === undefined ? await store.get('client', key) : null;
      const client = { key, email: given ?? (record && clientFrom(record)?.email) ?? '' };
      const email = plain(client.email);
      if (email === '') return null;
      const [alike, records, { membersOf }] = await Promise.all([
        accountsLike(store, email),
        store.find({ of: 'client', by: 'email', from: email, to: email }),
        merging.now(),
      ]);
      const clients = known(records.map(clientFrom));
      const keys = new Set([client, ...clients].flatMap(one => membersOf(one.key)));
      const sessions = await sessionsOf([...keys]);
      const used = await store.many('account', known(sessions.map(({ account }) => account)));
      return accountForOwner(client, {
        clients,
        sessions,
        accounts: [...alike, ...known(used.map(accountFrom))],
        together: membersOf,
      });
    },
    one: async (session, account) => {
      if (account === null) return assigning(session, null, 'owner');
      const to = await accountUnder(account);
      const { membersOf } = await merging.now();
      return to && mayAssign(to, session, membersOf) ? assigning(session, account, 'owner') : null;
    },
    all: async client => {
      const sessions = await sessionsOf((await merging.now()).membersOf(client));
      const account = accountForAll(sessions);
      return account && sessions.flatMap(session => assigning(session, account, 'owner'));
    },
    moved: async (client, from, to) => {
      const { membersOf }: Groups = await merging.now();
      const account = await accountUnder(to);
      if (!account || !isLinked(account, client, membersOf)) return null;
      const sessions = (await sessionsOf(membersOf(client))).filter(one => one.account === from);
      const codes = await codesOf(client, from, membersOf);
      return sessions.length + codes.length === 0
        ? null
        : [
            ...sessions.flatMap(one => assigning(one, to, 'owner')),
            ...codes.flatMap(one => attaching(one, to, 'owner')),
          ];
    },
  };
};

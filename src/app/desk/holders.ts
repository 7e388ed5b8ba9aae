import { type Account, accountFrom } from '../../core/accounts';
import { isLinked } from '../../core/assigning';
import type { Key } from '../../core/id';
import { known } from '../../core/records';
import type { Details } from '../../core/requests';
import { combine, share } from '../live';
import type { Live, Store } from '../ports';
import type { Assigning } from './assigning';
import type { ClientDrafts } from './clients';
import type { Merging } from './merging';

/** The accounts that clients made for themselves, as the desk sees them. None is made or changed here. */
export type DeskAccounts = {
  /** By email. */
  readonly all: Live<readonly Account[]>;
  /** Those that a client, or what is merged with it, is linked to. */
  readonly of: (client: Key) => Live<readonly Account[]>;
  /** The entries, as shown, that an account is linked to: the check mark in "Clients". */
  readonly holders: Live<ReadonlySet<Key>>;
  /** The account that a session goes to which the owner books for this client (product §4.4); null: none. */
  readonly forNew: (client: { readonly key: Key } | { readonly person: Details }) => Promise<Key | null>;
};

type Ports = {
  readonly store: Store;
  readonly merging: Merging;
  readonly assigning: Assigning;
  readonly clientDrafts: ClientDrafts;
};

export const createDeskAccounts = ({ store, merging, assigning, clientDrafts }: Ports): DeskAccounts => {
  const all = share(
    combine([store.watch({ of: 'account', by: 'email' })], records => known(records.map(accountFrom))),
  );
  return {
    all,
    of: client =>
      combine([all, merging.live], (accounts, { membersOf }) =>
        accounts.filter(account => isLinked(account, client, membersOf)),
      ),
    holders: share(
      combine(
        [all, merging.live],
        (accounts, { mainOf }) =>
          new Set(accounts.flatMap(({ clients }) => Object.keys(clients).map(key => mainOf(key as Key)))),
      ),
    ),
    forNew: async client => {
      if ('key' in client) return assigning.forNew(client.key);
      const { key } = await clientDrafts(client);
      return key && assigning.forNew(key, client.person.email);
    },
  };
};

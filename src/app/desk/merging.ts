import type { Account } from '../../core/accounts';
import { type Client, phoneForm } from '../../core/clients';
import { duplicatesAmong } from '../../core/duplicates';
import type { Key } from '../../core/id';
import { type Groups, groupsFrom, keepingApart, othersOf } from '../../core/merging';
import { clientFrom, known } from '../../core/records';
import { combine, share } from '../live';
import type { Live, Phones, Store } from '../ports';
import { written } from '../written';
import type { DeskClients } from './desk';
import type { Decided } from './write';

/** Which entries are shown under which. */
export type Merging = { readonly live: Live<Groups>; readonly now: () => Promise<Groups> };

/** Few entries say anything of others, so they are read whole. */
export const createMerging = (store: Store): Merging => {
  const now = async (): Promise<Groups> => {
    const say = await store.find({ of: 'client', by: 'client', from: '0' });
    const others = new Set(say.flatMap(othersOf));
    return groupsFrom([...say, ...(await store.many('client', [...others].filter(isNot(say))))]);
  };
  return { now, live: share(changed(combine([written(store, 'client')], now))) };
};

/** Clients are written often, and merged seldom: what is shown by client is not made anew for nothing. */
const changed =
  (live: Live<Groups>): Live<Groups> =>
  listen => {
    let last: string | null = null;
    return live(groups => {
      if (groups.text === last) return;
      last = groups.text;
      listen(groups);
    });
  };

const isNot =
  (records: readonly { readonly key: string }[]) =>
  (key: Key): boolean =>
    !records.some(record => record.key === key);

/** The entries that are shown under one, itself first. */
export const clientsTogether = async (store: Store, groups: Groups, key: Key): Promise<readonly Client[]> => {
  const keys = groups.membersOf(key);
  const clients = known((await store.many('client', keys)).map(clientFrom));
  return known(keys.map(one => clients.find(client => client.key === one)));
};

/** The entries that an account is linked to, and those that are one person with them. */
export const clientsLinked = async (
  store: Store,
  { now }: Pick<Merging, 'now'>,
  account: Pick<Account, 'clients'> | null,
): Promise<readonly Client[]> => {
  const linked = Object.keys(account?.clients ?? {}) as Key[];
  if (linked.length === 0) return [];
  const { membersOf } = await now();
  return known((await store.many('client', linked.flatMap(membersOf))).map(clientFrom));
};

type Ports = {
  readonly store: Store;
  readonly merging: Merging;
  readonly decided: Decided;
  readonly phones: () => Promise<Phones>;
  readonly country: Live<string>;
};

/** "Merge", "Unmerge", and what is proposed. */
export const createMergeCommands = ({
  store,
  merging,
  decided,
  phones,
  country,
}: Ports): Pick<DeskClients, 'together' | 'duplicates' | 'merge' | 'unmerge' | 'keepApart'> => ({
  together: key =>
    combine([merging.live, written(store, 'client')], groups => clientsTogether(store, groups, key)),
  duplicates: share(
    combine(
      [store.watch({ of: 'client', by: 'search' }), merging.live, country],
      async (records, groups, where) => {
        const shown = known(records.map(clientFrom)).filter(({ key }) => groups.mainOf(key) === key);
        const { international } = await phones();
        const form = phoneForm(phone => international(phone, where));
        return duplicatesAmong(shown, form, groups.areTwo);
      },
    ),
  ),
  merge: (one, into) =>
    decided(async () => {
      const drafts = (await merging.now()).merging(one, into, 'owner');
      return drafts.length > 0 ? drafts : null;
    }),
  unmerge: key =>
    decided(async () => {
      const drafts = (await merging.now()).unmerging(key, 'owner');
      return drafts.length > 0 ? drafts : null;
    }),
  keepApart: (one, other) => decided(async () => keepingApart(one, other, 'owner')),
});

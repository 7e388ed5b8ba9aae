import { accountFrom } from '../../core/accounts';
import {
  type Client,
  clientOf,
  type PhoneForm,
  phoneEnd,
  plain,
  searchFor,
  sharesContact,
} from '../../core/clients';
import { columnsOf } from '../../core/columns';
import type { Key } from '../../core/id';
import type { Draft, Folded } from '../../core/ledger';
import { clientFrom, known, once } from '../../core/records';
import type { Details } from '../../core/requests';
import { MOST_SAID, saidField } from '../../core/said';
import { combine, share } from '../live';
import type { Store } from '../ports';
import { written } from '../written';
import type { DeskClients, Made } from './desk';
import { clientsLinked, type Merging } from './merging';
import type { Write } from './write';

/**
 * Who a session is for: an entry that is there, or changes that make one; null: nobody yet. `account`: the one that
 * the session is assigned to, whose entries are looked at first.
 */
export type ClientDrafts = (
  client: { readonly key: Key } | { readonly person: Details } | null,
  account?: Key | null,
) => Promise<{ readonly key: Key | null; readonly drafts: readonly Draft[] }>;

/** Entries with this email or phone, however they are written. */
export const clientsLike = async (
  store: Store,
  contact: Pick<Details, 'email' | 'phone'>,
  form: PhoneForm,
): Promise<Client[]> => {
  const by = async (column: 'email' | 'phone', value: string) =>
    value === '' ? [] : store.find({ of: 'client', by: column, from: value, to: value });
  const found = await Promise.all([by('email', plain(contact.email)), by('phone', phoneEnd(contact.phone))]);
  const clients = new Map(known(found.flat().map(clientFrom)).map(client => [client.key, client]));
  return [...clients.values()].filter(client => sharesContact(client, contact, form));
};

/** The owner types a person: an entry of the same names and email or phone is joined, else one is made. */
export const createClientDrafts =
  (store: Store, merging: Merging, newKey: () => Key, phoneForm: () => Promise<PhoneForm>): ClientDrafts =>
  async (client, account = null) => {
    if (client === null) return { key: null, drafts: [] };
    if ('key' in client) return { key: client.key, drafts: [] };
    const form = await phoneForm();
    const [alike, record] = await Promise.all([
      clientsLike(store, client.person, form),
      account === null ? null : store.get('account', account),
    ]);
    const linked = await clientsLinked(store, merging, record && accountFrom(record));
    const joined = clientOf(alike, client.person, form, linked);
    if (joined) return { key: joined.key, drafts: [] };
    const key = newKey();
    return { key, drafts: [{ of: 'client', key, by: 'owner', set: { ...client.person } }] };
  };

export const noteDraft = (client: Key, session: Key, note: string): Draft => ({
  of: 'client',
  key: client,
  by: 'owner',
  set: { [`note/${session}`]: note === '' ? null : note },
});

/** What the owner says to the client of a session that is refused or cancelled. */
export const saidDraft = (client: Key, session: Key, says: string): Draft => ({
  of: 'client',
  key: client,
  by: 'owner',
  set: { [saidField(session)]: says === '' ? null : says.slice(0, MOST_SAID) },
});

const searchedIn = once((record: Folded) => ({ record, key: columnsOf(record).search }));

export const createClients = (
  store: Store,
  write: Write,
  newKey: () => Key,
  merging: Merging,
  rest: Omit<DeskClients, 'search' | 'one' | 'save'>,
): DeskClients => {
  return {
    ...rest,
    // Any part of a name is looked for, which no index finds: it gives the order, and all keys are looked through.
    search: share(
      combine([store.watch({ of: 'client', by: 'search' }), merging.live], (records, { mainOf }) => {
        const entries = records.map(searchedIn);
        const recordOf = (key: Key): Folded | null => records.find(record => record.key === key) ?? null;
        return (search, limit) => {
          const holds = searchFor(search);
          // What is found in an entry that is merged shows the one that it is in.
          const found = new Map<Key, Client>();
          for (const { record, key } of entries) {
            if (found.size >= limit) break;
            const client = holds(key) ? clientFrom(record) : null;
            if (!client) continue;
            const main = mainOf(client.key);
            const shown = main === client.key ? record : recordOf(main);
            const entry = shown && clientFrom(shown);
            if (entry) found.set(main, entry);
          }
          return [...found.values()];
        };
      }),
    ),
    one: key =>
      combine([merging.live, written(store, 'client')], async ({ mainOf }) => {
        const record = await store.get('client', mainOf(key));
        return record && clientFrom(record);
      }),
    save: async (key, client): Promise<Made> => {
      const entry = key ?? newKey();
      const done = await write([{ of: 'client', key: entry, by: 'owner', set: { ...client } }]);
      return done.ok ? { ok: true, value: { ...done.value, key: entry } } : done;
    },
  };
};

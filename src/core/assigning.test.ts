import { expect, test } from 'vitest';
import { accountFrom, accountOf, isLate, walletField } from './accounts';
import {
  accountForAll,
  accountForBooking,
  accountForOwner,
  accountsToMoveTo,
  assigning,
  hasAccount,
  linking,
  mayAssign,
} from './assigning';
import { type Client, clientOf, type Person, phoneForm, sharesContact } from './clients';
import { nextId } from './hlc';
import type { DeviceId, Key } from './id';
import { type Draft, emptyRecord, type Folded, fold } from './ledger';
import { groupsFrom } from './merging';
import { deletedDrafts } from './profile';
import { clientFrom, known, sessionFrom } from './records';
import type { Session } from './sessions';
import { keyOf } from './testing/shop';

// Every sentence of the two articles on whose a session is and what an account is linked to (product §4.4 to §4.9
// and §4.12), as it comes true, and as it does not.

const form = phoneForm(() => null);
const DEVICE = 'd'.repeat(16) as DeviceId;
const WALLET = 'e'.repeat(64);
const ANA: Person = { first: 'Ana', last: 'Souza', email: 'ana@example.org', phone: '' };
const BIA: Person = { first: 'Bia', last: 'Souza', email: 'ana@example.org', phone: '' };
const CAIO: Person = { first: 'Caio', last: 'Lima', email: 'caio@example.org', phone: '' };

/** A business that does nothing but what the rules say. */
const createShop = () => {
  const records = new Map<string, Folded>();
  let time = 1_000_000;
  let made = 0;
  const write = (drafts: readonly Draft[]): void => {
    for (const { of, key, set } of drafts) {
      const name = `${of}/${key}`;
      time += 1;
      const id = nextId(time, DEVICE, []);
      records.set(name, fold(records.get(name) ?? emptyRecord(of, key), { id, set }));
    }
  };
  const all = (of: string): Folded[] => [...records.values()].filter(record => record.of === of);
  const clients = (): Client[] => known(all('client').map(clientFrom));
  const accounts = () => known(all('account').map(accountFrom));
  const sessions = (): Session[] => known(all('session').map(sessionFrom));
  const session = (key: Key): Session => {
    const found = sessions().find(one => one.key === key);
    if (!found) throw new Error('No such session');
    return found;
  };
  const account = (key: Key) => {
    const found = accounts().find(one => one.key === key);
    if (!found) throw new Error('No such account');
    return found;
  };
  const groups = () => groupsFrom(all('client'));
  const newKey = (name: string): Key => {
    made += 1;
    return keyOf(`${name}${made}`);
  };
  const entryOf = (person: Person, by: Key | null): Key => {
    const alike = clients().filter(client => sharesContact(client, person, form));
    const linked = by === null ? [] : clients().filter(({ key }) => key in account(by).clients);
    const joined = clientOf(alike, person, form, linked);
    if (joined) return joined.key;
    const key = newKey('c');
    write([{ of: 'client', key, by: 'owner', set: { ...person } }]);
    return key;
  };
  const add = (client: Key, assigned: Key | null): Key => {
    const key = newKey('s');
    const when = { staff: keyOf('maria'), start: time, end: time + 1, before: 0, after: 0 };
    const state = { is: 'confirmed' };
    write([{ of: 'session', key, by: 'owner', set: { when, client, account: assigned, state } }]);
    return key;
  };
  const shop = {
    signsUp: ({ email, first }: Person): Key => {
      const key = newKey('a');
      const set = {
        email,
        first,
        since: 1,
        agreed: { catalog: null, at: 1 },
        password: { record: 'r'.repeat(200), at: 1 },
      };
      write([{ of: 'account', key, by: 'w', set }]);
      return key;
    },
    /** In a browser, logged in to an account or, with null, logged out. */
    books: (person: Person, by: Key | null): Key => {
      const assigned = accountForBooking(by, by === null ? null : account(by));
      const key = add(entryOf(person, by), assigned);
      if (assigned !== null) write(linking(account(assigned), session(key), 'w'));
      return key;
    },
    ownerBooks: (person: Person): Key => {
      const client = entryOf(person, null);
      return add(
        client,
        accountForOwner(
          { key: client, email: person.email },
          {
            clients: clients(),
            sessions: sessions(),
            accounts: accounts(),
            together: groups().membersOf,
          },
        ),
      );
    },
    logsOut: (key: Key): void =>
      write([
        {
          of: 'account',
          key,
          by: 'w',
          set: { [walletField(WALLET)]: { is: 'out', at: time, device: 'Phone' } },
        },
      ]),
    merge: (one: Key | null, into: Key | null): void => {
      if (one !== null && into !== null) write(groups().merging(one, into, 'owner'));
    },
    unmerge: (one: Key | null): void => {
      if (one !== null) write(groups().unmerging(one, 'owner'));
    },
    /** "New account" of "Move to another account". */
    movesTo: (of: Key, from: Key): Key[] => {
      const { client } = session(of);
      return client === null
        ? []
        : accountsToMoveTo(client, from, accounts(), groups().membersOf).map(({ key }) => key);
    },
    opensLinkAndLogsIn: (of: Key, by: Key): void => write(linking(account(by), session(of), 'w')),
    assign: (of: Key, to: Key | null): void => write(assigning(session(of), to, 'owner')),
    rename: (of: Key, person: Person): void =>
      write([{ of: 'session', key: of, by: 'owner', set: { client: entryOf(person, null) } }]),
    deletes: (key: Key): void => {
      const fields = Object.keys(records.get(`account/${key}`)?.fields ?? {});
      const assigned = sessions().filter(one => one.account === key);
      write(deletedDrafts(account(key), { assigned, codes: [], fields }, 'w', time));
    },
    accountOf: (of: Key): Key | null => session(of).account,
    clientOf: (of: Key): Key | null => session(of).client,
    /** "Appointments". */
    shows: (key: Key): Key[] =>
      sessions()
        .filter(one => one.account === key)
        .map(one => one.key),
    history: (client: Key | null): Session[] => {
      const keys = client === null ? [] : groups().membersOf(client);
      return sessions().filter(one => one.client !== null && keys.includes(one.client));
    },
    hasMark: (client: Key | null): boolean =>
      client !== null && hasAccount(client, accounts(), groups().membersOf),
    mayAssign: (of: Key, to: Key): boolean => mayAssign(account(to), session(of), groups().membersOf),
    clients,
    accounts,
    account,
  };
  return shop;
};

type Shop = ReturnType<typeof createShop>;

const allOffered = (shop: Shop, of: Key): Key | null =>
  accountForAll(shop.history(shop.clientOf(of)).map(({ account }) => ({ account })));

const TABLE: readonly (readonly [string, (shop: Shop) => void])[] = [
  [
    'a session is assigned when the client booked while logged in',
    shop => {
      const account = shop.signsUp(ANA);
      expect(shop.accountOf(shop.books(ANA, account))).toBe(account);
    },
  ],
  [
    'a session is not assigned when the client booked without logging in, though the email is the same',
    shop => {
      const account = shop.signsUp(ANA);
      expect(shop.accountOf(shop.books(ANA, null))).toBeNull();
      shop.books(ANA, account);
      expect(shop.accountOf(shop.books(ANA, null))).toBeNull();
    },
  ],
  [
    'who claims an account without being logged in to it gets nothing',
    shop => {
      const account = shop.signsUp(ANA);
      expect(accountForBooking(account, null)).toBeNull();
      expect(accountForBooking(account, { key: shop.signsUp(CAIO) })).toBeNull();
      expect(accountForBooking(null, { key: account })).toBeNull();
    },
  ],
  [
    'a session that the owner books goes to the account that sessions with the email are assigned to',
    shop => {
      const account = shop.signsUp(ANA);
      shop.books(ANA, account);
      expect(shop.accountOf(shop.ownerBooks(ANA))).toBe(account);
      expect(shop.accountOf(shop.ownerBooks({ ...ANA, email: 'ANA@example.org' }))).toBe(account);
      // Of the same email, though of another name and of an entry that nothing links.
      expect(shop.accountOf(shop.ownerBooks(BIA))).toBe(account);
    },
  ],
  [
    'also where that account has another email',
    shop => {
      const mother = shop.signsUp(CAIO);
      shop.books(ANA, mother);
      expect(shop.accountOf(shop.ownerBooks(ANA))).toBe(mother);
    },
  ],
  [
    'unless sessions with the email are assigned to more than one account: then to none',
    shop => {
      const [one, other] = [shop.signsUp(ANA), shop.signsUp(CAIO)];
      shop.books(ANA, one);
      shop.books(BIA, other);
      expect(shop.accountOf(shop.ownerBooks(ANA))).toBeNull();
      expect(shop.accountOf(shop.ownerBooks(BIA))).toBeNull();
    },
  ],
  [
    'while none is assigned, to the account that is linked to the client and has that email',
    shop => {
      const account = shop.signsUp(ANA);
      const booked = shop.books(ANA, null);
      shop.opensLinkAndLogsIn(booked, account);
      expect(shop.accountOf(booked)).toBeNull();
      expect(shop.accountOf(shop.ownerBooks(ANA))).toBe(account);
    },
  ],
  [
    'not to one that has the email but is not linked, nor to one that is linked and has another',
    shop => {
      const [own, other] = [shop.signsUp(ANA), shop.signsUp(CAIO)];
      const booked = shop.books(ANA, null);
      expect(shop.accountOf(shop.ownerBooks(ANA))).toBeNull();
      shop.opensLinkAndLogsIn(booked, other);
      expect(shop.accountOf(shop.ownerBooks(ANA))).toBeNull();
      expect(shop.shows(own)).toEqual([]);
    },
  ],
  [
    'nor does who gave no email get the account of another who gave none',
    shop => {
      const account = shop.signsUp(ANA);
      const bare = { ...ANA, email: '', phone: '123456' };
      shop.books(bare, account);
      expect(shop.accountOf(shop.ownerBooks(bare))).toBeNull();
      expect(shop.accountOf(shop.ownerBooks({ ...CAIO, email: '', phone: '999999' }))).toBeNull();
    },
  ],
  [
    'the client sees all sessions assigned to the account, and none else, though the email is the same',
    shop => {
      const account = shop.signsUp(ANA);
      const own = shop.books(ANA, account);
      shop.books(ANA, null);
      const byOwner = shop.ownerBooks(ANA);
      shop.books(BIA, null);
      expect(shop.shows(account)).toEqual([own, byOwner]);
    },
  ],
  [
    'the check mark is there for who has an account and has booked while logged in',
    shop => {
      const account = shop.signsUp(ANA);
      const loggedOut = shop.books(ANA, null);
      expect(shop.hasMark(shop.clientOf(loggedOut))).toBe(false);
      const booked = shop.books(ANA, account);
      expect(shop.clientOf(booked)).toBe(shop.clientOf(loggedOut));
      expect(shop.hasMark(shop.clientOf(booked))).toBe(true);
    },
  ],
  [
    'and for no other entry of that email',
    shop => {
      const account = shop.signsUp(ANA);
      shop.books(ANA, account);
      expect(shop.hasMark(shop.clientOf(shop.books(BIA, null)))).toBe(false);
      expect(shop.hasMark(shop.clientOf(shop.ownerBooks(BIA)))).toBe(false);
    },
  ],
  [
    'opening the link of a session and logging in there links: the check mark is there, and sessions can be assigned',
    shop => {
      const account = shop.signsUp(ANA);
      const booked = shop.books(ANA, null);
      expect(shop.mayAssign(booked, account)).toBe(false);
      shop.opensLinkAndLogsIn(booked, account);
      expect(shop.hasMark(shop.clientOf(booked))).toBe(true);
      expect(shop.mayAssign(booked, account)).toBe(true);
      // By itself it assigns nothing.
      expect(shop.shows(account)).toEqual([]);
      shop.assign(booked, account);
      expect(shop.shows(account)).toEqual([booked]);
    },
  ],
  [
    'an account may be linked to several clients, and a client to several accounts',
    shop => {
      const [mother, own] = [shop.signsUp(ANA), shop.signsUp(CAIO)];
      const [first, child] = [shop.books(ANA, mother), shop.books(BIA, mother)];
      shop.opensLinkAndLogsIn(child, own);
      expect(shop.clientOf(first)).not.toBe(shop.clientOf(child));
      expect(shop.mayAssign(first, mother) && shop.mayAssign(child, mother)).toBe(true);
      expect(shop.mayAssign(child, own)).toBe(true);
      expect(shop.mayAssign(first, own)).toBe(false);
    },
  ],
  [
    'a link keeps the session by which it came to be',
    shop => {
      const account = shop.signsUp(ANA);
      const booked = shop.books(ANA, account);
      shop.books(ANA, account);
      expect(Object.values(shop.account(account).clients)).toEqual([booked]);
    },
  ],
  [
    'a removed session stays in the entry, and leaves the account; the link stays',
    shop => {
      const account = shop.signsUp(ANA);
      const booked = shop.books(ANA, account);
      const client = shop.clientOf(booked);
      shop.assign(booked, null);
      expect(shop.shows(account)).toEqual([]);
      expect(shop.history(client).map(({ key }) => key)).toEqual([booked]);
      expect(shop.hasMark(client)).toBe(true);
      expect(Object.keys(shop.account(account).left)).toEqual([booked]);
    },
  ],
  [
    'deleting the account unlinks, and unassigns',
    shop => {
      const account = shop.signsUp(ANA);
      const booked = shop.books(ANA, account);
      shop.deletes(account);
      expect(shop.hasMark(shop.clientOf(booked))).toBe(false);
      expect(shop.accountOf(booked)).toBeNull();
      expect(shop.accountOf(shop.ownerBooks(ANA))).toBeNull();
      expect(accountOf(shop.accounts(), ANA.email)).toBeUndefined();
    },
  ],
  [
    'another first or last name moves a session to the entry of that name, its account as it is',
    shop => {
      const account = shop.signsUp(ANA);
      const booked = shop.books(ANA, account);
      const before = shop.clientOf(booked);
      shop.rename(booked, { ...ANA, last: 'Lima' });
      expect(shop.history(before)).toEqual([]);
      expect(shop.clients().find(({ key }) => key === shop.clientOf(booked))?.last).toBe('Lima');
      expect(shop.shows(account)).toEqual([booked]);
    },
  ],
  [
    'assign all is offered once at least one session is assigned and one is not',
    shop => {
      const account = shop.signsUp(ANA);
      const loose = shop.books(ANA, null);
      expect(allOffered(shop, loose)).toBeNull();
      shop.books(ANA, account);
      expect(allOffered(shop, loose)).toBe(account);
      shop.assign(loose, account);
      expect(allOffered(shop, loose)).toBeNull();
    },
  ],
  [
    'assign all is not offered when sessions are assigned to another account too',
    shop => {
      const [one, other] = [shop.signsUp(ANA), shop.signsUp(CAIO)];
      const loose = shop.books(ANA, null);
      shop.books(ANA, one);
      shop.books(ANA, other);
      expect(allOffered(shop, loose)).toBeNull();
    },
  ],
  [
    'a session can be moved from an account to another one, and is shown there only',
    shop => {
      const old = shop.signsUp(ANA);
      const booked = shop.books(ANA, old);
      const renewed = shop.signsUp({ ...ANA, email: 'new@example.org' });
      shop.assign(booked, renewed);
      expect([shop.shows(old), shop.shows(renewed)]).toEqual([[], [booked]]);
      shop.assign(booked, old);
      expect([shop.shows(old), shop.shows(renewed)]).toEqual([[booked], []]);
    },
  ],
  [
    'in the entry of the other name the account is not linked: once taken away it cannot be given back by hand',
    shop => {
      const account = shop.signsUp(ANA);
      const booked = shop.books(ANA, account);
      shop.rename(booked, { ...ANA, first: 'Bia' });
      expect(shop.hasMark(shop.clientOf(booked))).toBe(false);
      shop.assign(booked, null);
      expect(shop.mayAssign(booked, account)).toBe(false);
      shop.rename(booked, ANA);
      expect(shop.mayAssign(booked, account)).toBe(true);
    },
  ],
  [
    'logging out unlinks nothing and takes no session away',
    shop => {
      const account = shop.signsUp(ANA);
      const booked = shop.books(ANA, account);
      shop.logsOut(account);
      expect(shop.hasMark(shop.clientOf(booked))).toBe(true);
      expect(shop.shows(account)).toEqual([booked]);
    },
  ],
  [
    'assign all is not offered when no session is assigned, also where an account is linked',
    shop => {
      const account = shop.signsUp(ANA);
      const booked = shop.books(ANA, null);
      shop.opensLinkAndLogsIn(booked, account);
      expect(shop.hasMark(shop.clientOf(booked))).toBe(true);
      expect(allOffered(shop, booked)).toBeNull();
    },
  ],
  [
    'sessions can be moved to another account of the client, which one of its sessions has linked, and to no other',
    shop => {
      const [old, renewed] = [shop.signsUp(ANA), shop.signsUp({ ...ANA, email: 'new@example.org' })];
      shop.signsUp(CAIO);
      const booked = shop.books(ANA, old);
      expect(shop.movesTo(booked, old)).toEqual([]);
      shop.opensLinkAndLogsIn(booked, renewed);
      expect(shop.movesTo(booked, old)).toEqual([renewed]);
      expect(shop.movesTo(booked, renewed)).toEqual([old]);
    },
  ],
  [
    'entries that are merged have one check mark and one history, and either’s account can be given to all sessions',
    shop => {
      const account = shop.signsUp(ANA);
      const booked = shop.books(ANA, account);
      const loose = shop.books(CAIO, null);
      const [ana, caio] = [shop.clientOf(booked), shop.clientOf(loose)];
      expect(shop.mayAssign(loose, account)).toBe(false);
      shop.merge(caio, ana);
      expect([ana, caio].map(shop.hasMark)).toEqual([true, true]);
      expect(shop.history(caio).map(({ key }) => key)).toEqual([booked, loose]);
      expect(shop.mayAssign(loose, account)).toBe(true);
      expect(allOffered(shop, loose)).toBe(account);
      // Sessions of both count where the owner books for either.
      expect(shop.accountOf(shop.ownerBooks(CAIO))).toBe(account);
      shop.unmerge(caio);
      expect([ana, caio].map(shop.hasMark)).toEqual([true, false]);
      expect(shop.mayAssign(loose, account)).toBe(false);
      expect(shop.clientOf(loose)).toBe(caio);
    },
  ],
  [
    'names and emails compare without case and accents, phones however they are written',
    shop => {
      const jose = { first: 'José', last: 'Conceição', email: 'Jose@Example.org', phone: '11 91234-5678' };
      const first = shop.books(jose, null);
      const same = (person: Partial<Person>) =>
        shop.clientOf(shop.books({ ...jose, ...person }, null)) === shop.clientOf(first);
      expect(same({ first: 'JOSE', last: 'conceicao', phone: '' })).toBe(true);
      expect(same({ email: 'jose@example.ORG', phone: '' })).toBe(true);
      expect(same({ email: '', phone: '(11) 91234 5678' })).toBe(true);
      expect(same({ email: '', phone: '(11) 91234 5679' })).toBe(false);
      expect(same({ last: 'Concessão' })).toBe(false);
    },
  ],
  [
    'a booking joins the linked entry of its names, whatever email and phone it gives',
    shop => {
      const account = shop.signsUp(ANA);
      const first = shop.books(ANA, account);
      const second = shop.books({ ...ANA, email: 'work@example.org' }, account);
      expect(shop.clientOf(second)).toBe(shop.clientOf(first));
      // Logged out nothing says that it is she.
      const third = shop.books({ ...ANA, email: 'work@example.org' }, null);
      expect(shop.clientOf(third)).not.toBe(shop.clientOf(first));
    },
  ],
  [
    'of another name it joins another entry, and renames nobody',
    shop => {
      const account = shop.signsUp(ANA);
      const own = shop.books(ANA, account);
      const child = shop.books(BIA, account);
      expect(shop.clientOf(child)).not.toBe(shop.clientOf(own));
      expect(shop.clients().map(({ first }) => first)).toEqual(['Ana', 'Bia']);
      expect(shop.shows(account)).toEqual([own, child]);
    },
  ],
  [
    'one account an email: of two made at desks apart the earlier stays',
    shop => {
      const earlier = shop.signsUp(ANA);
      const later = shop.signsUp({ ...ANA, email: 'Ana@Example.org' });
      const accounts = shop.accounts();
      for (const some of [accounts, [...accounts].reverse()]) {
        expect(accountOf(some, 'ana@example.org')?.key).toBe(earlier);
        expect(isLate(shop.account(later), some)).toBe(true);
        expect(isLate(shop.account(earlier), some)).toBe(false);
      }
      shop.opensLinkAndLogsIn(shop.books(ANA, null), later);
      expect(shop.accountOf(shop.ownerBooks(ANA))).toBeNull();
    },
  ],
];

test.each(TABLE)('%s', (_, holds) => holds(createShop()));

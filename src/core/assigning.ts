import { type Account, accountOf, clientField, leftField } from './accounts';
import { type Client, plain } from './clients';
import type { Key } from './id';
import type { Draft } from './ledger';
import type { Session } from './sessions';

// Which sessions are an account's (product §4.4, §4.7), and which entries it is linked to (§4.8).

type Assigned = Pick<Session, 'client' | 'account'>;
type Linked = Pick<Account, 'key' | 'email' | 'made' | 'clients'>;

/** The entries that are shown as one with an entry, itself among them. */
export type Together = (client: Key) => readonly Key[];

const alone: Together = client => [client];

export const isLinked = (
  { clients }: Pick<Account, 'clients'>,
  client: Key,
  together: Together = alone,
): boolean => together(client).some(one => Object.hasOwn(clients, one));

/** The check mark in "Clients": whether any account is linked to an entry. */
export const hasAccount = (
  client: Key,
  accounts: readonly Pick<Account, 'clients'>[],
  together: Together = alone,
): boolean => accounts.some(account => isLinked(account, client, together));

/** A session booked in a browser goes to the account that is logged in there, and else to none. */
export const accountForBooking = (asked: Key | null, loggedIn: Pick<Account, 'key'> | null): Key | null =>
  loggedIn !== null && asked === loggedIn.key ? asked : null;

/**
 * The account of a session that the owner books: the one that sessions with the client's email are assigned to; of
 * several none; where there is none, the one that is linked to the client and has that email.
 */
export const accountForOwner = (
  client: Pick<Client, 'key' | 'email'>,
  {
    clients,
    sessions,
    accounts,
    together = alone,
  }: {
    readonly clients: readonly Pick<Client, 'key' | 'email'>[];
    readonly sessions: readonly Assigned[];
    readonly accounts: readonly Linked[];
    readonly together?: Together;
  },
): Key | null => {
  const email = plain(client.email);
  if (email === '') return null;
  const alike = clients.filter(one => plain(one.email) === email);
  const sharing = new Set([client, ...alike].flatMap(({ key }) => together(key)));
  const known = new Set(accounts.map(({ key }) => key));
  const assigned = accountsIn(sessions.filter(one => one.client !== null && sharing.has(one.client)));
  const used = [...assigned].filter(account => known.has(account));
  if (used.length > 0) return used.length === 1 ? (used[0] ?? null) : null;
  const own = accountOf(accounts, client.email);
  return own && isLinked(own, client.key, together) ? own.key : null;
};

/**
 * The account that "Assign all to account" would assign all of a client's sessions to. It is offered only if at
 * least one is assigned, at least one is not, and all that are go to one account; null: not offered.
 */
export const accountForAll = (sessions: readonly Pick<Session, 'account'>[]): Key | null => {
  const [account, another] = [...accountsIn(sessions)];
  const isWhole = sessions.every(session => session.account !== null);
  return account === undefined || another !== undefined || isWhole ? null : account;
};

/** By hand a session can be assigned to the accounts that its client is linked to. */
export const mayAssign = (
  account: Pick<Account, 'clients'>,
  session: Pick<Session, 'client'>,
  together: Together = alone,
): boolean => session.client !== null && isLinked(account, session.client, together);

/**
 * The changes that assign a session to an account, or with null to none; it stays in its client's entry. The account
 * that it leaves is told so, or wallets would go on showing what they were told before.
 */
export const assigning = (
  session: Pick<Session, 'key' | 'account'>,
  account: Key | null,
  by: string,
): Draft[] => {
  const { key, account: before } = session;
  if (before === account) return [];
  const assigned: Draft = { of: 'session', key, by, set: { account } };
  return before === null ? [assigned] : [assigned, leaving(key, before, by)];
};

/** The change that tells an account that a session, or a code, left it. */
export const leaving = (what: Key, account: Key, by: string): Draft => ({
  of: 'account',
  key: account,
  by,
  set: { [leftField(what)]: true },
});

/**
 * Accounts to which those sessions of a client that are assigned to one can be moved: the others that the client is
 * linked to (product §4.12).
 */
export const accountsToMoveTo = <A extends Pick<Account, 'key' | 'clients'>>(
  client: Key,
  from: Key,
  accounts: readonly A[],
  together: Together = alone,
): readonly A[] => accounts.filter(account => account.key !== from && isLinked(account, client, together));

/**
 * The change that links an account to an entry: by a session booked while logged in, or whose link was opened by
 * whoever logged in or signed up there. Assigns nothing. What is linked keeps the session that linked it first.
 */
export const linking = (
  account: Pick<Account, 'key' | 'clients'>,
  session: Pick<Session, 'key' | 'client'>,
  by: string,
): Draft[] =>
  session.client === null || isLinked(account, session.client)
    ? []
    : [{ of: 'account', key: account.key, by, set: { [clientField(session.client)]: session.key } }];

const accountsIn = (sessions: readonly Pick<Session, 'account'>[]): Set<Key> =>
  new Set(sessions.flatMap(({ account }) => account ?? []));

import { type RequestRecord, requestFrom } from '../../core/answers';
import { ERASED, nameOf } from '../../core/erasing';
import { heldFrom } from '../../core/held';
import type { Key } from '../../core/id';
import type { Folded } from '../../core/ledger';
import { orderFrom } from '../../core/orders';
import { known } from '../../core/records';
import { err, ok, type Result } from '../../core/result';
import type { Log, LogFailure, Store } from '../ports';
import { ordersOfClients } from './codeEntries';
import { droppedAbout, type Name } from './forgettingHeld';
import type { Merging } from './merging';

type Book = { readonly log: Log; readonly store: Store };
type Ports = Book & { readonly merging: Pick<Merging, 'now'> };

/**
 * Erases a client: the entry with its notes, those that are merged with it, what the person typed when booking, what
 * they ordered, and what was sent to them, also what was held back and dropped. Sessions stay, pointing to nobody, and
 * codes and payments without their order, so that totals do; so do answers, which hold nothing of the person and keep a
 * request that is sent again from being decided anew. The entry goes last: should the app be killed in between, it is
 * still there to be erased again. There is no way back.
 */
export const createForget =
  ({ log, store, merging }: Ports) =>
  async (client: Key): Promise<Result<void, LogFailure>> => {
    await store.caughtUp(await log.end());
    const [main, ...merged] = (await merging.now()).membersOf(client);
    for (const entry of known([...merged, main])) {
      const before = await eraseAll(log, await everythingAbout({ log, store }, entry), 'owner');
      if (!before.ok) return before;
      const erased = await log.erase('client', entry, 'owner');
      if (!erased.ok) return err(erased.error);
      // What was booked while it was looked: from now on nothing is decided for this entry any more.
      await store.caughtUp(await log.end());
      const since = await eraseAll(log, await everythingAbout({ log, store }, entry), 'owner');
      if (!since.ok) return since;
    }
    return ok(undefined);
  };

/**
 * What is still there of the erased clients of these sessions and orders, typed or sent: a device that did not know of the
 * erasing wrote it. Whoever erased the person meant that, too, and with the entry gone nobody could any more. What
 * such a client asks for later stays, since it says nothing of the person.
 */
export const leftBehind = async (
  { log, store }: Book,
  { sessions, orders }: { readonly sessions: readonly Key[]; readonly orders: readonly Key[] },
): Promise<readonly Name[]> => {
  const named = new Set<Key>();
  const found: Name[] = [];
  const here = new Set<string>();
  for (let first = 0; first < sessions.length; first += TOGETHER) {
    const held = known((await store.many('session', sessions.slice(first, first + TOGETHER))).map(heldFrom));
    for (const client of known(held.map(({ client }) => client))) named.add(client);
    for (const { key } of held) here.add(key);
  }
  for (let first = 0; first < orders.length; first += TOGETHER) {
    const some = orders.slice(first, first + TOGETHER);
    const present = await store.many('order', some);
    for (const client of known(known(present.map(orderFrom)).map(({ client }) => client))) named.add(client);
    // Of an order that is gone nothing says any more whose it was: what was sent about it goes by its key.
    for (const { key } of present) here.add(key);
    for (const { key } of await store.many(
      'message',
      some.filter(one => !here.has(one)),
    ))
      if (await isErased(log, { of: 'order', key })) found.push({ of: 'message', key });
  }
  for (const client of await erasedAmong({ log, store }, [...named]))
    found.push(...(await allAbout(store, client, isPersonal)));
  return found;
};

/** What was held back of erased clients and dropped: nobody could erase it any more. */
export const leftHeld = async ({ log, store }: Book): Promise<readonly Name[]> => {
  const about = await droppedAbout({ log, store });
  const erased = await erasedAmong({ log, store }, [...about.keys()]);
  return erased.flatMap(client => about.get(client) ?? []);
};

const erasedAmong = async ({ log, store }: Book, clients: readonly Key[]): Promise<readonly Key[]> => {
  const present = new Set<string>();
  for (let first = 0; first < clients.length; first += TOGETHER)
    for (const { key } of await store.many('client', clients.slice(first, first + TOGETHER)))
      present.add(key);
  const erased: Key[] = [];
  // One that is not here may also be still to come.
  for (const key of clients)
    if (!present.has(key) && (await isErased(log, { of: 'client', key }))) erased.push(key);
  return erased;
};

const isErased = async (log: Log, name: Name): Promise<boolean> =>
  (await log.history(ERASED, nameOf(name))).length > 0;

/** Sessions, orders or clients that are read at once. */
const TOGETHER = 500;

export const eraseAll = async (
  log: Log,
  names: readonly Name[],
  by: string,
): Promise<Result<void, LogFailure>> => {
  for (const { of, key } of names) {
    const erased = await log.erase(of, key, by);
    if (!erased.ok) return err(erased.error);
  }
  return ok(undefined);
};

/** What a client typed when booking, what they ordered, and what was sent to them. */
const allAbout = async (
  store: Store,
  client: Key,
  isMeant: (request: RequestRecord) => boolean = () => true,
): Promise<readonly Name[]> => [
  ...(await requestsOf(store, client, isMeant)).map(key => ({ of: 'request', key })),
  ...(await messagesOf(store, client)).map(({ key }) => ({ of: 'message', key })),
  ...(await ordersOfClients(store, [client])).map(({ key }) => ({ of: 'order', key })),
];

/** The same, with what was held back and dropped. */
const everythingAbout = async ({ log, store }: Book, client: Key): Promise<readonly Name[]> => [
  ...(await allAbout(store, client)),
  ...((await droppedAbout({ log, store })).get(client) ?? []),
];

const isPersonal = ({ details, answers }: RequestRecord): boolean =>
  details !== null || Object.keys(answers).length > 0;

/** What was sent to a client, by session and order. */
export const messagesOf = async (store: Store, client: Key): Promise<readonly Folded[]> => {
  const [sessions, orders] = await Promise.all([
    store.find({ of: 'session', by: 'client', from: client, to: client }),
    ordersOfClients(store, [client]),
  ]);
  return store.many(
    'message',
    [...sessions, ...orders].map(({ key }) => key),
  );
};

/** Those that made or opened a session of this client. */
export const requestsOf = async (
  store: Store,
  client: Key,
  isMeant: (request: RequestRecord) => boolean = () => true,
): Promise<readonly Key[]> => {
  const sessions = await store.find({ of: 'session', by: 'client', from: client, to: client });
  const lists = await Promise.all(
    sessions.map(({ key }) => store.find({ of: 'request', by: 'session', from: key, to: key })),
  );
  return known(lists.flat().map(requestFrom))
    .filter(isMeant)
    .map(({ key }) => key);
};

import * as v from 'valibot';
import { foldAll, nameOf } from '../../core/erasing';
import { heldKey, isDecidedOn } from '../../core/heldBack';
import { Key } from '../../core/id';
import type { Change, Fields, Folded } from '../../core/ledger';
import { orderFrom } from '../../core/orders';
import { known, sessionFrom } from '../../core/records';
import type { Log, Store } from '../ports';

type Ports = { readonly log: Pick<Log, 'heldBack' | 'history'>; readonly store: Store };

export type Name = { readonly of: string; readonly key: string };

/**
 * What was typed by clients, ordered by them, or sent to them, and was held back and dropped: by client. It counts nowhere
 * and nobody is shown it, but it stays on the disk. Whose it is the book says, and of a session or order that is held
 * back itself, what is held back. What nobody has decided about waits for that; and where the book has the record, what is held back of it
 * goes with that: whoever was removed is not to say whose it is.
 */
export const droppedAbout = async ({ log, store }: Ports): Promise<ReadonlyMap<Key, readonly Name[]>> => {
  const held = (await log.heldBack()).map(({ change }) => change);
  const personal = held.flatMap(change => {
    const subject = subjectOf(change);
    return subject === null ? [] : [{ change, subject }];
  });
  const decisions = new Map<string, readonly Change[]>();
  for (const device of new Set(personal.map(({ change }) => change.device)))
    decisions.set(device, await log.history('decision', heldKey(device)));
  const present = new Set<string>();
  for (const of of ['request', 'message', 'order'] as const) {
    const keys = personal.flatMap(({ change }) => (change.of === of ? [change.key] : []));
    for (const record of await manyOf(store, of, keys)) present.add(nameOf(record));
  }
  const dropped = personal.filter(
    ({ change }) =>
      isDecidedOn(decisions.get(change.device) ?? [], change.seq) && !present.has(nameOf(change)),
  );
  const clients = await clientsOf(store, held, new Set(dropped.map(({ subject }) => subject)));
  const about = new Map<Key, Name[]>();
  for (const { change, subject } of dropped) {
    const { of, key } = change;
    const client = clients.get(subject);
    if (!client) continue;
    const before = about.get(client) ?? [];
    if (!before.some(one => nameOf(one) === nameOf(change))) about.set(client, [...before, { of, key }]);
  }
  return about;
};

/** The session or order of what says something of a person. */
const subjectOf = ({ of, key, set }: Change): Key | null => {
  const isOwn = of === 'message' || of === 'order';
  const subject = isOwn ? key : of === 'request' && isOfPerson(set) ? set['session'] : null;
  return v.is(Key, subject) ? (subject as Key) : null;
};

const isOfPerson = ({ details = null, answers = null }: Fields): boolean =>
  details !== null || Object.keys(answers ?? {}).length > 0;

/** Records that are read at once. */
const TOGETHER = 500;

const manyOf = async (
  store: Store,
  of: Parameters<Store['many']>[0],
  keys: readonly string[],
): Promise<readonly Folded[]> => {
  const found: Folded[] = [];
  for (let first = 0; first < keys.length; first += TOGETHER)
    found.push(...(await store.many(of, keys.slice(first, first + TOGETHER))));
  return found;
};

const clientsOf = async (
  store: Store,
  held: readonly Change[],
  subjects: ReadonlySet<Key>,
): Promise<ReadonlyMap<Key, Key | null>> => {
  const clients = new Map<Key, Key | null>();
  for (const { of, key, fields } of foldAll(held).values())
    if ((of === 'session' || of === 'order') && v.is(Key, fields['client']))
      clients.set(key as Key, fields['client'] as Key);
  const [sessions, orders] = await Promise.all([
    manyOf(store, 'session', [...subjects]),
    manyOf(store, 'order', [...subjects]),
  ]);
  for (const { key, client } of known([...sessions.map(sessionFrom), ...orders.map(orderFrom)]))
    clients.set(key, client);
  return clients;
};

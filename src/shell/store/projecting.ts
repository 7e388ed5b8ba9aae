import type { BulkWriteRow, RxDocumentData } from 'rxdb/plugins/core';
import type { Entry } from '../../app/ports';
import { erasedBy, nameOf } from '../../core/erasing';
import { type Change, emptyRecord, type Folded, fold } from '../../core/ledger';
import {
  blankDoc,
  type CollectionName,
  collectionOf,
  type Doc,
  docOf,
  markDoc,
  recordOf,
} from './collections';
import type { StoreDb } from './database';

/** What a record becomes, given what the store holds of it (null: nothing yet). */
type Next = {
  readonly of: string;
  readonly id: string;
  readonly next: (before: Folded | null) => Folded | null;
};

/** Another keeper, thawed and not yet stopped, may write in between; it folds the same changes. */
const MOST_CONFLICTS = 5;

/** Folds entries into the records that the store holds. What they say already changes nothing. */
export const project = async (db: StoreDb, entries: readonly Entry[]): Promise<void> => {
  const changes = new Map<string, Change[]>();
  const touched = new Map<string, Next>();
  for (const { change } of entries) {
    const erased = erasedBy(change);
    if (erased) touched.set(change.key, { of: erased.of, id: change.key, next: () => null });
    const id = nameOf(change);
    const own = changes.get(id);
    if (own) own.push(change);
    if (erased || own || touched.has(id)) continue;
    const { of, key } = change;
    const list = [change];
    changes.set(id, list);
    touched.set(id, { of, id, next: before => list.reduce(fold, before ?? emptyRecord(of, key)) });
  }
  await writeAll(db, [...touched.values()]);
};

/** Puts whole records in place of whatever the store holds under their names; null takes one away. */
export const replace = (db: StoreDb, records: ReadonlyMap<string, Folded | null>): Promise<void> =>
  writeAll(
    db,
    [...records].map(([id, record]) => ({
      of: record?.of ?? id.slice(0, id.indexOf('/')),
      id,
      next: () => record,
    })),
  );

const writeAll = async (db: StoreDb, all: readonly Next[]): Promise<void> => {
  const homes = new Map<CollectionName, Next[]>();
  for (const one of all) {
    const home = collectionOf(one.of);
    // Kinds of later versions stay in the log until a version comes that knows them.
    if (home !== null) homes.set(home, [...(homes.get(home) ?? []), one]);
  }
  // Read side by side, written one after the other: what a record points to stands before it.
  const first = new Map([...homes].map(([home, list]) => [home, beforeFirst(db, home, list)]));
  await Promise.all(first.values());
  for (const [home, list] of homes) await writeIn(db, home, list, (await first.get(home)) ?? []);
};

const beforeFirst = (db: StoreDb, home: CollectionName, list: readonly Next[]): Promise<Held> =>
  mayInsert(home, list) ? Promise.resolve([]) : held(db, home, list);

type Held = readonly RxDocumentData<Doc>[];

const held = (db: StoreDb, home: CollectionName, list: readonly Next[]): Promise<Held> =>
  db.collection(home).storageInstance.findDocumentsById(
    list.map(({ id }) => id),
    true,
  );

const writeIn = async (
  db: StoreDb,
  home: CollectionName,
  list: readonly Next[],
  first: Held,
): Promise<void> => {
  const { storageInstance } = db.collection(home);
  let left = list;
  for (let round = 0; left.length > 0; round++) {
    if (round === MOST_CONFLICTS) throw new Error(`${left.length} records of ${home} kept changing`);
    const found = round === 0 ? first : await held(db, home, left);
    const before = new Map(found.map(doc => [doc.id, doc]));
    const rows = left.flatMap(one => rowOf(home, one, before.get(one.id)));
    if (rows.length === 0) return;
    const { error } = await storageInstance.bulkWrite(rows, db.writer);
    const other = error.find(({ status }) => status !== 409);
    if (other) throw new Error(`RxDB refused ${other.documentId}: ${other.status}`);
    const lost = new Set(error.map(({ documentId }) => documentId));
    left = left.filter(({ id }) => lost.has(id));
  }
};

/** From so many on it pays to insert first, and to read only those that were there. */
const MANY = 50;

/**
 * Whether records may be written as new ones, unread: RxDB then tells which are not. Not where records are
 * erased, since RxDB takes an insert over a deleted one for a wish to have it back.
 */
const mayInsert = (home: CollectionName, list: readonly Next[]): boolean =>
  home === 'sessions' && list.length >= MANY && list.every(({ next }) => next(null) !== null);

const rowOf = (
  home: CollectionName,
  { of, id, next }: Next,
  previous: RxDocumentData<Doc> | undefined,
): BulkWriteRow<Doc>[] => {
  // Erased for ever: what still arrives for it is dropped.
  if (previous?._deleted) return [];
  const before = previous ? recordOf(previous) : null;
  const after = next(before);
  if (after === null && !previous) return [];
  const doc = after === null ? blankDoc(home, of, id) : docOf(home, after);
  if (previous?.record === doc.record && after !== null) return [];
  return [row(doc, after === null, previous)];
};

const row = (doc: Doc, deleted: boolean, previous?: RxDocumentData<Doc>): BulkWriteRow<Doc> => ({
  ...(previous ? { previous } : {}),
  // RxDB sets revision and time of writing itself, on what stands here.
  document: { ...doc, _deleted: deleted, _attachments: {}, _meta: previous?._meta ?? { lwt: 1 }, _rev: '' },
});

/** Records that the store cannot hold yet: no need to read before writing. */
export const insert = async (
  db: StoreDb,
  home: CollectionName,
  records: readonly Folded[],
): Promise<void> => {
  const { storageInstance } = db.collection(home);
  const rows = records.map(record => row(docOf(home, record), false));
  const { error } = await storageInstance.bulkWrite(rows, db.writer);
  if (error.length > 0) await replace(db, new Map(records.map(record => [nameOf(record), record])));
};

/** Says that the collection holds everything up to a place of the log. */
export const writeMark = async (db: StoreDb, home: CollectionName, at: number): Promise<void> => {
  const { storageInstance } = db.collection(home);
  for (let round = 0; round < MOST_CONFLICTS; round++) {
    const doc = markDoc(home, at);
    const [previous] = await storageInstance.findDocumentsById([doc.id], true);
    const { error } = await storageInstance.bulkWrite([row(doc, false, previous)], db.writer);
    if (error.length === 0) return;
  }
  throw new Error(`the mark of ${home} kept changing`);
};

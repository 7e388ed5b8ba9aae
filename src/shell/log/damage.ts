import type { LogFailure } from '../../app/ports';
import type { Place } from '../../core/erasing';
import type { Change } from '../../core/ledger';
import { ok, type Result } from '../../core/result';
import type { Connection } from '../device/connection';
import { deleteRow, placesAt, rowsIn } from './batches';
import { type Batch, type Damaged, found, isReadError } from './reading';
import { changeIn } from './rows';
import type { BatchRow, Db, LogSchema } from './schema';
import { inTransaction, saveState } from './transaction';

const BATCH = 500;

/** Reads the whole log and names what cannot be believed. `verify` checks a change's signature. */
export const check = async (
  connection: Connection<LogSchema>,
  verify: (change: Change) => Promise<boolean>,
): Promise<Result<readonly Damaged[], LogFailure>> => {
  const damaged: Damaged[] = [];
  let after = 0;
  for (;;) {
    const read: Result<Batch, LogFailure> = await connection.use(db => found(db, after, BATCH));
    if (!read.ok) return read;
    const { batch, isEnd } = read.value;
    // All at once, so that they are shared out among workers.
    const signed = await Promise.all(batch.map(one => one.ok && verify(one.entry.change)));
    for (const [index, one] of batch.entries()) {
      if (!one.ok) damaged.push(one.damaged);
      else if (!signed[index]) damaged.push({ at: one.entry.at, why: 'signature' });
      after = one.ok ? one.entry.at : one.damaged.at;
    }
    if (isEnd) return ok(damaged);
  }
};

/**
 * Moves an entry out of the log, to be kept beside it as it was found. Its number is held no longer, so that
 * a sound copy of it is taken in when one turns up; it is not given out again. The number comes from the
 * index, which is readable where the entry is not; null when it had none.
 */
export const setAside = async (
  connection: Connection<LogSchema>,
  at: number,
): Promise<Result<Place | null, LogFailure>> => {
  // Read by itself: a value that cannot be read would take the whole transaction down.
  const read = await connection.use(db => standingAt(db, at));
  if (!read.ok) return read;
  const standing = read.value;
  if (!standing) return ok(null);
  return inTransaction(connection, async (tx, state) => {
    if ((await tx.objectStore(standing.store).getKey(standing.key)) === undefined) return ok(null);
    const places = standing.place ? [standing.place] : await placesAt(tx, standing.store, standing.key);
    await tx.objectStore('damaged').put({ at, row: standing.row });
    if (standing.place) await deleteRow(tx, at);
    else await tx.objectStore(standing.store).delete(standing.key);
    const all = { ...state.counted };
    for (const { device, seq } of places) {
      const count = all[device];
      if (count) all[device] = { ...count, head: Math.min(count.head, seq - 1) };
    }
    if (places.length > 0) await saveState(tx, { ...state, counted: all });
    return ok(places[0] ?? null);
  });
};

/** What is found at a place; `place` where it is one of several in a row that can be read. */
type Standing = {
  readonly store: 'changes' | 'batches';
  readonly key: number;
  readonly row: unknown;
  readonly place: Place | null;
};

const standingAt = async (db: Db, at: number): Promise<Standing | null> => {
  if ((await db.getKey('changes', at)) !== undefined)
    return { store: 'changes', key: at, row: await rawAt(db, 'changes', at), place: null };
  const [key] = await db.getAllKeys('batches', IDBKeyRange.lowerBound(at), 1);
  if (key === undefined) return null;
  const batch = await rawAt(db, 'batches', key);
  const row = isBatch(batch) ? rowsIn(batch).find(one => one.at === at) : undefined;
  if (row) return { store: 'batches', key, row, place: { device: row.device, seq: row.seq } };
  return key === at ? { store: 'batches', key, row: batch, place: null } : null;
};

const isBatch = (row: unknown): row is BatchRow => typeof row === 'object' && row !== null && 'back' in row;

/** What stands under a key, whatever it is; null when the disk does not give it back. */
const rawAt = async (db: Db, store: 'changes' | 'batches', key: number): Promise<unknown> => {
  try {
    return await db.get(store, key);
  } catch (error) {
    if (!isReadError(error)) throw error;
    return null;
  }
};

/** Everything on the disk, as a person can read it, also what is damaged or was set aside. */
export const allRaw = async (db: Db): Promise<readonly unknown[]> => {
  const rows: unknown[] = [];
  for (const at of await db.getAllKeys('changes')) rows.push(readable(await rawAt(db, 'changes', at)));
  for (const at of await db.getAllKeys('batches')) {
    const batch = await rawAt(db, 'batches', at);
    rows.push(...(isBatch(batch) ? rowsIn(batch).map(readable) : [batch]));
  }
  const aside = await db.getAll('damaged');
  return [...rows, ...(await db.getAll('held')), ...aside.map(({ at, row }) => ({ at, row: readable(row) }))];
};

/** The change in a row; what holds none, as it was found. */
const readable = (row: unknown): unknown => {
  const change = changeIn(row);
  return change ? { at: (row as { readonly at: number }).at, ...change } : row;
};

import type { LogFailure } from '../../app/ports';
import type { Place } from '../../core/erasing';
import type { Change } from '../../core/ledger';
import { ok, type Result } from '../../core/result';
import type { Connection } from '../device/connection';
import { type Damaged, type Found, found, isReadError } from './reading';
import { changeIn } from './rows';
import type { Db, LogSchema, Write } from './schema';
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
    const batch: Result<readonly Found[], LogFailure> = await connection.use(db => found(db, after, BATCH));
    if (!batch.ok) return batch;
    // All at once, so that they are shared out among workers.
    const signed = await Promise.all(batch.value.map(one => one.ok && verify(one.entry.change)));
    for (const [index, one] of batch.value.entries()) {
      if (!one.ok) damaged.push(one.damaged);
      else if (!signed[index]) damaged.push({ at: one.entry.at, why: 'signature' });
      after = one.ok ? one.entry.at : one.damaged.at;
    }
    if (batch.value.length < BATCH) return ok(damaged);
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
  const row = await connection.use(db => rawAt(db, at));
  if (!row.ok) return row;
  return inTransaction(connection, async (tx, state) => {
    const changes = tx.objectStore('changes');
    if ((await changes.getKey(at)) === undefined) return ok(null);
    const place = await placeOf(tx, at);
    await tx.objectStore('damaged').put({ at, row: row.value });
    await changes.delete(at);
    const count = place && state.counted[place.device];
    if (place && count) {
      const head = Math.min(count.head, place.seq - 1);
      await saveState(tx, { ...state, counted: { ...state.counted, [place.device]: { ...count, head } } });
    }
    return ok(place);
  });
};

/** What stands at a place, whatever it is; null when the disk does not give it back. */
export const rawAt = async (db: Db, at: number): Promise<unknown> => {
  try {
    return await db.get('changes', at);
  } catch (error) {
    if (!isReadError(error)) throw error;
    return null;
  }
};

/** Everything on the disk, as a person can read it, also what is damaged or was set aside. */
export const allRaw = async (db: Db): Promise<readonly unknown[]> => {
  const rows: unknown[] = [];
  for (const at of await db.getAllKeys('changes')) rows.push(readable(await rawAt(db, at)));
  const aside = await db.getAll('damaged');
  return [...rows, ...(await db.getAll('held')), ...aside.map(({ at, row }) => ({ at, row: readable(row) }))];
};

/** The change in a row; what holds none, as it was found. */
const readable = (row: unknown): unknown => {
  const change = changeIn(row);
  return change ? { at: (row as { readonly at: number }).at, ...change } : row;
};

const placeOf = async (tx: Write, at: number): Promise<Place | null> => {
  let cursor = await tx.objectStore('changes').index('device').openKeyCursor();
  while (cursor) {
    if (cursor.primaryKey === at) {
      const [device, seq] = cursor.key;
      return { device, seq };
    }
    cursor = await cursor.continue();
  }
  return null;
};

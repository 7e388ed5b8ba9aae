import { deleteDB, openDB } from 'idb';
import { storeDatabases } from '../store/database';
import { STORE_NOTE, type StoreNote } from '../store/shelf';
import type { LogSchema } from './schema';

/**
 * Deletes every database of a ledger in this browser: the store first, the log last, so that what is cut off in
 * the middle is found again and can be finished. Waits for other tabs to let go.
 */
export const forgetLedger = async (name: string): Promise<void> => {
  const stores = await storeDatabases(`${name}-store`, await lastStore(`${name}-log`));
  const others = ['backup', 'journal', 'volumes', 'log'].map(of => `${name}-${of}`);
  for (const found of [...stores, ...others]) await deleteDB(found);
};

/** The greatest number that a store was given, by the log's note; 0 where there is none. */
const lastStore = async (log: string): Promise<number> => {
  const db = await openDB<LogSchema>(log);
  try {
    if (!db.objectStoreNames.contains('notes')) return 0;
    return ((await db.get('notes', STORE_NOTE)) as StoreNote | undefined)?.number ?? 0;
  } finally {
    db.close();
  }
};

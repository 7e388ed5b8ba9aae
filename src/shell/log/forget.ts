import { deleteDB } from 'idb';

/**
 * Deletes every database of a ledger in this browser: the store first, the log last, so that what is cut off in
 * the middle is found again and can be finished. Waits for other tabs to let go.
 */
export const forgetLedger = async (name: string): Promise<void> => {
  const stores = (await indexedDB.databases())
    .flatMap(({ name: found }) => found ?? [])
    .filter(found => found.startsWith(`rxdb-dexie-${name}-store`));
  for (const found of [...stores, `${name}-backup`, `${name}-volumes`, `${name}-log`]) await deleteDB(found);
};

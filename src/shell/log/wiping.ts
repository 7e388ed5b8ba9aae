import type { Place } from '../../core/erasing';
import { deleteRow, isHeld } from './batches';
import { rowsOf } from './rows';
import type { Write } from './schema';

/** Deletes what the log holds of a record. The places where it stood stay known as counted. */
export const wipe = async (tx: Write, of: string, key: string): Promise<readonly number[]> => {
  const rows = await rowsOf(tx, of, key);
  for (const { row } of rows) {
    const { at, device, seq } = row;
    await deleteRow(tx, at);
    await tx.objectStore('gone').put({ device, seq });
  }
  // What does not count leaves nothing behind.
  const held = tx.objectStore('held');
  for (const place of await held.index('record').getAllKeys([of, key])) await held.delete(place);
  return rows.map(({ row }) => row.at);
};

/** Counts as gone what an erasing change names. One that is held is of the erased record, or stays. */
export const markGone = async (tx: Write, places: readonly Place[]): Promise<readonly Place[]> => {
  const fresh: Place[] = [];
  for (const { device, seq } of places) {
    if (await isCounted(tx, device, seq)) continue;
    await tx.objectStore('gone').put({ device, seq });
    fresh.push({ device, seq });
  }
  return fresh;
};

/** Whether a place in a device's count is held, is held back though it counts, or is known to be erased. */
export const isCounted = async (tx: Write, device: string, seq: number): Promise<boolean> =>
  (await isHeld(tx, device, seq)) ||
  (await isGone(tx, device, seq)) ||
  (await tx.objectStore('held').get([device, seq]))?.why === 'not-allowed';

export const isGone = async (tx: Write, device: string, seq: number): Promise<boolean> =>
  (await tx.objectStore('gone').getKey([device, seq])) !== undefined;

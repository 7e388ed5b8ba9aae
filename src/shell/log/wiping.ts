import type { Place } from '../../core/erasing';
import { deleteRow, isHeld } from './batches';
import { rowsOf } from './rows';
import type { Read, Write } from './schema';

/** The places that changes of a record have in the count of their devices, also of those held back for a person. */
export const placesOf = async (tx: Read, of: string, key: string): Promise<readonly Place[]> => {
  const [rows, held] = await Promise.all([
    rowsOf(tx, of, key),
    tx.objectStore('held').index('record').getAll([of, key]),
  ]);
  const counting = held.filter(({ why }) => why === 'not-allowed');
  return [...rows.map(({ row }) => row), ...counting].map(({ device, seq }) => ({ device, seq }));
};

/** Deletes what the log holds of a record, and what is held back. The places where it stood stay known as counted. */
export const wipe = async (tx: Write, of: string, key: string): Promise<readonly number[]> => {
  const gone = tx.objectStore('gone');
  for (const place of await placesOf(tx, of, key)) await gone.put(place);
  const rows = await rowsOf(tx, of, key);
  for (const { row } of rows) await deleteRow(tx, row.at);
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

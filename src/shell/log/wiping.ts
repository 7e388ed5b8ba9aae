import { erasedBy, type Place } from '../../core/erasing';
import type { Change } from '../../core/ledger';
import { deleteRow, isHeld } from './batches';
import { rowsOf } from './rows';
import type { Read, Write } from './schema';

/** The places that changes of a record have in the count of their devices, also of those held back for a person. */
export const placesOf = async (tx: Read, of: string, key: string): Promise<readonly Place[]> =>
  (await allOf(tx, of, key)).places;

const allOf = async (tx: Read, of: string, key: string) => {
  const [found, held] = await Promise.all([
    rowsOf(tx, of, key),
    tx.objectStore('held').index('record').getAll([of, key]),
  ]);
  const rows = found.map(({ row }) => row);
  const counting = held.filter(({ why }) => why === 'not-allowed');
  return { rows, held, places: [...rows, ...counting].map(({ device, seq }) => ({ device, seq })) };
};

/** Deletes what the log holds of a record, and what is held back. The places where it stood stay known as counted. */
export const wipe = async (tx: Write, of: string, key: string): Promise<readonly number[]> => {
  const { rows, held, places } = await allOf(tx, of, key);
  for (const place of places) await tx.objectStore('gone').put(place);
  for (const { at } of rows) await deleteRow(tx, at);
  for (const { device, seq } of held) await tx.objectStore('held').delete([device, seq]);
  return rows.map(({ at }) => at);
};

/** Deletes what changes of this device erase. */
export const wipeErased = async (tx: Write, changes: readonly Change[]): Promise<void> => {
  for (const change of changes) {
    const erases = erasedBy(change);
    if (erases) await wipe(tx, erases.of, erases.key);
  }
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

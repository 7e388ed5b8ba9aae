import { serialize } from 'node:v8';
import type { Page } from '@playwright/test';
import type { Change } from '../../../src/core/ledger';
import { type Bytes, deflated, sizeOf } from '../../../src/shell/volumes/snapshots';
import { createVolume } from '../../../src/shell/volumes/volume';
import type { Measured } from '../bench';

/**
 * Bytes that one booking by a client takes on the disk: every change that the desk wrote for it, as IndexedDB
 * keeps a row of the log (a structured clone, before the browser compresses it) and in a compacted volume.
 */
export const bookingBytes = async (desk: Page, bookings: number): Promise<Measured> => {
  const rows = await desk.evaluate(
    () =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open('caderneta-log');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('changes').objectStore('changes').getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
          reading.onerror = () => reject(reading.error);
        };
      }),
  );
  // All that is not the owner's own came of a request.
  const asked = (rows as (Change & { readonly at: number })[]).filter(({ by }) => by !== 'owner');
  if (new Set(asked.filter(({ of }) => of === 'request').map(({ key }) => key)).size !== bookings)
    throw new Error('Not every booking is in the log');
  const log = asked.reduce((sum, row) => sum + serialize(row).byteLength, 0);
  const volume = createVolume(2000, []);
  volume.add(asked.map(({ at: _, ...change }) => change));
  const snapshot = await deflated(volume.snapshot() as Bytes);
  return {
    name: "storage: a client's booking in log and volume, compacted",
    budget: { unit: 'B', most: 2048 },
    measure: (log + sizeOf(snapshot)) / bookings,
  };
};

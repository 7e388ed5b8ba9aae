import { deflate, inflate } from '../letters/deflate';

export type Bytes = Uint8Array<ArrayBuffer>;

/**
 * A volume's snapshot on the disk. Ids, keys and names recur in it, so that deflated it takes half the room; what
 * came whole from another device is kept as it came until the volume is next compacted.
 */
export type Snapshot = Bytes | { readonly deflated: Bytes };

type Deflated = Exclude<Snapshot, Bytes>;

export const isDeflated = (snapshot: Snapshot | null): snapshot is Deflated =>
  snapshot !== null && 'deflated' in snapshot;

/** Bytes that a snapshot takes on the disk. */
export const sizeOf = (snapshot: Snapshot): number =>
  (isDeflated(snapshot) ? snapshot.deflated : snapshot).byteLength;

export const deflated = async (bytes: Bytes): Promise<Snapshot> => ({ deflated: await deflate(bytes) });

/** The update that a snapshot holds. Throws where the disk gives back other bytes than were written. */
export const inflated = async (snapshot: Snapshot): Promise<Bytes> => {
  if (!isDeflated(snapshot)) return snapshot;
  // This device wrote it: no bound is needed.
  const found = await inflate(snapshot.deflated, Number.POSITIVE_INFINITY);
  if (!found.ok) throw new Error(`A volume's snapshot is ${found.error}`);
  return found.value;
};

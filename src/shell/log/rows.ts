import * as v from 'valibot';
import { ERASED, nameOf } from '../../core/erasing';
import { DEVICE_ID_LENGTH } from '../../core/id';
import type { Json } from '../../core/json';
import { Change } from '../../core/ledger';
import { type RowsTx, rowsBy } from './batches';
import { pack, unpack } from './packing';
import type { PackedRow, Row } from './schema';

/**
 * A change as it is written: packed, beside what the indexes read. Of the record's key they have a number made of it,
 * which is a third as long on the disk as its text; records that share one are told apart by what is packed.
 */
export const rowOf = (at: number, { id, device, seq, of, key, set, by, why, sig }: Change): PackedRow => {
  const reading = id.endsWith(device) ? id.slice(0, -DEVICE_ID_LENGTH) : id;
  const rest: Json[] = [reading, key, set, by, sig];
  return { at, of, key: numberOf(key), device, seq, packed: pack(why === undefined ? rest : [...rest, why]) };
};

/** What a row says, in whichever form it was written; null for what is no change. */
export const changeIn = (row: unknown): Change | null => {
  if (typeof row !== 'object' || row === null) return null;
  const { at: _, ...said } = row as { readonly at?: unknown };
  const change = 'packed' in said ? unpackedFrom(said as Omit<PackedRow, 'at'>) : said;
  return v.is(Change, change) ? (change as Change) : null;
};

const unpackedFrom = ({ of, key, device, seq, packed }: Omit<PackedRow, 'at'>): unknown => {
  try {
    const [reading, text, set, by, sig, ...why] = unpack(packed) as readonly Json[];
    if (typeof reading !== 'string' || typeof text !== 'string' || numberOf(text) !== key) return null;
    const id = reading.length < DEVICE_ID_LENGTH ? reading + device : reading;
    return { id, device, seq, of, key: text, set, by, sig, ...(why.length > 0 ? { why: why[0] } : {}) };
  } catch {
    // The disk gives back other bytes than were written.
    return null;
  }
};

/** FNV-1a of a key's characters, of which 27 bits take four bytes on the disk. */
const numberOf = (key: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return hash >>> 5;
};

/** A row of a record; without its change where that cannot be read. */
export type RecordRow = { readonly row: Row; readonly change: Change | null };

/** What stands of a record. Of one that cannot be read only the number tells that it may be of it. */
export const rowsOf = async (tx: RowsTx, of: string, key: string): Promise<readonly RecordRow[]> => {
  const found = await Promise.all(
    [key, numberOf(key)].map(one => rowsBy(tx, 'record', IDBKeyRange.only([of, one]))),
  );
  return found
    .flat()
    .map(row => ({ row, change: changeIn(row) }))
    .filter(({ change }) => change === null || change.key === key);
};

/** The changes that stand of a record. */
export const changesOf = async (tx: RowsTx, of: string, key: string): Promise<readonly Change[]> =>
  (await rowsOf(tx, of, key)).flatMap(({ change }) => change ?? []);

/** Whether a record is erased. */
export const isErased = async (
  tx: RowsTx,
  record: { readonly of: string; readonly key: string },
): Promise<boolean> => (await rowsOf(tx, ERASED, nameOf(record))).length > 0;

/** Every row of a kind: numbers come before text, and lists after both. */
export const ofKind = (kind: string): IDBKeyRange =>
  IDBKeyRange.bound([kind, Number.NEGATIVE_INFINITY], [kind, []]);

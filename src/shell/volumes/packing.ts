import * as v from 'valibot';
import { nameOf } from '../../core/erasing';
import { base64url, bytesFromBase64url, DEVICE_ID_LENGTH } from '../../core/id';
import { Change } from '../../core/ledger';

/**
 * A change as it stands in a volume: without the names of its fields, its device (the end of its id) and the
 * quarter that text adds to a signature. A fifth smaller than the change itself, on every disk and wire.
 */
export type Packed = readonly unknown[];

export const pack = ({ id, seq, of, key, set, by, sig, why }: Change): Packed => {
  const packed = [id, seq, of, key, set, by, bytesFromBase64url(sig)];
  return why === undefined ? packed : [...packed, why];
};

/** The change again, or null for what is none: a volume may come from anyone who holds the staff secret. */
export const unpack = (item: unknown): Change | null => {
  if (!Array.isArray(item) || item.length < 7 || item.length > 8) return null;
  const [id, seq, of, key, set, by, sig, why] = item as readonly unknown[];
  if (typeof id !== 'string' || !(sig instanceof Uint8Array)) return null;
  if (item.length === 8 && typeof why !== 'string') return null;
  const change = {
    id,
    device: id.slice(-DEVICE_ID_LENGTH),
    seq,
    of,
    key,
    set,
    by,
    ...(item.length === 8 ? { why } : {}),
    sig: base64url(sig),
  };
  return v.is(Change, change) ? (change as Change) : null;
};

/**
 * Device and number of a packed change as text, read without checking the rest: also of one that only a later
 * version understands. Null for what has no place.
 */
export const placeIn = (item: unknown): string | null => {
  if (!Array.isArray(item)) return null;
  const [id, seq] = item as readonly unknown[];
  if (typeof id !== 'string' || id.length < DEVICE_ID_LENGTH || !Number.isSafeInteger(seq)) return null;
  return `${id.slice(-DEVICE_ID_LENGTH)}/${seq}`;
};

/** Name of the record that a packed change is of, read without checking the rest. */
export const nameIn = (item: unknown): string | null => {
  if (!Array.isArray(item)) return null;
  const [, , of, key] = item as readonly unknown[];
  return typeof of === 'string' && typeof key === 'string' ? nameOf({ of, key }) : null;
};

/** Whether two packed changes say the same, signature included. */
export const isSamePacked = (a: unknown, b: unknown): boolean => {
  const [one, other] = [unpack(a), unpack(b)];
  return one !== null && other !== null && one.id === other.id && one.sig === other.sig;
};

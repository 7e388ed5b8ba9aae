import * as v from 'valibot';
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

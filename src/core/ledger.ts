import * as v from 'valibot';
import { ChangeId } from './hlc';
import { DeviceId } from './id';
import { canonical, type Json } from './json';

/**
 * Kinds of record. `book` kinds are few and always at hand; the others are many and queried.
 * Later versions add kinds: a change of an unknown kind is kept and passed on, never shown.
 */
export type Kind =
  | 'business'
  | 'service'
  | 'staff'
  | 'form'
  | 'product'
  | 'template'
  | 'device'
  | 'decision'
  | 'client'
  | 'account'
  | 'session'
  | 'order'
  | 'code'
  | 'payment'
  | 'request'
  | 'answer'
  | 'token'
  | 'message'
  | 'erased';

/**
 * By hand, because the ledger reads it for every change: the same written as a recursive union in valibot
 * takes 160 µs a change, and 50,000 changes are to be read in seconds.
 */
const isJson = (value: unknown): boolean => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.every(isJson);
  const prototype = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && Object.values(value).every(isJson);
};

const JsonValue = v.custom<Json>(isJson, 'Not JSON');

/** A change: some fields of one record, set by one device at one moment. The unit of everything. */
export const Change = v.strictObject({
  id: ChangeId,
  device: DeviceId,
  /** Counts the device's changes from 1 without gaps. */
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  /** Kind of the record. */
  of: v.pipe(v.string(), v.regex(/^[a-z]{1,20}$/)),
  /** Key of the record, unique within its kind. */
  key: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  set: v.record(v.pipe(v.string(), v.minLength(1), v.maxLength(120)), JsonValue),
  /** Who did it: `owner`, `desk` (decided by rule), or a wallet's public key in hex. */
  by: v.pipe(v.string(), v.maxLength(80)),
  why: v.optional(v.pipe(v.string(), v.maxLength(500))),
  /** Ed25519 signature of the device over `signedText`, base64url. */
  sig: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{86}$/)),
});
export type Change = Omit<v.InferOutput<typeof Change>, 'set'> & { readonly set: Fields };

export type Fields = { readonly [field: string]: Json };

/** What a command wants written; the log adds id, device, seq and signature. */
export type Draft = {
  readonly of: Kind;
  readonly key: string;
  readonly set: Fields;
  readonly by: string;
  readonly why?: string;
};

/** The text that a device signs: everything in the change but the signature. */
export const signedText = ({ id, device, seq, of, key, set, by, why }: Omit<Change, 'sig'>): string =>
  canonical(['caderneta change 1', id, device, seq, of, key, set, by, why ?? null]);

/** What someone has of each device's changes: the last `seq`, counted without gaps. */
export type Heads = { readonly [device: string]: number };

/** A record as its changes leave it: its values, and the id behind each. */
export type Folded = {
  readonly of: string;
  readonly key: string;
  readonly fields: Fields;
  readonly ids: { readonly [field: string]: ChangeId };
};

export const emptyRecord = (of: string, key: string): Folded => ({ of, key, fields: {}, ids: {} });

/**
 * Folds a change into its record: each field keeps the value with the greatest id. Commutative, associative
 * and idempotent, so that devices agree whatever order changes reach them in. Of two values with one id, which
 * only a broken or copied device makes, the greater text stands: any rule does that is the same everywhere.
 */
export const fold = (record: Folded, change: Pick<Change, 'id' | 'set'>): Folded => {
  const fields: Record<string, Json> = { ...record.fields };
  const ids: Record<string, ChangeId> = { ...record.ids };
  for (const [field, value] of Object.entries(change.set)) {
    // The one name that an object cannot hold as data.
    if (field === '__proto__') continue;
    const known = Object.hasOwn(ids, field) ? ids[field] : undefined;
    if (known !== undefined && known > change.id) continue;
    if (known === change.id && canonical(fields[field] ?? null) >= canonical(value)) continue;
    fields[field] = value;
    ids[field] = change.id;
  }
  return { ...record, fields, ids };
};

/** The greatest id behind any field of a record, or null for one without fields. */
export const versionOf = (record: Folded): ChangeId | null => {
  let greatest: ChangeId | null = null;
  for (const id of Object.values(record.ids)) if (greatest === null || id > greatest) greatest = id;
  return greatest;
};

import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb';
import type { HeldBack } from '../../app/ports';
import type { Json } from '../../core/json';
import type { Change } from '../../core/ledger';
import type { Counted, Pen } from '../../core/numbering';

/** A change in its place, as it is written: `rows.ts` tells why so. */
export type PackedRow = {
  readonly at: number;
  readonly of: string;
  /** Made of the key of the record. */
  readonly key: number;
  readonly device: string;
  readonly seq: number;
  readonly packed: Uint8Array<ArrayBuffer>;
};

/** Changes that were taken in together: a row costs a browser the same, however many of them are in it. */
export type BatchRow = {
  /** The place of its last change. */
  readonly at: number;
  /** Of each, in order: how many places it stands before the last one. */
  readonly back: readonly number[];
  /** What the indexes read: kind and number of the record, device and number of the change. */
  readonly record: [string, number][];
  readonly device: [string, number][];
  readonly packed: readonly Uint8Array<ArrayBuffer>[];
};

/** A change as logs before the third version wrote it; what stands in one stays as it is. */
type PlainRow = Change & { readonly at: number };

/** Read back it may be damaged, so it is checked before it is believed. */
export type Row = PackedRow | PlainRow;

/** What a write advances, read and written in the same transaction as the rows. */
export type State = Pen & {
  /** The last place given out; it stays when what stood there was erased. */
  readonly end: number;
  /** Counts the keepers: each new one fences those before it. */
  readonly generation: number;
  readonly counted: Counted;
};

export const EMPTY: State = { end: 0, generation: 0, seq: 0, clock: null, counted: {} };

export type LogSchema = DBSchema & {
  changes: {
    key: number;
    value: Row;
    indexes: { record: [string, string | number]; device: [string, number] };
  };
  batches: {
    key: number;
    value: BatchRow;
    indexes: { record: [string, number]; device: [string, number] };
  };
  /** Counted, but not held: erased. */
  gone: { key: [string, number]; value: { device: string; seq: number } };
  /** Of devices that may not, or no more; beside the log, and counted only if `not-allowed`. */
  held: {
    key: [string, number];
    value: HeldBack & { device: string; seq: number };
    indexes: { record: [string, string] };
  };
  /** Set aside because they could not be read; `row` is what was found. */
  damaged: { key: number; value: { at: number; row: unknown } };
  state: { key: 'state'; value: State };
  /** Small things that others keep with the log. */
  notes: { key: string; value: Json };
};

export type StoreName = 'changes' | 'batches' | 'gone' | 'held' | 'damaged' | 'state' | 'notes';
export const ALL: readonly StoreName[] = ['changes', 'batches', 'gone', 'held', 'damaged', 'state', 'notes'];

export type Db = IDBPDatabase<LogSchema>;
export type Write = IDBPTransaction<LogSchema, StoreName[], 'readwrite'>;
export type Read = Write | IDBPTransaction<LogSchema, StoreName[], 'readonly'>;

/**
 * The note of how often changes left the log otherwise than by erasing: a store that was built from it before
 * still shows them.
 */
export const RESTOOD = 'restood';

/**
 * The third writes packed rows beside those that stand there, the fourth many in one. Nothing is rewritten, so that no book is too long, no
 * disk too full and no entry too damaged for it to open; the number alone keeps an older app from taking packed rows
 * for damaged ones.
 */
export const LOG_VERSION = 4;

/** `to`: what a test leaves behind, as an older app would have. */
export const upgrade = (db: Db, from: number, to: number | null = LOG_VERSION): void => {
  if (from < 1) first(db);
  if (from < 2) second(db);
  if (from < 4 && (to ?? LOG_VERSION) >= 4) fourth(db);
};

const fourth = (db: Db): void => {
  const batches = db.createObjectStore('batches', { keyPath: 'at' });
  batches.createIndex('record', 'record', { multiEntry: true });
  batches.createIndex('device', 'device', { multiEntry: true, unique: true });
};

const second = (db: Db): void => {
  const held = db.createObjectStore('held', { keyPath: ['device', 'seq'] });
  held.createIndex('record', ['change.of', 'change.key']);
};

const first = (db: Db): void => {
  const changes = db.createObjectStore('changes', { keyPath: 'at' });
  changes.createIndex('record', ['of', 'key']);
  changes.createIndex('device', ['device', 'seq'], { unique: true });
  db.createObjectStore('gone', { keyPath: ['device', 'seq'] });
  db.createObjectStore('damaged', { keyPath: 'at' });
  db.createObjectStore('state');
  db.createObjectStore('notes');
};

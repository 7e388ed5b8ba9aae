import type { IDBPObjectStore, StoreNames } from 'idb';
import type { Place } from '../../core/erasing';
import type { BatchRow, LogSchema, PackedRow, Row } from './schema';

type Stores = ArrayLike<StoreNames<LogSchema>>;
type Changes = IDBPObjectStore<LogSchema, Stores, 'changes', IDBTransactionMode>;
type Batches = IDBPObjectStore<LogSchema, Stores, 'batches', IDBTransactionMode>;
type Writable<Name extends 'changes' | 'batches'> = IDBPObjectStore<LogSchema, Stores, Name, 'readwrite'>;

/** A transaction over the rows of both forms. */
export type RowsTx = { readonly objectStore: (name: never) => unknown };

const changesIn = (tx: RowsTx): Changes => tx.objectStore('changes' as never) as Changes;
const batchesIn = (tx: RowsTx): Batches => tx.objectStore('batches' as never) as Batches;

/** Changes in one row: more make reading one of them dearer, fewer make writing a book dearer. */
const IN_A_ROW = 64;
/** From so many on they are written together: what a booking writes is one row. */
const TOGETHER = 3;

/** The rows that a batch stands for. */
export const rowsIn = ({ at, back, record, device, packed }: BatchRow): readonly PackedRow[] =>
  back.flatMap((steps, index) => {
    const [of, key] = record[index] ?? [];
    const [id, seq] = device[index] ?? [];
    const bytes = packed[index];
    if (of === undefined || key === undefined || id === undefined || seq === undefined || !bytes) return [];
    return [{ at: at - steps, of, key, device: id, seq, packed: bytes }];
  });

const batchOf = (rows: readonly PackedRow[]): BatchRow | null => {
  const last = rows.at(-1);
  if (!last) return null;
  // On bytes of their own, so that the browser copies them as one.
  const bytes = new Uint8Array(rows.reduce((sum, { packed }) => sum + packed.length, 0));
  let from = 0;
  const packed = rows.map(row => {
    bytes.set(row.packed, from);
    from += row.packed.length;
    return bytes.subarray(from - row.packed.length, from);
  });
  return {
    at: last.at,
    back: rows.map(({ at }) => last.at - at),
    record: rows.map(({ of, key }) => [of, key] as [string, number]),
    device: rows.map(({ device, seq }) => [device, seq] as [string, number]),
    packed,
  };
};

/** The requests that write rows, in order of their places: many of them together. */
export const putRows = (tx: RowsTx, rows: readonly PackedRow[]): Promise<unknown>[] => {
  if (rows.length < TOGETHER) {
    const changes = changesIn(tx) as unknown as Writable<'changes'>;
    return rows.map(row => changes.add(row));
  }
  const batches = batchesIn(tx) as unknown as Writable<'batches'>;
  const writes: Promise<unknown>[] = [];
  for (let from = 0; from < rows.length; from += IN_A_ROW) {
    const batch = batchOf(rows.slice(from, from + IN_A_ROW));
    if (batch) writes.push(batches.add(batch));
  }
  return writes;
};

/** Deletes one row, and leaves the others of its batch. */
export const deleteRow = async (tx: RowsTx, at: number): Promise<void> => {
  const changes = changesIn(tx) as unknown as Writable<'changes'>;
  if ((await changes.getKey(at)) !== undefined) return changes.delete(at);
  const batches = batchesIn(tx) as unknown as Writable<'batches'>;
  const [batch] = await batches.getAll(IDBKeyRange.lowerBound(at), 1);
  const left = batch ? rowsIn(batch).filter(row => row.at !== at) : [];
  if (!batch || left.length === batch.back.length) return;
  await batches.delete(batch.at);
  const next = batchOf(left);
  if (next) await batches.add(next);
};

type Index = 'record' | 'device';

const keyOf = (index: Index, row: PackedRow): IDBValidKey =>
  index === 'record' ? [row.of, row.key] : [row.device, row.seq];

/** Rows of either form by what an index says of them, in no order. */
export const rowsBy = async (tx: RowsTx, index: Index, range: IDBKeyRange): Promise<readonly Row[]> => {
  const batches = batchesIn(tx);
  const [single, keys] = await Promise.all([
    changesIn(tx).index(index).getAll(range),
    batches.index(index).getAllKeys(range),
  ]);
  // An index names a row once for each of its changes.
  const found = await Promise.all([...new Set(keys)].map(at => batches.get(at)));
  const together = found.flatMap(batch => (batch ? rowsIn(batch) : []));
  return [...single, ...together.filter(row => range.includes(keyOf(index, row)))];
};

/** How many numbers of devices stand in a range. */
export const countBy = async (tx: RowsTx, range: IDBKeyRange): Promise<number> => {
  const [single, together] = await Promise.all([
    changesIn(tx).index('device').count(range),
    batchesIn(tx).index('device').count(range),
  ]);
  return single + together;
};

/** Whether a device's number stands in the log. */
export const isHeld = async (tx: RowsTx, device: string, seq: number): Promise<boolean> => {
  const keys = await Promise.all([
    changesIn(tx).index('device').getKey([device, seq]),
    batchesIn(tx).index('device').getKey([device, seq]),
  ]);
  return keys.some(key => key !== undefined);
};

/** The numbers of devices that stand in a row, by an index that can be read where the row cannot. */
export const placesAt = async (tx: RowsTx, name: 'changes' | 'batches', at: number): Promise<Place[]> => {
  const index = name === 'changes' ? changesIn(tx).index('device') : batchesIn(tx).index('device');
  const places: Place[] = [];
  let cursor = await (index as ReturnType<Changes['index']>).openKeyCursor();
  while (cursor) {
    const [device, seq] = cursor.key as unknown as [string, number];
    if (cursor.primaryKey === at) places.push({ device, seq });
    cursor = await cursor.continue();
  }
  return places;
};

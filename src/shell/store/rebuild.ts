import { columnsOf } from '../../core/columns';
import { erasedBy, nameOf } from '../../core/erasing';
import { emptyRecord, type Folded, fold } from '../../core/ledger';
import { DAY } from '../../core/time';
import type { DeviceLog } from '../log/log';
import { COLLECTIONS, type CollectionName, collectionOf } from './collections';
import type { StoreDb } from './database';
import { insert, replace, writeMark } from './projecting';

const READ = 1000;
const WRITE = 500;
const AROUND = 14 * DAY;

export type RebuildParts = {
  readonly log: DeviceLog;
  readonly db: StoreDb;
  /** Epoch milliseconds. */
  readonly now: number;
  /** The book and the days around today stand; screens may look. */
  readonly onFirst: () => Promise<void>;
  readonly stopped: () => boolean;
};

/**
 * Fills an empty store from the log: the book and the sessions of today ± 14 days first. What is appended
 * meanwhile goes before all that still waits. Gives the place up to which the store then holds everything,
 * or null when it was stopped.
 */
export const rebuild = async ({ log, db, now, onFirst, stopped }: RebuildParts): Promise<number | null> => {
  const records = new Map<string, Folded>();
  const erased = new Set<string>();
  const fresh = new Set<string>();
  let place = 0;

  const take = async (): Promise<void> => {
    for (;;) {
      const entries = await log.read(place, READ);
      for (const { at, change } of entries) {
        place = at;
        if (erasedBy(change)) {
          erased.add(change.key);
          records.delete(change.key);
          fresh.add(change.key);
          continue;
        }
        const name = nameOf(change);
        if (erased.has(name)) continue;
        records.set(name, fold(records.get(name) ?? emptyRecord(change.of, change.key), change));
        fresh.add(name);
      }
      if (entries.length < READ) return;
    }
  };

  await take();
  // What is here before anything is written needs no second look.
  fresh.clear();
  const written = new Set<string>();

  const writeFresh = async (): Promise<void> => {
    await take();
    if (fresh.size === 0) return;
    await replace(db, new Map([...fresh].map(name => [name, records.get(name) ?? null])));
    for (const name of fresh) written.add(name);
    fresh.clear();
  };

  const waiting = inOrder([...records.keys()], name => urgency(records.get(name), now));
  let shown = false;
  for (const [urgent, names] of waiting) {
    if (!shown && !urgent) {
      await onFirst();
      shown = true;
    }
    for (let from = 0; from < names.length; from += WRITE) {
      if (stopped()) return null;
      const batch = names.slice(from, from + WRITE).flatMap(name => {
        const record = written.has(name) ? undefined : records.get(name);
        return record ? [record] : [];
      });
      for (const [home, list] of byHome(batch)) await insert(db, home, list);
      for (const record of batch) written.add(nameOf(record));
      await writeFresh();
    }
  }
  if (!shown) await onFirst();
  await writeFresh();
  if (stopped()) return null;
  // The book's mark last: only with it is the store whole.
  for (const home of [...COLLECTIONS].reverse()) await writeMark(db, home, place);
  return place;
};

const URGENT = 1;

/** 0: the book; 1: days around today; 2 clients; 3 requests and answers; 4 the rest; none for unknown kinds. */
const urgency = (record: Folded | undefined, now: number): number | null => {
  const home = record ? collectionOf(record.of) : null;
  if (!record || home === null) return null;
  if (home === 'book') return 0;
  if (home === 'sessions') return Math.abs(columnsOf(record).start - now) <= AROUND ? URGENT : 4;
  return home === 'clients' ? 2 : 3;
};

const inOrder = (
  names: readonly string[],
  rank: (name: string) => number | null,
): (readonly [boolean, readonly string[]])[] => {
  const ranks: string[][] = [[], [], [], [], []];
  for (const name of names) {
    const place = rank(name);
    if (place !== null) ranks[place]?.push(name);
  }
  return ranks.map((list, index) => [index <= URGENT, list] as const);
};

const byHome = (records: readonly Folded[]): Map<CollectionName, Folded[]> => {
  const homes = new Map<CollectionName, Folded[]>();
  for (const record of records) {
    const home = collectionOf(record.of);
    if (home === null) continue;
    const list = homes.get(home);
    if (list) list.push(record);
    else homes.set(home, [record]);
  }
  return homes;
};

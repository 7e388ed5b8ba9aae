import { isDue } from '../../app/due';
import type { Clock, Entry, LogFailure, Stop } from '../../app/ports';
import { erasedBy } from '../../core/erasing';
import { yearOf } from '../../core/hlc';
import type { Change } from '../../core/ledger';
import { err, ok, type Result } from '../../core/result';
import { strictly } from '../device/connection';
import { createListeners } from '../device/listeners';
import { createQueue } from '../device/queue';
import {
  type Carried,
  NOTHING,
  openVolumes,
  type Parts,
  readNotes,
  readParts,
  readYears,
  type YearNote,
} from './database';
import type { Digest } from './digest';
import { type Bytes, deflated, inflated, isDeflated, type Snapshot, sizeOf } from './snapshots';
import { createUnderway } from './underway';
import type { Arrival, Volume } from './volume';

type Loaded = {
  readonly volume: Volume;
  /** Bytes of the snapshot, inflated, and of what came after it. */
  snapshot: number;
  updates: number;
  waiting: boolean;
  /** What came in and is not on the disk yet. */
  arrivals: Arrival[];
  /** When the last of it came. */
  arrived: number;
};

export type Volumes = {
  /** The place of the log up to which all is in the volumes, and the keeper that brought it there; 0: none. */
  readonly carried: () => Promise<Result<Carried, LogFailure>>;
  /** Puts entries into their volumes, and takes out what they erase, with the mark in the same transaction. */
  readonly carry: (
    entries: readonly Entry[],
    to: number,
    generation: number,
  ) => Promise<Result<void, LogFailure>>;
  /** Entries that came out of the volumes: nothing is to be put in, and only the mark goes on, if they follow it. */
  readonly known: (entries: readonly Entry[], generation: number) => Promise<Result<void, LogFailure>>;
  /** Shows the log what stands in the volumes already, and makes it `known`. */
  readonly showing: <T>(work: () => Promise<T>) => Promise<T>;
  /** Resolves when what is being shown now is `known`: who carries need not read it from the log before. */
  readonly rested: () => Promise<void>;
  /** UTC years of which there is a volume. */
  readonly years: () => Promise<Result<readonly number[], LogFailure>>;
  readonly changesOf: (year: number) => Promise<Result<readonly Change[], LogFailure>>;
  /** Bytes of a volume's snapshot and updates on the disk. */
  readonly sizeOf: (year: number) => Promise<Result<number, LogFailure>>;
  /** Writes a volume's updates into its snapshot. */
  readonly compact: (year: number, generation: number) => Promise<Result<void, LogFailure>>;
  /**
   * The volume itself, for its room: what comes into its document from others is written to the disk and then
   * told to `onArrived`. When the document is destroyed the disk failed or another tab keeps: open it again.
   */
  readonly open: (year: number, generation: number) => Promise<Result<Volume, LogFailure>>;
  /** What the disk holds of each year, and whether the log was shown all of it. */
  readonly notes: (generation: number) => Promise<Result<ReadonlyMap<number, YearNote>, LogFailure>>;
  /** Takes out what is of erased records or stands in it twice. */
  readonly tidy: (
    year: number,
    erased: ReadonlySet<string>,
    generation: number,
  ) => Promise<Result<void, LogFailure>>;
  /** The log was shown all that arrived in a year; noted on the disk with the next write. */
  readonly shown: (year: number) => void;
  /** Told of changes of others as they come, before the disk has them. */
  readonly onComing: (listen: (changes: readonly Change[]) => void) => Stop;
  /** Told of the same ones once the disk has them. */
  readonly onArrived: (listen: (year: number, changes: readonly Change[]) => void) => Stop;
  /** Told after each write. */
  readonly onStored: (listen: () => void) => Stop;
  readonly close: () => Promise<void>;
};

/** Updates may grow to a quarter of the snapshot and 64 KiB before they are written into it. */
const SLACK = 65_536;
/** Milliseconds after something arrived in which that waits: a book arrives in many parts, and is taken in first. */
const ARRIVING = 30_000;

type Update = { readonly year: number; readonly bytes: Bytes };

const total = (all: readonly Bytes[]): number => all.reduce((sum, { byteLength }) => sum + byteLength, 0);

const inOrder = async ({ snapshot, updates }: Parts): Promise<readonly Bytes[]> =>
  snapshot ? [await inflated(snapshot), ...updates] : updates;

/**
 * Each volume is loaded when it is first needed, and stays loaded; so is Yjs itself. Only the keeper writes.
 */
export const createVolumes = (
  name: string,
  clock: Clock,
  onHeld: (held: boolean) => void = () => undefined,
): Volumes => {
  const connection = openVolumes(name, clock, { onHeld, waits: true });
  const queue = createQueue();
  const showing = createUnderway();
  const loaded = new Map<number, Loaded>();
  const comingListeners = createListeners<[changes: readonly Change[]]>();
  const arrivedListeners = createListeners<[year: number, changes: readonly Change[]]>();
  const storedListeners = createListeners<[]>();
  let last = 0;
  let flushing = false;
  let closed = false;
  let stopCalm: Stop = () => undefined;

  const flushSoon = () => {
    if (flushing || closed) return;
    flushing = true;
    void queue(() => {
      flushing = false;
      return commit([], null, last);
    });
  };

  const load = async (year: number): Promise<Result<Loaded, LogFailure>> => {
    const before = loaded.get(year);
    if (before) return ok(before);
    const read = await connection.use(async db => ({
      ...(await readParts(db, year)),
      note: await db.get('years', year),
    }));
    if (!read.ok) return read;
    const { note } = read.value;
    const parts = await inOrder(read.value);
    // What came whole from another device, and was never deflated here, is written anew with what comes next.
    const later = isDeflated(read.value.snapshot) ? total(read.value.updates) : total(parts);
    const { createVolume } = await import('./volume');
    const fresh: Loaded = {
      volume: createVolume(year, parts, arrival => {
        fresh.arrivals.push(arrival);
        fresh.arrived = clock.now();
        flushSoon();
        comingListeners.tell(arrival.changes);
      }),
      snapshot: total(parts) - later,
      updates: later,
      waiting: note?.waiting ?? false,
      arrivals: [],
      arrived: Number.NEGATIVE_INFINITY,
    };
    loaded.set(year, fresh);
    return ok(fresh);
  };

  const unload = () => {
    const all = [...loaded.values()];
    loaded.clear();
    for (const { volume } of all) volume.doc.destroy();
  };

  /** Another tab may have kept, and written, since this one did. */
  const enter = (generation: number) => {
    if (generation !== last) unload();
    last = generation;
  };

  const write = (
    snapshots: readonly { readonly year: number; readonly bytes: Snapshot }[],
    updates: readonly Update[],
    notes: readonly (readonly [number, YearNote])[],
    mark: number | null,
    generation: number,
  ): Promise<Result<boolean, LogFailure>> =>
    connection.use(db =>
      strictly(db, ['snapshots', 'updates', 'state', 'years'], async tx => {
        const carried = (await tx.objectStore('state').get('carried')) ?? NOTHING;
        if (carried.generation > generation) return false;
        await Promise.all(snapshots.map(({ year, bytes }) => tx.objectStore('snapshots').put(bytes, year)));
        await Promise.all(updates.map(update => tx.objectStore('updates').add(update)));
        await Promise.all(notes.map(([year, note]) => tx.objectStore('years').put(note, year)));
        await tx.objectStore('state').put({ mark: mark ?? carried.mark, generation }, 'carried');
        return true;
      }),
    );

  /** Writes what this device did, and with it all that came in: a digest never tells of what is not on the disk. */
  const commit = async (
    own: readonly Update[],
    mark: number | null,
    generation: number,
  ): Promise<Result<void, LogFailure>> => {
    const arrived: { readonly year: number; readonly changes: readonly Change[] }[] = [];
    const updates = [...own];
    const snapshots: Update[] = [];
    const touched = new Set(own.map(({ year }) => year));
    for (const [year, one] of loaded) {
      if (one.arrivals.length === 0) continue;
      const isFirst = one.snapshot + one.updates === 0 && !own.some(update => update.year === year);
      // All that an empty volume gets from others at once stands as a snapshot does.
      for (const [index, { bytes }] of one.arrivals.entries())
        (isFirst && index === 0 ? snapshots : updates).push({ year, bytes: bytes as Bytes });
      arrived.push({ year, changes: one.arrivals.flatMap(({ changes }) => changes) });
      one.arrivals = [];
      one.waiting = true;
      touched.add(year);
    }
    if (updates.length + snapshots.length === 0 && mark === null) return ok(undefined);
    const notes = [...loaded].flatMap(([year, { volume, waiting }]) =>
      touched.has(year) ? [[year, { digest: volume.digest(), waiting }] as const] : [],
    );
    const written = await write(snapshots, updates, notes, mark, generation);
    if (!written.ok || !written.value) {
      // The documents hold what the disk does not: they are read from it again.
      unload();
      return written.ok ? err({ is: 'fenced' }) : written;
    }
    for (const { year, bytes } of snapshots) {
      const one = loaded.get(year);
      if (one) one.snapshot = bytes.byteLength;
    }
    for (const { year, bytes } of updates) {
      const one = loaded.get(year);
      if (one) one.updates += bytes.byteLength;
    }
    for (const { year, changes } of arrived) {
      const one = loaded.get(year);
      // `shown` may have been told of those before.
      if (one) one.waiting = true;
      arrivedListeners.tell(year, changes);
    }
    storedListeners.tell();
    return compactGrown(generation);
  };

  const compactGrown = async (generation: number): Promise<Result<void, LogFailure>> => {
    stopCalm();
    for (const [year, { snapshot, updates, arrived }] of loaded) {
      if (updates <= SLACK + snapshot / 4) continue;
      if (isDue(arrived + ARRIVING, ARRIVING, clock.now())) {
        const compacted = await compact(year, generation);
        if (!compacted.ok) return compacted;
      } else {
        // By the one alarm that stands all years are looked at again.
        stopCalm();
        stopCalm = clock.at(arrived + ARRIVING, () => void queue(() => compactGrown(last)));
      }
    }
    return ok(undefined);
  };

  const compact = async (year: number, generation: number): Promise<Result<void, LogFailure>> => {
    const found = await load(year);
    if (!found.ok) return found;
    const bytes = found.value.volume.snapshot() as Bytes;
    const snapshot = await deflated(bytes);
    const done = await connection.use(db =>
      strictly(db, ['snapshots', 'updates', 'state'], async tx => {
        const carried = (await tx.objectStore('state').get('carried')) ?? NOTHING;
        // Another keeper has written since: its updates are not in this document.
        if (carried.generation !== generation) return false;
        await tx.objectStore('snapshots').put(snapshot, year);
        const keys = await tx.objectStore('updates').index('year').getAllKeys(year);
        await Promise.all(keys.map(key => tx.objectStore('updates').delete(key)));
        return true;
      }),
    );
    if (!done.ok) return done;
    if (!done.value) return err({ is: 'fenced' });
    found.value.snapshot = bytes.byteLength;
    found.value.updates = 0;
    return ok(undefined);
  };

  const carry: Volumes['carry'] = async (entries, to, generation) => {
    enter(generation);
    const byYear = new Map<number, Change[]>();
    const erased = new Set<string>();
    for (const { change } of entries) {
      const year = yearOf(change.id);
      const list = byYear.get(year);
      if (list) list.push(change);
      else byYear.set(year, [change]);
      if (erasedBy(change)) erased.add(change.key);
    }
    if (erased.size > 0) {
      const all = await connection.use(readYears);
      if (!all.ok) return all;
      for (const year of all.value) byYear.set(year, byYear.get(year) ?? []);
    }
    for (const year of byYear.keys()) {
      const found = await load(year);
      if (!found.ok) return found;
    }
    // Nothing is awaited from here to the write, so that digests and updates belong together.
    const updates: Update[] = [];
    for (const [year, changes] of byYear) {
      const volume = loaded.get(year)?.volume;
      for (const bytes of [volume?.add(changes), erased.size > 0 && volume?.erase(erased)])
        if (bytes) updates.push({ year, bytes: bytes as Bytes });
    }
    return commit(updates, to, generation);
  };

  const known: Volumes['known'] = async (entries, generation) => {
    enter(generation);
    const [first, last] = [entries[0], entries.at(-1)];
    const isRun = first && last && last.at - first.at === entries.length - 1;
    // What is erased leaves the volumes of all years.
    if (!isRun || entries.some(({ change }) => erasedBy(change))) return ok(undefined);
    const carried = await connection.use(async db => (await db.get('state', 'carried')) ?? NOTHING);
    if (!carried.ok) return carried;
    return carried.value.mark === first.at - 1 ? commit([], last.at, generation) : ok(undefined);
  };

  const tidy: Volumes['tidy'] = async (year, erased, generation) => {
    enter(generation);
    const found = await load(year);
    if (!found.ok) return found;
    const { volume } = found.value;
    const updates = [erased.size > 0 ? volume.erase(erased) : null, volume.single()].flatMap(bytes =>
      bytes ? [{ year, bytes: bytes as Bytes }] : [],
    );
    return updates.length === 0 ? ok(undefined) : commit(updates, null, generation);
  };

  const notes: Volumes['notes'] = async generation => {
    enter(generation);
    const read = await connection.use(async db => ({
      years: await readYears(db),
      notes: await readNotes(db),
    }));
    if (!read.ok) return read;
    const all = new Map<number, { digest: Digest; waiting: boolean }>();
    for (const year of read.value.years) {
      const note = read.value.notes.get(year);
      // Written before there were notes; the log may not have seen all of it.
      const found = note ? ok({ digest: note.digest, waiting: note.waiting }) : await noteOf(year);
      if (!found.ok) return found;
      all.set(year, found.value);
    }
    return ok(all);
  };

  const noteOf = async (year: number): Promise<Result<YearNote, LogFailure>> => {
    const found = await load(year);
    return found.ok ? ok({ digest: found.value.volume.digest(), waiting: true }) : found;
  };

  return {
    carried: () => connection.use(async db => (await db.get('state', 'carried')) ?? NOTHING),
    carry: (entries, to, generation) => queue(() => carry(entries, to, generation)),
    known: (entries, generation) => queue(() => known(entries, generation)),
    showing: showing.run,
    rested: showing.ended,
    years: () => connection.use(readYears),
    changesOf: async year => {
      // What the disk holds, since this tab's document may be older than what the keeper wrote.
      const read = await connection.use(db => readParts(db, year));
      if (!read.ok) return read;
      const { createVolume } = await import('./volume');
      const volume = createVolume(year, await inOrder(read.value));
      const changes = volume.changes();
      volume.doc.destroy();
      return ok(changes);
    },
    sizeOf: async year => {
      const read = await connection.use(db => readParts(db, year));
      if (!read.ok) return read;
      const { snapshot, updates } = read.value;
      return ok((snapshot ? sizeOf(snapshot) : 0) + total(updates));
    },
    compact: (year, generation) => queue(() => compact(year, generation)),
    open: (year, generation) =>
      queue(async () => {
        enter(generation);
        const found = await load(year);
        return found.ok ? ok(found.value.volume) : found;
      }),
    notes: generation => queue(() => notes(generation)),
    tidy: (year, erased, generation) => queue(() => tidy(year, erased, generation)),
    shown: year => {
      const one = loaded.get(year);
      if (one) one.waiting = false;
    },
    onComing: comingListeners.add,
    onArrived: arrivedListeners.add,
    onStored: storedListeners.add,
    close: async () => {
      closed = true;
      await queue(async () => {
        stopCalm();
        unload();
      });
      await connection.close();
    },
  };
};

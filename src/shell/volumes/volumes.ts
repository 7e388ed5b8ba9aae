import type { Clock, Entry, LogFailure } from '../../app/ports';
import { erasedBy } from '../../core/erasing';
import { yearOf } from '../../core/hlc';
import type { Change } from '../../core/ledger';
import { err, ok, type Result } from '../../core/result';
import { strictly } from '../device/connection';
import { createQueue } from '../device/queue';
import { type Carried, NOTHING, openVolumes, readParts } from './database';
import type { Volume } from './volume';

type Loaded = { readonly volume: Volume; snapshot: number; updates: number };

export type Volumes = {
  /** The place of the log up to which all is in the volumes, and the keeper that brought it there; 0: none. */
  readonly carried: () => Promise<Result<Carried, LogFailure>>;
  /** Puts entries into their volumes, and takes out what they erase, with the mark in the same transaction. */
  readonly carry: (
    entries: readonly Entry[],
    to: number,
    generation: number,
  ) => Promise<Result<void, LogFailure>>;
  /** UTC years of which there is a volume. */
  readonly years: () => Promise<Result<readonly number[], LogFailure>>;
  readonly changesOf: (year: number) => Promise<Result<readonly Change[], LogFailure>>;
  /** Bytes of a volume's snapshot and updates on the disk. */
  readonly sizeOf: (year: number) => Promise<Result<number, LogFailure>>;
  /** Writes a volume's updates into its snapshot. */
  readonly compact: (year: number, generation: number) => Promise<Result<void, LogFailure>>;
  readonly close: () => Promise<void>;
};

/** Updates may grow to a quarter of the snapshot and 64 KiB before they are written into it. */
const SLACK = 65_536;

/**
 * Each volume is loaded when it is first needed, and stays loaded; so is Yjs itself. Only the keeper writes.
 */
export const createVolumes = (name: string, clock: Clock): Volumes => {
  const connection = openVolumes(name, clock);
  const queue = createQueue();
  const loaded = new Map<number, Loaded>();
  let last = 0;

  const load = async (year: number): Promise<Result<Loaded, LogFailure>> => {
    const before = loaded.get(year);
    if (before) return ok(before);
    const read = await connection.use(db => readParts(db, year));
    if (!read.ok) return read;
    const { parts, snapshot } = read.value;
    const bytes = parts.reduce((sum, part) => sum + part.byteLength, 0);
    const { createVolume } = await import('./volume');
    const fresh = { volume: createVolume(year, parts), snapshot, updates: bytes - snapshot };
    loaded.set(year, fresh);
    return ok(fresh);
  };

  const unload = () => {
    for (const { volume } of loaded.values()) volume.doc.destroy();
    loaded.clear();
  };

  const years = (): Promise<Result<number[], LogFailure>> =>
    connection.use(async db => {
      const found = new Set(await db.getAllKeys('snapshots'));
      let cursor = await db.transaction('updates').store.index('year').openKeyCursor(null, 'nextunique');
      while (cursor) {
        found.add(cursor.key);
        cursor = await cursor.continue();
      }
      return [...found].sort((a, b) => a - b);
    });

  const write = (
    updates: readonly { readonly year: number; readonly bytes: Uint8Array<ArrayBuffer> }[],
    mark: number,
    generation: number,
  ): Promise<Result<boolean, LogFailure>> =>
    connection.use(db => {
      return strictly(db, ['updates', 'state'], async tx => {
        const carried = (await tx.objectStore('state').get('carried')) ?? NOTHING;
        if (carried.generation > generation) return false;
        await Promise.all(updates.map(update => tx.objectStore('updates').add(update)));
        await tx.objectStore('state').put({ mark, generation }, 'carried');
        return true;
      });
    });

  const compact = async (year: number, generation: number): Promise<Result<void, LogFailure>> => {
    const found = await load(year);
    if (!found.ok) return found;
    const bytes = found.value.volume.snapshot() as Uint8Array<ArrayBuffer>;
    const done = await connection.use(db =>
      strictly(db, ['snapshots', 'updates', 'state'], async tx => {
        const carried = (await tx.objectStore('state').get('carried')) ?? NOTHING;
        // Another keeper has written since: its updates are not in this document.
        if (carried.generation !== generation) return false;
        await tx.objectStore('snapshots').put(bytes, year);
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
    // Another tab may have kept, and written, since this one did.
    if (generation !== last) unload();
    last = generation;
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
      const all = await years();
      if (!all.ok) return all;
      for (const year of all.value) byYear.set(year, byYear.get(year) ?? []);
    }
    const updates: { year: number; bytes: Uint8Array<ArrayBuffer> }[] = [];
    for (const [year, changes] of byYear) {
      const found = await load(year);
      if (!found.ok) return found;
      const { volume } = found.value;
      for (const bytes of [volume.add(changes), erased.size > 0 ? volume.erase(erased) : null])
        if (bytes) updates.push({ year, bytes: bytes as Uint8Array<ArrayBuffer> });
    }
    const written = await write(updates, to, generation);
    if (!written.ok || !written.value) {
      // The documents hold what the disk does not: they are read from it again.
      unload();
      return written.ok ? err({ is: 'fenced' }) : written;
    }
    for (const { year, bytes } of updates) {
      const one = loaded.get(year);
      if (one) one.updates += bytes.byteLength;
    }
    for (const [year, { snapshot, updates: later }] of loaded) {
      if (later <= SLACK + snapshot / 4) continue;
      const compacted = await compact(year, generation);
      if (!compacted.ok) return compacted;
    }
    return ok(undefined);
  };

  return {
    carried: () => connection.use(async db => (await db.get('state', 'carried')) ?? NOTHING),
    carry: (entries, to, generation) => queue(() => carry(entries, to, generation)),
    years,
    changesOf: async year => {
      // What the disk holds, since this tab's document may be older than what the keeper wrote.
      const read = await connection.use(db => readParts(db, year));
      if (!read.ok) return read;
      const { createVolume } = await import('./volume');
      const volume = createVolume(year, read.value.parts);
      const changes = volume.changes();
      volume.doc.destroy();
      return ok(changes);
    },
    sizeOf: async year => {
      const read = await connection.use(db => readParts(db, year));
      return read.ok ? ok(read.value.parts.reduce((sum, part) => sum + part.byteLength, 0)) : read;
    },
    compact: (year, generation) => queue(() => compact(year, generation)),
    close: async () => {
      await queue(async () => unload());
      await connection.close();
    },
  };
};

import { deleteDB, openDB } from 'idb';
import { foldAll } from '../../../src/core/erasing';
import { canonical, type Json } from '../../../src/core/json';
import type { Folded, Kind } from '../../../src/core/ledger';
import { painted } from '../../../src/shell/device/painted';
import { rowsIn } from '../../../src/shell/log/batches';
import { createLedger, type Ledger } from '../../../src/shell/log/ledger';
import { changeIn, rowOf } from '../../../src/shell/log/rows';
import {
  type Db,
  LOG_VERSION,
  type LogSchema,
  type PackedRow,
  type StoreName,
  upgrade,
} from '../../../src/shell/log/schema';
import type { LedgerTrouble } from '../../../src/shell/log/trouble';
import { contracts } from './contracts';
import { clock, openDevice } from './device';

/** Told to the test as soon as the log said that a command is on disk; a dead browser cannot tell it later. */
declare global {
  interface Window {
    readonly acknowledged?: (keys: readonly string[]) => Promise<void>;
    readonly ledgerPage: typeof page;
  }
}

const NAME = 'e2e';
const durabilities: string[] = [];

/** Looks over the shoulder of every write: the option is what makes a commit strict, and cannot be seen else. */
const watchDurability = (): void => {
  const plain = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, stores, mode, options) {
    if (mode === 'readwrite' && !this.name.startsWith('rxdb-'))
      durabilities.push(`${this.name} ${options?.durability ?? 'default'}`);
    return plain.call(this, stores, mode, options);
  };
};
watchDurability();

let ledger: Ledger | null = null;
let trouble: LedgerTrouble | null = null;
let keeping = false;
let seen: readonly Folded[] = [];

const open = (): Ledger => {
  if (!ledger) throw new Error('not open');
  return ledger;
};

const draft = (key: string, set: { readonly [field: string]: Json }, of: Kind = 'client') => ({
  of,
  key,
  set,
  by: 'owner',
});

const texts = (records: Iterable<Folded>): string[] =>
  [...records].map(({ of, key, fields, ids }) => canonical([of, key, fields, ids])).sort();

const page = {
  contracts,

  open: async (): Promise<void> => {
    const { device, verify } = await openDevice(NAME);
    const made = createLedger({
      name: NAME,
      device,
      verify,
      standingOf: () => 'member',
      members: () => () => undefined,
      clock,
      idle: () => new Promise(resolve => requestIdleCallback(() => resolve())),
      painted,
    });
    made.trouble(now => {
      trouble = now;
    });
    made.keeping(now => {
      keeping = now;
    });
    made.store.watch({ of: 'client' })(records => {
      seen = records;
    });
    ledger = made;
  },

  close: async (): Promise<void> => {
    await open().close();
    ledger = null;
  },

  /** One command; gives its numbers, or why it was refused. */
  write: async (keys: readonly string[], value: Json = 1): Promise<readonly number[] | string> => {
    const result = await open().log.append(keys.map(key => draft(key, { first: key, value })));
    if (!result.ok) return result.error.is;
    await window.acknowledged?.(keys);
    return result.value.entries.map(({ change }) => change.seq);
  },

  /** Commands one after the other, some of several changes, until the end of the browser. */
  writeForEver: (prefix: string): void => {
    const go = async () => {
      for (let n = 0; ; n++) {
        const keys = Array.from({ length: 1 + (n % 3) }, (_, i) => `${prefix}-${n}-${i}`);
        await page.write(keys, n);
        // What exists is changed too, so that records have several changes behind them.
        if (n > 0) await page.write([`${prefix}-${n - 1}-0`], n);
      }
    };
    void go();
  },

  erase: async (key: string): Promise<boolean> => (await open().log.erase('client', key, 'owner')).ok,

  end: () => open().log.end(),
  heads: () => open().log.heads(),
  trouble: () => trouble,
  keeping: () => keeping,
  seen: () => seen.map(({ key }) => key),
  caughtUp: async () => {
    const { log, store } = open();
    await store.caughtUp(await log.end());
  },

  /** Whether numbers and ids are as they must be, and which keys the log holds. */
  audit: async () => {
    const entries = await open().log.read(0, Number.MAX_SAFE_INTEGER);
    const changes = entries.map(({ change }) => change);
    return {
      keys: [...new Set(changes.map(({ key }) => key))],
      seqs: changes.map(({ seq }) => seq),
      uniqueIds: new Set(changes.map(({ id }) => id)).size === changes.length,
      count: changes.length,
      damaged: await open().check(),
    };
  },

  /** The store beside a fold of the log made here and now; equal texts mean equal records. */
  compare: async () => {
    const { log, store } = open();
    const end = await log.end();
    await store.caughtUp(end);
    const folded = foldAll((await log.read(0, Number.MAX_SAFE_INTEGER)).map(({ change }) => change));
    const stored = await Promise.all((['client', 'session'] as const).map(of => store.find({ of })));
    const [ours, theirs] = [
      texts(stored.flat()),
      texts([...folded.values()].filter(({ of }) => of !== 'erased')),
    ];
    return { equal: ours.join('\n') === theirs.join('\n'), stored: ours.length, folded: theirs.length };
  },

  /** The volumes beside the log: the places that only one of them holds. */
  volumes: async () => {
    const { log, volumes } = open();
    const years = await volumes.years();
    const inVolumes: string[] = [];
    for (const year of years.ok ? years.value : []) {
      const changes = await volumes.changesOf(year);
      if (changes.ok) inVolumes.push(...changes.value.map(change => canonical(change as unknown as Json)));
    }
    const inLog = (await log.read(0, Number.MAX_SAFE_INTEGER)).map(({ change }) =>
      canonical(change as unknown as Json),
    );
    return { equal: inVolumes.sort().join('\n') === inLog.sort().join('\n'), count: inVolumes.length };
  },

  get: async (key: string) => (await open().store.get('client', key))?.fields ?? null,
  rebuild: () => open().rebuild(),
  retry: async () => (await open().retry()).ok,
  setAside: async () => (await open().setAside()).ok,
  copySize: async () => (JSON.parse(await (await open().copy()).text()) as unknown[]).length,
  durabilities: () => [...new Set(durabilities)].sort(),

  databases: async () => (await indexedDB.databases()).map(({ name }) => name ?? '').sort(),
  drop: (name: string) =>
    new Promise<string>(resolve => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = () => resolve('gone');
      request.onblocked = () => resolve('blocked');
      request.onerror = () => resolve('failed');
    }),

  /** Damages entries that were written together, behind the log's back: one is no change any more, one says what nobody signed. */
  damage: async (torn: number, forged: number) => {
    const db = await openDB<LogSchema>(`${NAME}-log`);
    const replace = async (at: number, by: (row: PackedRow) => PackedRow): Promise<void> => {
      const [batch] = await db.getAll('batches', IDBKeyRange.lowerBound(at), 1);
      if (!batch) throw new Error('There is no row');
      const packed = rowsIn(batch).map(row => (row.at === at ? by(row) : row).packed);
      await db.put('batches', { ...batch, packed });
    };
    await replace(torn, row => ({ ...row, packed: row.packed.slice(1) }));
    await replace(forged, row => {
      const change = changeIn(row);
      if (!change) throw new Error('There is no change');
      return rowOf(forged, { ...change, set: { ...change.set, value: 'forged' } });
    });
    db.close();
  },

  /** Makes the log, which nobody has open, what the version before packed rows would have left. */
  older: async (): Promise<void> => {
    const now = await openDB<LogSchema>(`${NAME}-log`);
    const left: { store: StoreName; key?: 'state' | string; value: unknown }[] = [];
    const together = (await now.getAll('batches')).flatMap(rowsIn);
    for (const value of [...(await now.getAll('changes')), ...together])
      left.push({ store: 'changes', value: { ...changeIn(value), at: value.at } });
    for (const store of ['state', 'notes'] as const)
      for (const key of await now.getAllKeys(store))
        left.push({ store, key, value: await now.get(store, key as 'state') });
    now.close();
    await deleteDB(`${NAME}-log`);
    const before = await openDB(`${NAME}-log`, LOG_VERSION - 1, {
      upgrade: db => upgrade(db as unknown as Db, 0, LOG_VERSION - 1),
    });
    for (const { store, key, value } of left) await before.put(store, value, key);
    before.close();
  },

  /** Opens the log as that version does, in a tab that lets nobody go before it. */
  holdOlder: async (): Promise<void> => {
    await openDB(`${NAME}-log`, LOG_VERSION - 1);
  },

  /** Takes what stands in the store away, behind everyone's back. */
  ruin: async (name: string) => {
    const db = await openDB(name);
    const tx = db.transaction('docs', 'readwrite');
    await tx.store.clear();
    await tx.done;
    db.close();
  },
};

Object.assign(window, { ledgerPage: page });

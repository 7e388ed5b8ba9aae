import { openDB } from 'idb';
import { createRxDatabase } from 'rxdb/plugins/core';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import type { Clock, Entry } from '../../src/app/ports';
import { nextId } from '../../src/core/hlc';
import { base32, base64url, type DeviceId, deviceIdFrom, KEY_LENGTH } from '../../src/core/id';
import type { Change } from '../../src/core/ledger';
import { emptyRecord, fold } from '../../src/core/ledger';
import { DAY, HOUR, MINUTE } from '../../src/core/time';
import { painted } from '../../src/shell/device/painted';
import { createLedger, type Ledger } from '../../src/shell/log/ledger';
import { type Doc, docOf, schemaOf } from '../../src/shell/store/collections';
import { openStoreDb } from '../../src/shell/store/database';
import { project } from '../../src/shell/store/projecting';
import type { Bench } from './bench';

const clock: Clock = {
  now: () => Date.now(),
  at: (at, call) => {
    const timer = setTimeout(call, Math.max(0, at - Date.now()));
    return () => clearTimeout(timer);
  },
};

const device = 'a'.repeat(16) as DeviceId;
const random = (length: number) => base32(crypto.getRandomValues(new Uint8Array(length)), length);
const signature = () => base64url(crypto.getRandomValues(new Uint8Array(64)));

/** 50,000 sessions of four chairs around today, half an hour each, as bookings make them. */
const SESSIONS = 50_000;
const midnight = Math.floor(Date.now() / DAY) * DAY;
const staff = Array.from({ length: 4 }, () => random(KEY_LENGTH));

const session = (n: number): Change => {
  const half = Math.floor(n / 4) % 20;
  const day = Math.floor(n / 80) - SESSIONS / 160;
  const start = midnight + Math.round(day) * DAY + 9 * HOUR + half * 30 * MINUTE;
  return {
    id: nextId(midnight - 60 * DAY + n, device, []),
    device,
    seq: n + 1,
    of: 'session',
    key: random(KEY_LENGTH),
    set: {
      when: { staff: staff[n % 4] ?? '', start, end: start + 30 * MINUTE, before: 0, after: 5 * MINUTE },
      service: staff[0] ?? '',
      client: random(KEY_LENGTH),
      price: { amount: 4500, currency: 'BRL' },
      state: { is: 'confirmed' },
    },
    by: 'owner',
    sig: signature(),
  };
};

const sessions = (from: number, count: number): Change[] =>
  Array.from({ length: count }, (_, n) => session(from + n));

// ── Projector beside bare bulkInsert ─────────────────────────────────────────────────────────────────────

const BATCH = 1000;
let made = 0;

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
};

const projected = once(() => openStoreDb('bench-projector', 1));

const bare = once(async () => {
  const db = await createRxDatabase({
    name: 'bench-bare',
    storage: getRxStorageDexie(),
    multiInstance: true,
    eventReduce: false,
  });
  const { sessions: collection } = await db.addCollections({ sessions: { schema: schemaOf('sessions') } });
  return { db, collection };
});

const batch = (): Entry[] => {
  made += BATCH;
  return sessions(made, BATCH).map((change, n) => ({ at: made + n, change }));
};

const projecting = async (): Promise<number> => {
  const db = await projected();
  const entries = batch();
  const start = performance.now();
  await project(db, entries);
  return performance.now() - start;
};

const inserting = async (): Promise<number> => {
  const { collection } = await bare();
  const docs: Doc[] = batch().map(({ change }) =>
    docOf('sessions', fold(emptyRecord(change.of, change.key), change)),
  );
  const start = performance.now();
  await collection.bulkInsert(docs);
  return performance.now() - start;
};

// ── A ledger with 50,000 sessions ────────────────────────────────────────────────────────────────────────

const openLedger = async (name: string): Promise<Ledger> => {
  const keys = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  const raw = await crypto.subtle.exportKey('raw', keys.publicKey);
  const id = deviceIdFrom(new Uint8Array(await crypto.subtle.digest('SHA-256', raw)));
  return createLedger({
    name,
    device: {
      id,
      sign: async text =>
        base64url(
          new Uint8Array(
            await crypto.subtle.sign('Ed25519', keys.privateKey, new TextEncoder().encode(text)),
          ),
        ),
    },
    verify: async () => true,
    standingOf: () => 'member',
    members: () => () => undefined,
    clock,
    idle: async () => undefined,
    painted,
  });
};

/** Resolves when the volumes hold as many bytes as they will: nothing grew for a while. */
const carried = async (ledger: Ledger): Promise<void> => {
  for (let before = -1; ; ) {
    const years = await ledger.volumes.years();
    let bytes = 0;
    for (const year of years.ok ? years.value : []) {
      const size = await ledger.volumes.sizeOf(year);
      bytes += size.ok ? size.value : 0;
    }
    if (bytes === before && bytes > 0) return;
    before = bytes;
    await new Promise(resolve => setTimeout(resolve, 3000));
  }
};

/** A ledger of 50,000 sessions, and beside it a database with nothing but their rows. */
const full = once(async () => {
  const ledger = await openLedger('bench-full');
  await ledger.store.caughtUp(0);
  const all = sessions(0, SESSIONS);
  const taken = await ledger.log.accept(all);
  if (!taken.ok) throw new Error(taken.error.is);
  await ledger.store.caughtUp(await ledger.log.end());
  await carried(ledger);
  await ledger.close();

  const db = await openDB('bench-plain', 1, {
    upgrade: fresh =>
      void fresh.createObjectStore('sessions', { keyPath: 'key' }).createIndex('start', 'start'),
  });
  const tx = db.transaction('sessions', 'readwrite');
  for (const { key, set } of all) {
    const { start } = set['when'] as { readonly start: number };
    void tx.store.put({ key, start, ...set });
  }
  await tx.done;
  db.close();
});

const coldStart = async (): Promise<number> => {
  await full();
  const start = performance.now();
  const ledger = await openLedger('bench-full');
  const day = await new Promise<number>(resolve => {
    const stop = ledger.store.watch({ of: 'session', by: 'start', from: midnight, to: midnight + DAY - 1 })(
      found => {
        if (found.length === 0) return;
        stop();
        resolve(found.length);
      },
    );
  });
  const took = performance.now() - start;
  if (day !== 80) throw new Error(`${day} sessions in a day, not 80`);
  await ledger.close();
  return took;
};

const bareRead = async (): Promise<number> => {
  await full();
  const start = performance.now();
  const db = await openDB('bench-plain', 1);
  const day = await db.getAllFromIndex('sessions', 'start', IDBKeyRange.bound(midnight, midnight + DAY - 1));
  const took = performance.now() - start;
  if (day.length !== 80) throw new Error(`${day.length} sessions in a day, not 80`);
  db.close();
  return took;
};

// ── A command ────────────────────────────────────────────────────────────────────────────────────────────

const commanded = once(async () => {
  const ledger = await openLedger('bench-command');
  await ledger.store.caughtUp(0);
  return ledger;
});

const command = async (): Promise<number> => {
  const ledger = await commanded();
  const { key, set } = session(SESSIONS / 2);
  let stop = () => {};
  const start = performance.now();
  const shown = new Promise<void>(resolve => {
    stop = ledger.store.watch({ of: 'session', by: 'start', from: midnight, to: midnight + DAY - 1 })(
      found => {
        if (found.some(record => record.key === key)) resolve();
      },
    );
  });
  const written = await ledger.log.append([{ of: 'session', key, set, by: 'owner' }]);
  if (!written.ok) throw new Error(written.error.is);
  await shown;
  const took = performance.now() - start;
  stop();
  return took;
};

const strict = once(() =>
  openDB('bench-strict', 1, { upgrade: db => void db.createObjectStore('rows', { autoIncrement: true }) }),
);

const bareCommand = async (): Promise<number> => {
  const db = await strict();
  const row = session(0);
  const start = performance.now();
  const tx = db.transaction('rows', 'readwrite', { durability: 'strict' });
  await tx.store.add(row);
  await tx.done;
  return performance.now() - start;
};

export const benches: readonly Bench[] = [
  {
    name: 'projector, 1,000 new records',
    budget: { unit: 'ms', ratio: 1 / 0.7 },
    run: projecting,
    reference: { name: 'bare RxDB `bulkInsert`', run: inserting },
    trials: 10,
    end: async () => {
      await (await projected()).close();
      await (await bare()).db.close();
    },
  },
  {
    name: 'a command: durable and in a live query',
    budget: { unit: 'ms', most: 50, percentile: 95 },
    run: command,
    reference: { name: 'one strict IndexedDB write', run: bareCommand },
    trials: 40,
    end: async () => (await commanded()).close(),
  },
  {
    // The design bounds the whole way to the painted day, which the app's bench takes; this is a part of it.
    name: 'of a cold start: 50,000 sessions stored, a day of them in a live query',
    budget: { unit: 'ms' },
    run: coldStart,
    reference: { name: 'bare IndexedDB range read', run: bareRead },
    trials: 10,
  },
];

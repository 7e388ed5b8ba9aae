import type { DBSchema } from 'idb';
import type { Box, Clock, KnownBusiness, LogFailure, OutboxEntry } from '../../app/ports';
import type { Result } from '../../core/result';
import type { Row } from '../../core/views';
import { createChannel } from '../device/channel';
import { createConnection, STRICT } from '../device/connection';

type BoxSchema = DBSchema & {
  businesses: { key: string; value: KnownBusiness };
  outbox: { key: string; value: OutboxEntry; indexes: { root: string } };
  /** By business and place. */
  rows: { key: [string, string]; value: Row };
  details: { key: 'details'; value: Readonly<Record<string, string>> };
};

type StoreName = 'businesses' | 'outbox' | 'rows' | 'details';
const ALL: readonly StoreName[] = ['businesses', 'outbox', 'rows', 'details'];

/**
 * The wallet's memory in IndexedDB; every write is strict and all or nothing. Where storage is off or broken,
 * writes say so, and there is nothing to be read: a visit still starts from its link.
 */
export const createBox = ({
  clock,
  name = 'caderneta-box',
}: {
  readonly clock: Clock;
  readonly name?: string;
}): Box & { readonly close: () => Promise<void> } => {
  const connection = createConnection<BoxSchema>(name, 1, clock, db => {
    db.createObjectStore('businesses', { keyPath: 'root' });
    db.createObjectStore('outbox', { keyPath: 'id' }).createIndex('root', 'root');
    db.createObjectStore('rows');
    db.createObjectStore('details');
  });
  const channel = createChannel<'changed'>(name);

  const read = async <T>(
    work: Parameters<typeof connection.use<T>>[0],
    otherwise: NoInfer<T>,
  ): Promise<T> => {
    const found = await connection.use(work);
    return found.ok ? found.value : otherwise;
  };

  const told = async (written: Promise<Result<void, LogFailure>>): Promise<Result<void, LogFailure>> => {
    const result = await written;
    if (result.ok) channel.post('changed');
    return result;
  };

  return {
    businesses: () => read<readonly KnownBusiness[]>(db => db.getAll('businesses'), []),
    business: root =>
      read<KnownBusiness | null>(async db => (await db.get('businesses', root)) ?? null, null),
    saveBusiness: business =>
      told(
        connection.use(async db => {
          const tx = db.transaction('businesses', 'readwrite', STRICT);
          await tx.store.put({ ...(await tx.store.get(business.root)), ...business });
          await tx.done;
        }),
      ),
    outbox: () => read<readonly OutboxEntry[]>(db => db.getAll('outbox'), []),
    saveRequest: entry =>
      told(
        connection.use(async db => {
          const tx = db.transaction('outbox', 'readwrite', STRICT);
          await tx.store.put(entry);
          await tx.done;
        }),
      ),
    rows: root => read<readonly Row[]>(db => db.getAll('rows', rangeOf(root)), []).then(rows => [...rows]),
    mergeRows: async (root, rows, ends) => {
      // A first visit merges none.
      const { mergeRows, placeOf } = await import('../../core/rows');
      return told(
        connection.use(async db => {
          const tx = db.transaction('rows', 'readwrite', STRICT);
          const [keys, known] = [
            await tx.store.getAllKeys(rangeOf(root)),
            await tx.store.getAll(rangeOf(root)),
          ];
          const merged = mergeRows(known, rows, ends);
          const kept = new Set<Row | undefined>(merged);
          // By their keys: an earlier version had other places.
          for (const [at, key] of keys.entries()) if (!kept.has(known[at])) await tx.store.delete(key);
          for (const row of merged) if (!known.includes(row)) await tx.store.put(row, [root, placeOf(row)]);
          await tx.done;
        }),
      );
    },
    details: () =>
      read<Readonly<Record<string, string>> | null>(
        async db => (await db.get('details', 'details')) ?? null,
        null,
      ),
    saveDetails: details =>
      told(
        connection.use(async db => {
          const tx = db.transaction('details', 'readwrite', STRICT);
          await tx.store.put(details, 'details');
          await tx.done;
        }),
      ),
    dropRequests: ids =>
      told(
        connection.use(async db => {
          const tx = db.transaction('outbox', 'readwrite', STRICT);
          for (const id of ids) await tx.store.delete(id);
          await tx.done;
        }),
      ),
    forget: async root => {
      await told(
        connection.use(async db => {
          const tx = db.transaction(ALL, 'readwrite', STRICT);
          if (root === null) for (const store of ALL) await tx.objectStore(store).clear();
          else {
            await tx.objectStore('businesses').delete(root);
            await tx.objectStore('rows').delete(rangeOf(root));
            const outbox = tx.objectStore('outbox');
            for (const id of await outbox.index('root').getAllKeys(root)) await outbox.delete(id);
          }
          await tx.done;
        }),
      );
    },
    onChanged: listen => channel.listen(listen),
    close: async () => {
      channel.close();
      await connection.close();
    },
  };
};

/** All rows of a business: arrays sort by their first part, and no text sorts after an array. */
const rangeOf = (root: string): IDBKeyRange => IDBKeyRange.bound([root], [root, []]);

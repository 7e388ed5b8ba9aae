import type { DBSchema, IDBPDatabase, IDBPTransaction, OpenDBCallbacks, StoreNames } from 'idb';
import { openDB } from 'idb';
import type { Clock, LogFailure } from '../../app/ports';
import { err, ok, type Result } from '../../core/result';

/** Asked of every write that is acknowledged: without it a commit may stand in memory only. */
export const STRICT = { durability: 'strict' } as const;

/**
 * An IndexedDB database that may be closed at any moment: by another tab that upgrades or deletes it, by the
 * user who clears the site's data, by a browser that cuts off background tabs. The next use opens it again.
 */
export type Connection<Schema extends DBSchema> = {
  readonly use: <T>(work: (db: IDBPDatabase<Schema>) => Promise<T>) => Promise<Result<T, LogFailure>>;
  readonly close: () => Promise<void>;
};

/**
 * One strict transaction. `work` may await nothing but its requests, and must await them all; the result is
 * there when the disk has it. If it throws, nothing was written.
 */
export const strictly = async <Schema extends DBSchema, Name extends StoreNames<Schema>, T>(
  db: IDBPDatabase<Schema>,
  stores: readonly Name[],
  work: (tx: IDBPTransaction<Schema, Name[], 'readwrite'>) => Promise<T>,
): Promise<T> => {
  const tx = db.transaction([...stores], 'readwrite', STRICT);
  // Awaited below; this keeps a failing transaction from also being an unhandled rejection.
  tx.done.catch(() => undefined);
  try {
    const result = await work(tx);
    await tx.done;
    return result;
  } catch (error) {
    // The transaction knows why it was aborted (a full disk); its requests only that they were.
    const cause = tx.error;
    // Else what was put before the failure would be committed by itself.
    try {
      tx.abort();
    } catch {
      // It had ended already.
    }
    throw cause ?? error;
  }
};

/** A deletion or an upgrade that someone else holds up keeps an opening waiting, for as long as they do. */
export type Holding = {
  /** Told when an opening has waited for three seconds, and when it has come to an end after all. */
  readonly onHeld?: (held: boolean) => void;
  /** Whether it goes on waiting; else it is a failure after ten seconds. */
  readonly waits?: boolean;
};

const HELD = 3_000;
const PATIENCE = 10_000;

/** Tells when an opening has waited for so long (ms), and when it has come to an end after all. */
export const tellHeld = (
  attempt: Promise<unknown>,
  clock: Clock,
  onHeld: (held: boolean) => void,
  after = HELD,
): void => {
  let isHeld = false;
  const stop = clock.at(clock.now() + after, () => {
    isHeld = true;
    onHeld(true);
  });
  const end = () => {
    stop();
    if (isHeld) onHeld(false);
  };
  attempt.then(end, end);
};

export const createConnection = <Schema extends DBSchema>(
  name: string,
  version: number,
  clock: Clock,
  upgrade: NonNullable<OpenDBCallbacks<Schema>['upgrade']>,
  { onHeld = () => undefined, waits = false }: Holding = {},
): Connection<Schema> => {
  let opening: Promise<IDBPDatabase<Schema>> | null = null;

  const open = (): Promise<IDBPDatabase<Schema>> => {
    if (opening) return opening;
    const attempt = openDB<Schema>(name, version, {
      upgrade,
      // Another tab wants to delete or upgrade it: standing in the way would block that tab for good.
      blocking: () => drop(attempt),
      terminated: () => drop(attempt),
    });
    tellHeld(attempt, clock, onHeld);
    const opened = waits ? attempt : Promise.race([attempt, outOfTime(attempt)]);
    opened.catch(() => {
      if (opening === opened) opening = null;
    });
    opening = opened;
    return opened;
  };

  const outOfTime = (attempt: Promise<unknown>): Promise<never> =>
    new Promise((_, reject) => {
      const stop = clock.at(clock.now() + PATIENCE, () => reject(domError('blocked', 'TimeoutError')));
      attempt.then(stop, stop);
    });

  const drop = (attempt: Promise<IDBPDatabase<Schema>>) => {
    opening = null;
    attempt.then(
      db => db.close(),
      () => undefined,
    );
  };

  const attempt = async <T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> => {
    const mine = open();
    try {
      return await work(await mine);
    } catch (error) {
      // The connection was closed under our feet and no transaction had begun: nothing was written.
      if (nameOf(error) !== 'InvalidStateError') throw error;
      if (opening === mine) opening = null;
      return await work(await open());
    }
  };

  return {
    use: async work => {
      try {
        return ok(await attempt(work));
      } catch (error) {
        return err(failureOf(error));
      }
    },
    close: async () => {
      const last = opening;
      opening = null;
      await last?.then(
        db => db.close(),
        () => undefined,
      );
    },
  };
};

const UNAVAILABLE = new Set([
  'AbortError',
  'InvalidStateError',
  'NotFoundError',
  'NotReadableError',
  'SecurityError',
  'TimeoutError',
  'UnknownError',
  'VersionError',
]);

/** What a failed use of IndexedDB means; anything that cannot happen to sound code is thrown on as a bug. */
const failureOf = (error: unknown): LogFailure => {
  const name = nameOf(error);
  if (name === 'QuotaExceededError') return { is: 'full' };
  if (UNAVAILABLE.has(name)) return { is: 'unavailable', detail: `${name}: ${(error as Error).message}` };
  throw error;
};

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

const domError = (message: string, name: string): Error => new DOMException(message, name);

import type { Logger } from '@nostr-relay/common';
import { NostrRelay } from '@nostr-relay/core';
import { EventRepositorySqlite } from '@nostr-relay/event-repository-sqlite';
import type { Limits } from '../limits.ts';
import type { Event, Filter } from './frames.ts';
import { expiryOf, WRAP } from './guard.ts';

/** What of better-sqlite3 is used here; the library brings it without its types. */
type Sql = {
  readonly prepare: (sql: string) => {
    readonly run: (...values: readonly (string | number)[]) => unknown;
    readonly get: (...values: readonly (string | number)[]) => unknown;
  };
  readonly exec: (sql: string) => unknown;
  readonly pragma: (sql: string, options: { readonly simple: true }) => unknown;
};

export type Stored = { readonly taken: boolean; readonly says: string };

export type EventStore = {
  /** Keeps an event, then tells of it, unless it was there or an addressable one holds a newer place. */
  readonly put: (event: Event) => Promise<Stored>;
  /** What is kept and has not expired, newest first within each filter, each event once. */
  readonly find: (filters: readonly Filter[]) => Promise<readonly Event[]>;
  /** Deletes what expired. */
  readonly purge: () => void;
  readonly wipe: () => void;
  readonly close: () => Promise<void>;
};

type Options = {
  /** Path of the SQLite file, or `:memory:`. */
  readonly file: string;
  readonly limits: Limits;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Told of each event after it was kept. */
  readonly onPut: (event: Event) => void;
};

// What the library would log are refusals, which the sender is told.
const SILENT: Logger = {
  setLogLevel: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/**
 * `@nostr-relay/core` over its SQLite repository: it checks signatures, keeps the newest of addressable events
 * and files tags. Its caches are off, because one loses events published while someone subscribes and the
 * other lets a forged copy block the genuine event; its own subscriptions are passed over, because they
 * ignore tags. When an event ends is noted beside it, so that ended ones are found without reading all.
 */
export const openEventStore = async ({ file, limits, now, onPut }: Options): Promise<EventStore> => {
  const repository = new EventRepositorySqlite(file, { defaultLimit: limits.results });
  await repository.init();
  const sql: Sql = repository.getDatabase();
  // With its write-ahead log a killed relay loses nothing; one that lost power may lose the last letters, which
  // nobody relies on it for.
  sql.exec(`
    PRAGMA synchronous = NORMAL;
    CREATE TABLE IF NOT EXISTS endings (
      event_id TEXT PRIMARY KEY NOT NULL REFERENCES events (id) ON DELETE CASCADE ON UPDATE CASCADE,
      at INTEGER NOT NULL
    );
    CREATE INDEX IF NOT EXISTS endings_at ON endings (at);
  `);
  const relay = new NostrRelay(repository, {
    filterResultCacheTtl: 0,
    eventHandlingResultCacheTtl: 0,
    logger: SILENT,
  });
  const end = sql.prepare(
    'INSERT INTO endings (event_id, at) VALUES (?, ?) ON CONFLICT DO UPDATE SET at = excluded.at',
  );
  const endless = sql.prepare('DELETE FROM endings WHERE event_id = ?');
  const ended = sql.prepare('DELETE FROM events WHERE id IN (SELECT event_id FROM endings WHERE at <= ?)');
  const placed = sql.prepare('SELECT 1 FROM events WHERE author = ? AND kind = ? AND d_tag_value = ?');

  // The library calls this after the event is in the database and before it reports so. Not going on to its
  // own broadcasting is the point.
  relay.register({
    broadcast: async event => {
      const at = endingOf(event, limits, now());
      if (at === null) endless.run(event.id);
      else end.run(event.id, at);
      onPut(event);
    },
  });

  const used = (): number =>
    (Number(sql.pragma('page_count', { simple: true })) -
      Number(sql.pragma('freelist_count', { simple: true }))) *
    Number(sql.pragma('page_size', { simple: true }));
  const purge = (): void => {
    ended.run(Math.floor(now() / 1000));
  };
  const hasRoom = (event: Event): boolean => {
    const most = limits.diskBytes - event.content.length;
    if (used() <= most) return true;
    purge();
    if (used() <= most) return true;
    // A full relay still lets a business replace what it published: that takes no more room.
    const name = event.tags.find(([tag]) => tag === 'd')?.[1];
    return name !== undefined && placed.get(event.pubkey, event.kind, name) !== undefined;
  };

  return {
    put: async event => {
      if (!hasRoom(event)) return { taken: false, says: 'blocked: relay full' };
      const { success, message } = await relay.handleEvent(event);
      return { taken: success, says: message ?? '' };
    },
    find: async filters => {
      purge();
      const found = await Promise.all(filters.map(filter => repository.find(filter)));
      return [...new Map(found.flat().map(event => [event.id, event])).values()];
    },
    purge,
    wipe: () => {
      sql.exec('DELETE FROM events');
    },
    close: async () => {
      await relay.destroy();
      await repository.destroy();
    },
  };
};

const endingOf = (event: Event, limits: Limits, now: number): number | null => {
  const expiry = expiryOf(event);
  const latest = event.kind === WRAP ? Math.floor(now / 1000) + limits.wrapSeconds : null;
  if (typeof expiry !== 'number') return latest;
  return latest === null ? expiry : Math.min(expiry, latest);
};

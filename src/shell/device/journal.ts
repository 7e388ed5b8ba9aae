import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { STRICT } from './connection';

type JournalSchema = DBSchema & {
  state: { key: 'state'; value: State };
  /** Holds something for a moment only. */
  filling: { key: number; value: Uint8Array };
};

type State = {
  /** How often a tab began to keep the book here. */
  readonly starts: number;
  /** Whether the last that did went as pages go; one that was killed says nothing. */
  readonly ended: boolean;
};

/** 6 MB, in pieces that Chromium still writes into its journal: what is larger goes into a file of its own. */
const [PIECES, PIECE] = [100, 60_000];

/**
 * Keeps Chromium from deleting what it holds after it was killed; asked once a start: at a desk of the tab that keeps
 * the book, else of every tab.
 *
 * What IndexedDB writes goes into a journal of up to 4 MB, for all databases of the origin. Killed in the midst of an
 * entry, Chromium goes on behind the torn one at the next start, takes it for damage at the one after, and then
 * deletes every database of the origin: "Corruption: checksum mismatch", "recovering from a corrupted (and deleted)
 * database" (Chromium 156; LevelDB's `reuse_logs` with its `paranoid_checks`). So after an end that nobody told of,
 * more is written than a journal holds: what stood in it goes into tables, and a new one begins.
 */
export const keepJournal = async (name: string): Promise<void> => {
  const db = await openDB<JournalSchema>(name, 1, {
    upgrade: fresh => {
      fresh.createObjectStore('state');
      fresh.createObjectStore('filling');
    },
    // Whoever deletes the book is not to wait for this.
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  });
  const last = await db.get('state', 'state');
  if (last && !last.ended) await fill(db);
  const tell = (ended: boolean): void => {
    try {
      const tx = db.transaction('state', 'readwrite', STRICT);
      void tx.store.put({ starts: (last?.starts ?? 0) + 1, ended }, 'state').catch(() => undefined);
      tx.done.catch(() => undefined);
      // A page that goes has no time to hear that the write was taken.
      tx.commit();
    } catch {
      // Closed meanwhile: then the next start fills it once for nothing.
    }
  };
  tell(false);
  addEventListener('pagehide', () => tell(true));
  addEventListener('pageshow', () => tell(false));
};

/** What nothing can compress takes its room in the journal, so that it pushes everything else out. */
const fill = async (db: IDBPDatabase<JournalSchema>): Promise<void> => {
  const piece = new Uint8Array(PIECE);
  for (let n = 0; n < PIECES; n += 1) {
    crypto.getRandomValues(piece);
    await db.put('filling', piece, 0);
  }
  await db.delete('filling', 0);
};

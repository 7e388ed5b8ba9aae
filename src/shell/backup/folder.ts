import type { DBSchema } from 'idb';
import { createCell } from '../../app/live';
import type { BackupBox, BackupFolder, Clock } from '../../app/ports';
import { err, ok, type Result } from '../../core/result';
import { createChannel } from '../device/channel';
import { createConnection, STRICT } from '../device/connection';
import { type BackupKey, newBackupKey } from './cipher';
import { openText, sealText } from './text';

type Kept = {
  /** Structured-cloneable; the browser remembers what was allowed for it. */
  readonly folder: FileSystemDirectoryHandle;
  /** Made of the passphrase; pages may use it, not read it. */
  readonly key: BackupKey;
  /** When it was chosen, and when a file was last written into it, epoch milliseconds. */
  readonly chosen?: number;
  readonly written?: number;
  /** Someone waits for what comes of it. */
  readonly trying?: boolean;
  /** Why the last file could not be written. */
  readonly fault?: WriteFault;
};

type WriteFault = Extract<BackupFolder['is'], 'gone' | 'full'>;

type BackupSchema = DBSchema & { kept: { key: 'kept'; value: Kept } };

/** Parts of the File System Access API that TypeScript's library does not name (Chromium 86 on). */
type Picker = (options: {
  readonly id: string;
  readonly mode: 'readwrite';
}) => Promise<FileSystemDirectoryHandle>;
type Permitted = FileSystemDirectoryHandle & {
  readonly queryPermission?: (ask: { readonly mode: 'readwrite' }) => Promise<PermissionState>;
  readonly requestPermission?: (ask: { readonly mode: 'readwrite' }) => Promise<PermissionState>;
};

const READ_WRITE = { mode: 'readwrite' } as const;

/** Backup files of this browser; `cost` is scrypt's N where it is to be another. The folder and the key for it are kept beside the other keys. */
export const createBackupBox = (name: string, clock: Clock, cost?: number): BackupBox => {
  const connection = createConnection<BackupSchema>(name, 1, clock, db => void db.createObjectStore('kept'));
  const channel = createChannel<'changed'>(name);
  const folder = createCell<BackupFolder | null>(null);
  const picker = (globalThis as { readonly showDirectoryPicker?: Picker }).showDirectoryPicker;

  const kept = async (): Promise<Kept | null> => {
    const found = await connection.use(db => db.get('kept', 'kept'));
    return found.ok ? (found.value ?? null) : null;
  };
  const look = async (): Promise<void> => {
    const found = await kept();
    if (found === null) return folder.set(null);
    const stands = found.trying ? 'trying' : (found.fault ?? 'open');
    const is = (await mayWrite(found.folder)) ? stands : 'ask';
    folder.set({ name: found.folder.name, is, written: found.written ?? null });
  };
  channel.listen(() => void look());
  if (picker) void look();

  const keep = async (value: Kept | null) => {
    const done = await connection.use(async db => {
      const tx = db.transaction('kept', 'readwrite', STRICT);
      if (value) await tx.store.put(value, 'kept');
      else await tx.store.delete('kept');
      await tx.done;
    });
    channel.post('changed');
    return done;
  };

  /** Of the folder that stands: another may have been chosen meanwhile. */
  const note = async ({ chosen }: Kept, next: (before: Kept) => Kept): Promise<void> => {
    const done = await connection.use(async db => {
      const tx = db.transaction('kept', 'readwrite', STRICT);
      const now = await tx.store.get('kept');
      if (now && now.chosen === chosen) await tx.store.put(next(now), 'kept');
      await tx.done;
    });
    // Where nothing could be noted nothing is told either: whoever hears of it writes.
    if (done.ok) channel.post('changed');
  };

  return {
    seal: async (text, passphrase) => sealText(await newBackupKey(passphrase, cost), text),
    open: openText,
    hasFolders: picker !== undefined,
    folder: folder.live,
    choose: async passphrase => {
      if (!picker) return err('refused');
      try {
        const chosen = await picker({ id: 'caderneta', mode: 'readwrite' });
        const key = await newBackupKey(passphrase, cost);
        const done = await keep({ folder: chosen, key, chosen: clock.now(), trying: true });
        return done.ok ? ok(undefined) : err(done.error.is);
      } catch (error) {
        return err(error instanceof DOMException && error.name === 'AbortError' ? 'none-chosen' : 'refused');
      }
    },
    allow: async () => {
      const found = await kept();
      if (!found) return false;
      const said = await (found.folder as Permitted).requestPermission?.(READ_WRITE);
      if (isGranted(said)) await note(found, before => ({ ...before, trying: true }));
      return isGranted(said);
    },
    leave: async () => void (await keep(null)),
    write: async (file, text, most) => {
      const found = await kept();
      if (!found) return err('no-folder');
      const done = await writeInto(found, file, text, most);
      const written = clock.now();
      await note(found, ({ trying: _, fault: __, ...before }) =>
        done.ok ? { ...before, written } : { ...before, fault: done.error },
      );
      return done;
    },
  };
};

const writeInto = async (
  { folder, key }: Kept,
  file: string,
  text: () => Promise<string>,
  most: number,
): Promise<Result<void, WriteFault>> => {
  let handle: FileSystemFileHandle;
  try {
    handle = await folder.getFileHandle(file, { create: true });
  } catch {
    return err('gone');
  }
  // What goes wrong with the book here is no fault of the folder's.
  const sealed = await sealText(key, await text());
  try {
    // What stood there before stays until the new one is whole.
    const stream = await handle.createWritable();
    await stream.write(sealed);
    await stream.close();
    await dropOldest(folder, file, most);
    return ok(undefined);
  } catch (error) {
    await dropEmpty(folder, handle).catch(() => undefined);
    const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
    return err(isFull ? 'full' : 'gone');
  }
};

/** A file that was begun just now and never written is no backup. */
const dropEmpty = async (folder: FileSystemDirectoryHandle, file: FileSystemFileHandle): Promise<void> => {
  if ((await file.getFile()).size === 0) await folder.removeEntry(file.name);
};

const mayWrite = async (folder: FileSystemDirectoryHandle): Promise<boolean> =>
  isGranted(await (folder as Permitted).queryPermission?.(READ_WRITE));

/** A browser that knows no such questions lets a page write into what was chosen. */
const isGranted = (said: PermissionState | undefined): boolean => said === undefined || said === 'granted';

/** Files of the same business only, by the part of the name before the date. */
const dropOldest = async (folder: FileSystemDirectoryHandle, file: string, most: number): Promise<void> => {
  const kind = file.slice(0, file.length - DATED.length);
  const names: string[] = [];
  for await (const [name] of folder as unknown as AsyncIterable<readonly [string, unknown]>)
    if (name.length === file.length && name.startsWith(kind) && name.endsWith('.backup')) names.push(name);
  names.sort();
  for (const name of names.slice(0, Math.max(0, names.length - most))) await folder.removeEntry(name);
};

const DATED = '2027-01-04.backup';

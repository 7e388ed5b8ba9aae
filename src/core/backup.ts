import * as v from 'valibot';
import { DeviceId } from './id';
import type { Json } from './json';
import { Change } from './ledger';
import { err, ok, type Result } from './result';

/**
 * What a backup says, before it is deflated and sealed: lines of JSON, the manifest first, then one change a
 * line. It holds the whole book, and where the device has it the root key: who can open it, owns the business.
 */
export const Manifest = v.object({
  caderneta: v.literal('backup'),
  v: v.literal(1),
  /** Root key, hex. */
  business: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  name: v.pipe(v.string(), v.maxLength(200)),
  /** Epoch milliseconds. */
  made: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** Of the device that made it. */
  device: DeviceId,
  /** How many changes follow. */
  changes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** Secret root key, hex; null from a device that does not hold it. */
  root: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  /** The list of devices and their sealed keys, as devices hand them on; checked by whoever takes it. */
  news: v.unknown(),
});
export type Manifest = v.InferOutput<typeof Manifest>;

/** Why a file cannot be restored. In every case nothing was touched. */
export type BackupFault =
  | 'not-a-backup'
  /** Made by a later version of the app. */
  | 'newer-version'
  | 'wrong-passphrase'
  /** The end is missing. */
  | 'truncated'
  /** Its bytes are not those that were written. */
  | 'altered'
  /** It opens, but does not hold what a backup holds. */
  | 'malformed';

/** At least so many characters: whoever finds the file can try passphrases for as long as they like. */
export const LEAST_PASSPHRASE = 10;

/** A reminder is due after so long without a new backup, in milliseconds. */
export const BACKUP_DUE = 7 * 24 * 60 * 60 * 1000;

/** What is dated later than this, in milliseconds, was made while a clock was ahead: when it was is not known. */
const AHEAD = 24 * 60 * 60 * 1000;

/** The last of some backups. Those that a clock which was ahead dated count for nothing, or none would be due for long. */
export const lastBackup = (times: readonly number[], now: number): number | null => {
  const believed = times.filter(time => time <= now + AHEAD);
  return believed.length > 0 ? Math.max(...believed) : null;
};

/** Whether a backup is due, `since` the last one or the beginning of the book. */
export const isBackupDue = (since: number, now: number): boolean =>
  now - since >= BACKUP_DUE || since > now + AHEAD;

export const manifestLine = (manifest: Manifest): string => `${JSON.stringify(manifest)}\n`;

export const changeLines = (changes: readonly Change[]): string =>
  changes.map(change => `${JSON.stringify(change)}\n`).join('');

/** All of it, when every line is what it should be and none is missing. */
export const readBackup = (
  text: string,
): Result<{ readonly manifest: Manifest; readonly changes: readonly Change[] }, BackupFault> => {
  const [first = '', ...rest] = text.split('\n');
  const head = jsonOf(first);
  if (isNewer(head)) return err('newer-version');
  const manifest = v.safeParse(Manifest, head);
  if (!manifest.success) return err('malformed');
  const lines = rest.filter(line => line !== '');
  if (lines.length !== manifest.output.changes) return err('malformed');
  const changes: Change[] = [];
  for (const line of lines) {
    const change = jsonOf(line);
    if (!v.is(Change, change)) return err('malformed');
    changes.push(change as Change);
  }
  return ok({ manifest: manifest.output, changes });
};

const jsonOf = (line: string): Json => {
  try {
    return JSON.parse(line) as Json;
  } catch {
    return null;
  }
};

const isNewer = (head: Json): boolean =>
  v.is(
    v.object({ caderneta: v.literal('backup'), v: v.pipe(v.number(), v.safeInteger(), v.minValue(2)) }),
    head,
  );

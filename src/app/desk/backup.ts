import {
  type BackupFault,
  changeLines,
  isBackupDue,
  lastBackup,
  type Manifest,
  manifestLine,
  readBackup,
} from '../../core/backup';
import type { Book } from '../../core/book';
import { plain } from '../../core/clients';
import { dateFrom } from '../../core/dates';
import { timeOf } from '../../core/hlc';
import type { DeviceId } from '../../core/id';
import type { Change, Folded } from '../../core/ledger';
import { err, ok, type Result } from '../../core/result';
import { DAY, HOUR, MINUTE } from '../../core/time';
import { createZone } from '../../core/zone';
import { isDue } from '../due';
import { combine, first, renewed } from '../live';
import type { BackupBox, BackupFolder, Clock, Live, Log, LogFailure, Members, Stop, Store } from '../ports';
import { createTurns } from '../turns';

export type BackupState = {
  /** When any device of the business made the last one, epoch milliseconds; null: never. */
  readonly last: number | null;
  /** It is time for a new one. */
  readonly due: boolean;
  readonly folder: BackupFolder | null;
  readonly hasFolders: boolean;
};

/** `locked`: the keys of this device do not open. `refused`: the list of devices in the file is not the business's. */
export type RestoreFault = BackupFault | 'other-business' | LogFailure['is'] | 'locked' | 'refused';

export type DeskBackup = {
  readonly state: Live<BackupState>;
  /** The whole book as one sealed file, with the name that it should have. */
  readonly make: (
    passphrase: string,
  ) => Promise<Result<{ readonly file: Blob; readonly name: string }, LogFailure['is']>>;
  /** Adds what a file has and the book lacks; nothing is taken away. Its value: how many changes were added. */
  readonly restore: (
    file: Blob,
    passphrase: string,
  ) => Promise<Result<{ readonly added: number }, RestoreFault>>;
  readonly choose: BackupBox['choose'];
  readonly allow: BackupBox['allow'];
  readonly leave: BackupBox['leave'];
};

type Ports = {
  readonly log: Log;
  readonly store: Store;
  readonly clock: Clock;
  readonly device: DeviceId;
  readonly members: Members;
  readonly book: Live<Book>;
  readonly box: BackupBox;
  /** Root key, hex: public, and secret where this device holds it. */
  readonly root: string;
  readonly ownerKey: () => string | null;
};

/** Files that are kept in the folder. */
const KEPT = 30;

/** Changes read from the log at once. */
const BATCH = 1000;

/** When this device made its last backup, as a field of its record: so the others know of it too. */
const FIELD = 'backup';

export const createBackup = (ports: Ports): DeskBackup => {
  const { log, store, clock, members, box, root } = ports;
  const devices = store.watch({ of: 'device' });
  return {
    state: renewed(clock, 10 * MINUTE, now =>
      combine([devices, ports.book, box.folder], async (records, _, folder): Promise<BackupState> => {
        const last = lastOf(records, now);
        const since = last ?? (await begun(log));
        return { last, due: since !== null && isBackupDue(since, now), folder, hasFolders: box.hasFolders };
      }),
    ),
    make: async passphrase => {
      const text = await textOf(ports);
      const file = await box.seal(text, passphrase);
      const noted = await note(ports);
      return noted.ok ? ok({ file, name: await fileName(ports) }) : err(noted.error.is);
    },
    restore: async (file, passphrase) => {
      const opened = await box.open(file, passphrase);
      if (!opened.ok) return opened;
      const backup = readBackup(opened.value);
      if (!backup.ok) return backup;
      const { manifest, changes } = backup.value;
      if (manifest.business !== root) return err('other-business');
      // First the list: changes of devices that it alone names would not count.
      const taken = await members.take(manifest.news);
      if (!taken.ok) return err(isOfDevice(taken.error) ? taken.error : 'refused');
      return add(log, changes);
    },
    choose: box.choose,
    allow: box.allow,
    leave: box.leave,
  };
};

/** What is wrong with this device, not with the file. */
const isOfDevice = (fault: string): fault is 'full' | 'unavailable' | 'locked' =>
  fault === 'full' || fault === 'unavailable' || fault === 'locked';

/**
 * Writes a backup into the folder each day, in the keeper's tab, as long as there is one that may be written to. Where
 * that failed it is tried again after an hour: a memory stick may be back.
 */
export const startDaily = (ports: Ports): Stop => {
  const { clock, box } = ports;
  /** Until when it rests, epoch milliseconds: also where what came of it could not be noted. */
  let rests = Number.NEGATIVE_INFINITY;
  let alarm: Stop = () => undefined;
  const work = createTurns(clock, async () => {
    alarm();
    const folder = await first(box.folder);
    if (folder && isTurn(folder, rests, clock.now())) {
      const written = await box.write(await fileName(ports), () => textOf(ports), KEPT);
      rests = clock.now() + (written.ok ? DAY : HOUR);
      if (written.ok) await note(ports);
    }
    alarm = clock.at(clock.now() + 10 * MINUTE, work.next);
  });
  const stop = box.folder(work.next);
  return () => {
    stop();
    work.stop();
    alarm();
  };
};

/** A file that was dated while the clock was ahead is none to wait for. */
const isTurn = ({ is, written }: BackupFolder, rests: number, now: number): boolean => {
  switch (is) {
    case 'ask':
      return false;
    case 'trying':
      return true;
    case 'open':
      return isDue(rests, DAY, now) && (written === null || isDue(written + DAY, DAY, now));
    default:
      return isDue(rests, DAY, now);
  }
};

/** Takes changes of a backup into the log; how many were new. */
export const add = async (
  log: Log,
  changes: readonly Change[],
): Promise<Result<{ readonly added: number }, LogFailure['is']>> => {
  const taken = await log.accept(changes);
  return taken.ok ? ok({ added: taken.value.entries.length }) : err(taken.error.is);
};

const textOf = async ({ log, clock, device, members, book, root, ownerKey }: Ports): Promise<string> => {
  const lines: string[] = [];
  let changes = 0;
  let after = 0;
  for (;;) {
    const entries = await log.read(after, BATCH);
    const last = entries.at(-1);
    if (!last) break;
    after = last.at;
    changes += entries.length;
    lines.push(changeLines(entries.map(({ change }) => change)));
  }
  const manifest: Manifest = {
    caderneta: 'backup',
    v: 1,
    business: root,
    name: (await first(book)).business.name.slice(0, 200),
    made: clock.now(),
    device,
    changes,
    root: ownerKey(),
    news: await members.news(),
  };
  return [manifestLine(manifest), ...lines].join('');
};

const note = ({ log, clock, device }: Ports) =>
  log.append([{ of: 'device', key: device, by: 'desk', set: { [FIELD]: clock.now() } }]);

const lastOf = (records: readonly Folded[], now: number): number | null =>
  lastBackup(
    records.map(({ fields }) => fields[FIELD]).filter(time => typeof time === 'number'),
    now,
  );

/** When the book was begun; null: nothing stands in it yet. */
const begun = async (log: Log): Promise<number | null> => {
  const [entry] = await log.read(0, 1);
  return entry ? timeOf(entry.change.id) : null;
};

/** "caderneta-salao-aurora-2027-01-04.backup": letters and digits that every file system takes. */
const fileName = async ({ book, clock }: Ports): Promise<string> => {
  const { business } = await first(book);
  const name = plain(business.name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40);
  const date = dateFrom(createZone(business.zone).dayOf(clock.now()));
  return `caderneta-${name || 'backup'}-${date}.backup`;
};

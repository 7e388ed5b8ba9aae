import * as v from 'valibot';
import type { Entry, HeldBack, LogFailure } from '../../app/ports';
import { ERASED, erasedBy, erasedNames, nameOf, type Place } from '../../core/erasing';
import type { DeviceId } from '../../core/id';
import { Change, signedText } from '../../core/ledger';
import type { Standing } from '../../core/membership';
import { counted } from '../../core/numbering';
import { ok, type Result } from '../../core/result';
import type { Connection } from '../device/connection';
import { putRows, rowsBy } from './batches';
import { type Absent, absentOf, reach } from './counting';
import { hold, type StandingOf } from './holding';
import { changeIn, ofKind, rowOf } from './rows';
import type { LogSchema, PackedRow, State, Write } from './schema';
import { inTransaction, saveState } from './transaction';
import { isCounted, isGone, markGone, wipe } from './wiping';

export type Accepted = {
  readonly entries: readonly Entry[];
  /**
   * Not taken: no change, unsigned, of an unknown device, with the id of another one, or another change than the
   * one held with that number.
   */
  readonly refused: readonly Change[];
  /** Held back, for a person to decide: of a removed device, or settings by one that may change none. */
  readonly heldBack: number;
};

/** What one transaction came to. */
type Taken = Accepted & {
  /** Whether anything was written. */
  readonly isNews: boolean;
  /** The log's last place. */
  readonly end: number;
};

/** Read at most in one go. */
export const AT_ONCE = 1000;

/** Taken in in one transaction: each costs a flush of the disk, and a command of the user waits for the last. */
export const TAKEN_AT_ONCE = 2500;

/** What one transaction of taking in has come to so far. */
type Taking = {
  state: State;
  readonly entries: Map<number, Change>;
  readonly erased: Set<string>;
  readonly absent: Absent;
  heldBack: number;
  /** Rows that are written with those that follow, or before anything is asked of the log. */
  rows: PackedRow[];
  /** Requests that nothing waits for but the end. */
  readonly writes: Promise<unknown>[];
};

type Judges = {
  /** This device, whose pen its own changes move. */
  readonly own: DeviceId;
  readonly verify: (change: Change) => Promise<boolean>;
  readonly standingOf: StandingOf;
};

/** Takes in changes, holds back those that do not count, and counts as `gone` what others have erased. */
export const accept = async (
  connection: Connection<LogSchema>,
  { own, verify, standingOf }: Judges,
  changes: readonly Change[],
  gone: readonly Place[] = [],
): Promise<Result<Taken, LogFailure>> => {
  // All at once, so that they are shared out among workers.
  const verified = await Promise.all(changes.map(change => isSound(change) && verify(change)));
  const sound = changes.filter((_, index) => verified[index]);
  const unsound = changes.filter((_, index) => !verified[index]);
  return inTransaction(connection, async (tx, state) => {
    const refused = [...unsound];
    const [erased, absent] = await Promise.all([erasedIn(tx), absentOf(tx, sound)]);
    const taking: Taking = { state, entries: new Map(), erased, absent, heldBack: 0, rows: [], writes: [] };
    for (const change of sound) {
      // Asked here: a list that comes while this waits for its turn is looked at by whoever comes after.
      const standing = standingOf(change);
      if (standing === 'unknown') refused.push(change);
      else if (standing === 'revoked') setBack(tx, taking, change, standing);
      else {
        const held = await verdict(tx, taking, change, standing);
        if (held === 'differs') refused.push(change);
        if (held === 'new' && standing === 'member') await take(tx, taking, own, change);
        if (held === 'new' && standing === 'not-allowed') {
          setBack(tx, taking, change, standing);
          await count(tx, taking, change.device, change.seq);
          move(taking, own, change);
        }
      }
    }
    flush(tx, taking);
    for (const { device, seq } of await markGone(tx, gone)) await count(tx, taking, device, seq);
    if (taking.state !== state) taking.writes.push(saveState(tx, taking.state));
    await Promise.all(taking.writes);
    const entries = [...taking.entries].map(([at, change]) => ({ at, change }));
    const { heldBack } = taking;
    const isNews = taking.state !== state || heldBack > 0;
    return ok({ entries, refused, heldBack, isNews, end: taking.state.end });
  });
};

const isSound = (change: Change): boolean => v.is(Change, change) && change.id.endsWith(change.device);

/** The names of the records that the log knows to be erased. */
const erasedIn = async (tx: Write): Promise<Set<string>> => {
  const rows = await rowsBy(tx, 'record', ofKind(ERASED));
  return erasedNames(rows.flatMap(row => changeIn(row) ?? []));
};

/** Puts the rows on their way that wait for others. */
const flush = (tx: Write, taking: Taking): void => {
  taking.writes.push(...putRows(tx, taking.rows));
  taking.rows = [];
};

const verdict = async (
  tx: Write,
  taking: Taking,
  change: Change,
  standing: Standing,
): Promise<'new' | 'same' | 'differs'> => {
  const { erased, absent } = taking;
  const { device, seq } = change;
  if (absent.get(device)?.has(seq)) return 'new';
  flush(tx, taking);
  const [held] = await rowsBy(tx, 'device', IDBKeyRange.only([device, seq]));
  if (held) {
    const known = changeIn(held);
    return known && signedText(known) === signedText(change) ? 'same' : 'differs';
  }
  if (!(await isCounted(tx, device, seq))) return 'new';
  // Known as erased, by what does not count: the change itself is back.
  if (standing !== 'member' || erased.has(nameOf(change)) || !(await isGone(tx, device, seq))) return 'same';
  await tx.objectStore('gone').delete([device, seq]);
  return 'new';
};

/** Beside the log; of what an erased record says the place alone, where it counts. */
const setBack = (tx: Write, taking: Taking, change: Change, why: HeldBack['why']): void => {
  if (taking.erased.has(nameOf(change))) {
    const { device, seq } = change;
    if (why === 'not-allowed') taking.writes.push(tx.objectStore('gone').put({ device, seq }));
    return;
  }
  taking.heldBack += 1;
  taking.writes.push(hold(tx, change, why));
};

const take = async (tx: Write, taking: Taking, own: DeviceId, change: Change): Promise<void> => {
  const { device, seq } = change;
  if (taking.erased.has(nameOf(change))) {
    taking.writes.push(tx.objectStore('gone').put({ device, seq }));
  } else {
    const at = taking.state.end + 1;
    taking.state = { ...taking.state, end: at };
    taking.rows.push(rowOf(at, change));
    taking.entries.set(at, change);
  }
  await count(tx, taking, device, seq);
  const erases = erasedBy(change);
  if (erases) {
    flush(tx, taking);
    taking.erased.add(change.key);
    for (const at of await wipe(tx, erases.of, erases.key)) taking.entries.delete(at);
    for (const place of await markGone(tx, erases.gone)) await count(tx, taking, place.device, place.seq);
  }
  move(taking, own, change);
};

const move = (taking: Taking, own: DeviceId, change: Change): void => {
  if (change.device !== own) return;
  // This device's own changes come back to a log that had lost them: it must not use their numbers again.
  const { clock, seq: last } = taking.state;
  taking.state = {
    ...taking.state,
    seq: Math.max(last, change.seq),
    clock: clock !== null && clock > change.id ? clock : change.id,
  };
};

const count = async (tx: Write, taking: Taking, device: string, seq: number): Promise<void> => {
  const absent = taking.absent.get(device);
  absent?.delete(seq);
  const all = taking.state.counted;
  const one = await counted(all[device], seq, (from, to) => {
    // Mostly the next one is about to come.
    if (absent?.has(from)) return Promise.resolve(from - 1);
    flush(tx, taking);
    return reach(tx, device, from, to);
  });
  taking.state = { ...taking.state, counted: { ...all, [device]: one } };
};

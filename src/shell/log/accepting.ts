import { unwrap } from 'idb';
import * as v from 'valibot';
import type { Entry, LogFailure } from '../../app/ports';
import { ERASED, erasedBy, erasedNames, nameOf, type Place } from '../../core/erasing';
import type { DeviceId } from '../../core/id';
import { Change, signedText } from '../../core/ledger';
import { counted } from '../../core/numbering';
import { ok, type Result } from '../../core/result';
import type { Connection } from '../device/connection';
import type { LogSchema, State, Write } from './schema';
import { inTransaction, saveState } from './transaction';
import { isCounted, markGone, wipe } from './wiping';

export type Accepted = {
  readonly entries: readonly Entry[];
  /** Not taken: no change, an id of another device, or another change than the one held with that number. */
  readonly refused: readonly Change[];
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
  /** Requests that nothing waits for but the end. */
  readonly writes: Promise<unknown>[];
};

/**
 * Takes in changes whose signatures the caller has checked, and counts as `gone` what others have erased.
 * `own` is this device, whose pen they may move.
 */
export const accept = (
  connection: Connection<LogSchema>,
  own: DeviceId,
  changes: readonly Change[],
  gone: readonly Place[] = [],
): Promise<Result<Accepted, LogFailure>> => {
  const sound: Change[] = [];
  const unsound: Change[] = [];
  for (const change of changes) (isSound(change) ? sound : unsound).push(change);
  return inTransaction(connection, async (tx, state) => {
    const refused = [...unsound];
    const taking: Taking = { state, entries: new Map(), erased: await erasedIn(tx), writes: [] };
    for (const change of sound) {
      const held = await verdict(tx, taking.state, change);
      if (held === 'differs') refused.push(change);
      if (held === 'new') await take(tx, taking, own, change);
    }
    for (const { device, seq } of await markGone(tx, gone)) await count(tx, taking, device, seq);
    if (taking.state !== state) taking.writes.push(saveState(tx, taking.state));
    await Promise.all(taking.writes);
    return ok({ entries: [...taking.entries].map(([at, change]) => ({ at, change })), refused });
  });
};

const isSound = (change: Change): boolean => v.is(Change, change) && change.id.endsWith(change.device);

/** The names of the records that the log knows to be erased. */
const erasedIn = async (tx: Write): Promise<Set<string>> => {
  const range = IDBKeyRange.bound([ERASED, ''], [ERASED, []]);
  return erasedNames(await tx.objectStore('changes').index('record').getAll(range));
};

const verdict = async (tx: Write, state: State, change: Change): Promise<'new' | 'same' | 'differs'> => {
  const { device, seq } = change;
  // Beyond all that was seen of this device: nothing to look up.
  if (seq > (state.counted[device]?.max ?? 0)) return 'new';
  const held = await tx.objectStore('changes').index('device').get([device, seq]);
  if (held) return signedText(held) === signedText(change) ? 'same' : 'differs';
  return (await tx.objectStore('gone').getKey([device, seq])) === undefined ? 'new' : 'same';
};

const take = async (tx: Write, taking: Taking, own: DeviceId, change: Change): Promise<void> => {
  const { device, seq } = change;
  if (taking.erased.has(nameOf(change))) {
    taking.writes.push(tx.objectStore('gone').put({ device, seq }));
  } else {
    const at = taking.state.end + 1;
    taking.state = { ...taking.state, end: at };
    // The transaction fails with the first that does; `idb`'s promise of a request takes as long as writing it.
    unwrap(tx.objectStore('changes')).add({ ...change, at });
    taking.entries.set(at, change);
  }
  await count(tx, taking, device, seq);
  const erases = erasedBy(change);
  if (erases) {
    taking.erased.add(change.key);
    for (const at of await wipe(tx, erases.of, erases.key)) taking.entries.delete(at);
    for (const place of await markGone(tx, erases.gone)) await count(tx, taking, place.device, place.seq);
  }
  if (device !== own) return;
  // This device's own changes come back to a log that had lost them: it must not use their numbers again.
  const { clock, seq: last } = taking.state;
  taking.state = {
    ...taking.state,
    seq: Math.max(last, seq),
    clock: clock !== null && clock > change.id ? clock : change.id,
  };
};

const count = async (tx: Write, taking: Taking, device: string, seq: number): Promise<void> => {
  const all = taking.state.counted;
  const one = await counted(all[device], seq, n => isCounted(tx, device, n));
  taking.state = { ...taking.state, counted: { ...all, [device]: one } };
};

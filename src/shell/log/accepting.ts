import * as v from 'valibot';
import type { Entry, LogFailure } from '../../app/ports';
import { erasedBy } from '../../core/erasing';
import type { DeviceId } from '../../core/id';
import { Change, signedText } from '../../core/ledger';
import { type Counted, counted } from '../../core/numbering';
import { ok, type Result } from '../../core/result';
import type { Connection } from '../device/connection';
import type { LogSchema, State, Write } from './schema';
import { inTransaction, saveState } from './transaction';
import { isCounted, isErased, markGone, wipe } from './wiping';

export type Accepted = {
  readonly entries: readonly Entry[];
  /** Not taken: no change, an id of another device, or another change than the one held with that number. */
  readonly refused: readonly Change[];
};

/** In one transaction at most so many, so that a command of the user never waits long behind them. */
export const AT_ONCE = 1000;

/** Takes in changes whose signatures the caller has checked. `own` is this device, whose pen they may move. */
export const accept = (
  connection: Connection<LogSchema>,
  own: DeviceId,
  changes: readonly Change[],
): Promise<Result<Accepted, LogFailure>> => {
  const sound = changes.filter(isSound);
  return inTransaction(connection, async (tx, state) => {
    const refused: Change[] = changes.filter(change => !isSound(change));
    const entries = new Map<number, Change>();
    let next = state;
    for (const change of sound) {
      const held = await verdict(tx, next, change);
      if (held === 'differs') refused.push(change);
      if (held !== 'new') continue;
      next = await take(tx, next, own, change, entries);
    }
    if (next !== state) await saveState(tx, next);
    return ok({ entries: [...entries].map(([at, change]) => ({ at, change })), refused });
  });
};

const isSound = (change: Change): boolean => v.is(Change, change) && change.id.endsWith(change.device);

const verdict = async (tx: Write, state: State, change: Change): Promise<'new' | 'same' | 'differs'> => {
  const { device, seq } = change;
  // Beyond all that was seen of this device: nothing to look up.
  if (seq > (state.counted[device]?.max ?? 0)) return 'new';
  const held = await tx.objectStore('changes').index('device').get([device, seq]);
  if (held) return signedText(held) === signedText(change) ? 'same' : 'differs';
  return (await tx.objectStore('gone').getKey([device, seq])) === undefined ? 'new' : 'same';
};

const take = async (
  tx: Write,
  state: State,
  own: DeviceId,
  change: Change,
  entries: Map<number, Change>,
): Promise<State> => {
  let next = state;
  if (await isErased(tx, change.of, change.key)) {
    await tx.objectStore('gone').put({ device: change.device, seq: change.seq });
  } else {
    next = { ...next, end: next.end + 1 };
    await tx.objectStore('changes').add({ ...change, at: next.end });
    entries.set(next.end, change);
  }
  next = { ...next, counted: await counting(tx, next.counted, change.device, change.seq) };
  const erased = erasedBy(change);
  if (erased) {
    for (const at of await wipe(tx, erased.of, erased.key)) entries.delete(at);
    for (const { device, seq } of await markGone(tx, erased.gone))
      next = { ...next, counted: await counting(tx, next.counted, device, seq) };
  }
  if (change.device !== own) return next;
  // This device's own changes come back to a log that had lost them: it must not use their numbers again.
  const clock = next.clock !== null && next.clock > change.id ? next.clock : change.id;
  return { ...next, seq: Math.max(next.seq, change.seq), clock };
};

const counting = async (tx: Write, all: Counted, device: string, seq: number): Promise<Counted> => ({
  ...all,
  [device]: await counted(all[device], seq, n => isCounted(tx, device, n)),
});

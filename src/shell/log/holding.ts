import type { HeldBack } from '../../app/ports';
import { erasing } from '../../core/erasing';
import { decidedOn, heldKey, isDecidedOn, takenIn, takingIn } from '../../core/heldBack';
import type { Change, Draft } from '../../core/ledger';
import type { Placed, Standing } from '../../core/membership';
import { changesOf, isErased } from './rows';
import { ALL, type Db, type Write } from './schema';
import { placesOf } from './wiping';

/** Whether a change counts, by the list of devices as this tab knows it now. */
export type StandingOf = (change: Placed) => Standing;

/** Keeps a change beside the log. */
export const hold = (tx: Write, change: Change, why: HeldBack['why']): Promise<unknown> =>
  tx.objectStore('held').put({ device: change.device, seq: change.seq, change, why });

export const allHeld = async (db: Db): Promise<readonly HeldBack[]> =>
  (await db.getAll('held')).map(({ change, why }) => ({ change, why }));

/** Held back, and not decided about on any device; the oldest first. */
export const undecided = async (db: Db): Promise<readonly HeldBack[]> => {
  const tx = db.transaction(['held', 'changes', 'batches']);
  const rows = await tx.objectStore('held').getAll();
  const decisions = new Map<string, readonly Change[]>();
  for (const device of new Set(rows.map(row => row.device)))
    decisions.set(device, await changesOf(tx, 'decision', heldKey(device)));
  return rows
    .filter(({ device, seq }) => !isDecidedOn(decisions.get(device) ?? [], seq))
    .map(({ change, why }) => ({ change, why }))
    .sort((a, b) => (a.change.id < b.change.id ? -1 : 1));
};

/** The drafts that take in what is still undecided of `held`, or drop it. */
export const decidingDrafts = async (
  db: Db,
  held: readonly HeldBack[],
  what: 'taken' | 'dropped',
): Promise<readonly Draft[]> => {
  const asked = new Set(held.map(({ change }) => placeOf(change)));
  const changes = (await undecided(db)).map(({ change }) => change).filter(one => asked.has(placeOf(one)));
  const decided = decidedOn(changes, what);
  return what === 'dropped' ? decided : [...(await taken(db, changes)), ...decided];
};

const placeOf = ({ device, seq }: Change): string => `${device}/${seq}`;

const taken = async (db: Db, changes: readonly Change[]): Promise<readonly Draft[]> => {
  const drafts: Draft[] = [];
  const { erasings, rest } = takingIn(changes);
  for (const { of, key, by } of erasings) {
    const tx = db.transaction([...ALL]);
    if (await isErased(tx, { of, key })) continue;
    drafts.push(erasing(of, key, by, await placesOf(tx, of, key)));
  }
  for (const change of rest) {
    const tx = db.transaction(['changes', 'batches']);
    const [history, erased] = await Promise.all([changesOf(tx, change.of, change.key), isErased(tx, change)]);
    const draft = erased ? null : takenIn(change, history);
    if (draft) drafts.push(draft);
  }
  return drafts;
};

import { type ChangeId, nextId } from './hlc';
import type { DeviceId } from './id';
import type { Change, Draft, Heads } from './ledger';

/** Where a device's own writing stands: its last `seq`, and its last id (null before the first change). */
export type Pen = { readonly seq: number; readonly clock: ChangeId | null };

export type Unsigned = Omit<Change, 'sig'>;

/**
 * Drafts with their ids and numbers, in order. `replaced` gives, for a draft, the ids behind the fields that
 * it sets; `now` is in epoch milliseconds. What drafts of one command set on one record, the later one wins.
 */
export const numbered = (
  drafts: readonly Draft[],
  device: DeviceId,
  pen: Pen,
  now: number,
  replaced: (draft: Draft, index: number) => Iterable<ChangeId>,
): Unsigned[] => {
  let { seq, clock } = pen;
  return drafts.map((draft, index) => {
    const after = [...replaced(draft, index)];
    if (clock !== null) after.push(clock);
    clock = nextId(now, device, after);
    seq += 1;
    const { of, key, set, by, why } = draft;
    return { id: clock, device, seq, of, key, set, by, ...(why === undefined ? {} : { why }) };
  });
};

/** The ids behind those of the fields in `set` that `changes`, all of one record, have set before. */
export const idsBehind = (set: Draft['set'], changes: readonly Pick<Change, 'id' | 'set'>[]): ChangeId[] =>
  changes
    .filter(change => Object.keys(set).some(field => Object.hasOwn(change.set, field)))
    .map(({ id }) => id);

/** Per device: the last `seq` before the first gap, and the greatest one seen. */
export type Counted = { readonly [device: string]: { readonly head: number; readonly max: number } };

/**
 * Counts one more `seq` of a device. `reach` tells how far those beyond a gap were counted before: the last one, from
 * `from` up to `to`, before the next gap, or the one before `from`.
 */
export const counted = async (
  count: Counted[string] | undefined,
  seq: number,
  reach: (from: number, to: number) => Promise<number>,
): Promise<Counted[string]> => {
  const { head, max: before } = count ?? { head: 0, max: 0 };
  const max = Math.max(before, seq);
  if (seq !== head + 1) return { head, max };
  return { head: seq < max ? await reach(seq + 1, max) : seq, max };
};

/**
 * The heads without what is only known as erased after the last change that is held. Whoever erases names places in the
 * count of others; that something was ever written there shows when something after it comes. Until then nobody says
 * that they have it, or they would not be given it.
 */
export const heldHeads = async (
  count: Counted,
  isGone: (device: string, seq: number) => Promise<boolean>,
  /** All erased places of a device up to one. */
  goneUpTo: (device: string, seq: number) => Promise<ReadonlySet<number>>,
): Promise<Heads> => {
  const held: Record<string, number> = {};
  for (const [device, known] of Object.entries(headsOf(count))) {
    let head = known;
    if (await isGone(device, head)) {
      const gone = await goneUpTo(device, head);
      while (gone.has(head)) head -= 1;
    }
    if (head > 0) held[device] = head;
  }
  return held;
};

export const headsOf = (count: Counted): Heads =>
  Object.fromEntries(
    Object.entries(count).flatMap(([device, { head }]) => (head > 0 ? [[device, head]] : [])),
  );

import type { Place } from '../../core/erasing';
import { countBy, isHeld } from './batches';
import type { Write } from './schema';
import { isCounted } from './wiping';

/** How many of a device's numbers, from one to another, are counted: in few requests, however many there are. */
const countIn = async (tx: Write, device: string, from: number, to: number): Promise<number> => {
  const range = IDBKeyRange.bound([device, from], [device, to]);
  const [held, gone, beside] = await Promise.all([
    countBy(tx, range),
    tx.objectStore('gone').getAllKeys(range),
    tx.objectStore('held').getAllKeys(range),
  ]);
  let count = held;
  // What the log has too is among those it counts already.
  for (const seq of new Set([...gone, ...beside].map(([, seq]) => seq))) {
    if (!(await isHeld(tx, device, seq)) && (await isCounted(tx, device, seq))) count += 1;
  }
  return count;
};

/** The last number up to `to` that is counted without a gap from `from` on; the one before `from` where none is. */
export const reach = async (tx: Write, device: string, from: number, to: number): Promise<number> => {
  let last = from - 1;
  for (let step = 1; last < to && step > 0; ) {
    const next = Math.min(last + step, to);
    const isWhole = (await countIn(tx, device, last + 1, next)) === next - last;
    if (isWhole) last = next;
    step = isWhole ? 2 * step : Math.floor((next - last) / 2);
  }
  return last;
};

/** Places that are known not to be counted yet, by device. */
export type Absent = Map<string, Set<number>>;

/**
 * Which of the places are not counted yet: a book that comes in with today first fills long gaps, and to ask for
 * each of its changes would take longer than to write them.
 */
export const absentOf = async (tx: Write, places: readonly Place[]): Promise<Absent> => {
  const absent: Absent = new Map();
  const devices = new Map<string, Set<number>>();
  for (const { device, seq } of places) devices.set(device, (devices.get(device) ?? new Set()).add(seq));
  for (const [device, all] of devices) {
    const fresh = new Set<number>();
    const look = async (seqs: readonly number[]): Promise<void> => {
      const [first, last] = [seqs[0], seqs.at(-1)];
      if (first === undefined || last === undefined) return;
      const count = await countIn(tx, device, first, last);
      if (count === 0) for (const seq of seqs) fresh.add(seq);
      if (count === 0 || count === last - first + 1) return;
      const middle = Math.ceil(seqs.length / 2);
      if (middle === seqs.length) return;
      await look(seqs.slice(0, middle));
      await look(seqs.slice(middle));
    };
    await look([...all].sort((a, b) => a - b));
    absent.set(device, fresh);
  }
  return absent;
};

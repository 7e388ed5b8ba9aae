import type { Entry } from '../../app/ports';
import { erasedBy } from '../../core/erasing';

/** Some megabytes: what the next readers ask for, not a whole book. */
const MOST = 5_000;

export type Lately = {
  /** What was just taken in, in order of its places. */
  readonly add: (entries: readonly Entry[]) => void;
  /** The log ends there, or there is more than was added. */
  readonly endsAt: (end: number) => void;
  /** Something left the log, or it is another one. */
  readonly clear: () => void;
  /** What stands after a place; null where the disk has to be asked. */
  readonly after: (place: number, limit: number) => readonly Entry[] | null;
};

/**
 * The last run of entries that this tab took in from others: several read on from there at once, and each would
 * have the disk give back, and check, what is at hand. It never holds a part of what stands after its first place
 * and was told of: whoever gets less than asked for would take that for the end.
 */
export const createLately = (): Lately => {
  let run: readonly Entry[] = [];
  const clear = () => {
    run = [];
  };
  return {
    add: entries => {
      const [first, last] = [entries[0], entries.at(-1)];
      if (!first || !last) return;
      const before = run.at(-1)?.at ?? 0;
      const isWhole = last.at - first.at === entries.length - 1;
      // What erases takes others out.
      if (!isWhole || first.at <= before || entries.some(({ change }) => erasedBy(change))) clear();
      else run = (first.at === before + 1 ? [...run, ...entries] : entries).slice(-MOST);
    },
    endsAt: end => {
      if (end !== run.at(-1)?.at) clear();
    },
    clear,
    after: (place, limit) => {
      const first = run[0]?.at;
      if (first === undefined || place < first - 1) return null;
      const found = run.slice(place + 1 - first, place + 1 - first + limit);
      return found.length > 0 ? found : null;
    },
  };
};

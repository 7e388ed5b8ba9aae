import type { Change } from '../../core/ledger';

/** Checked ahead at once: more would only lie about, a whole book's worth of it many times over. */
const MOST = 50_000;

export type Foresight = {
  /** Begins to check the signatures of changes that the log will be given, as these very objects. */
  readonly foresee: (changes: readonly Change[]) => void;
  /** Whether a change bears its device's signature, as was found when it was foreseen or as is found now. */
  readonly verify: (change: Change) => Promise<boolean>;
};

/**
 * What comes into a volume is written to its disk before the log sees it: workers check signatures meanwhile. Whose
 * device is not known yet does not hold, and is read from the volume anew once it is.
 */
export const createForesight = (verify: Foresight['verify'], most = MOST): Foresight => {
  const foreseen = new WeakMap<Change, Promise<boolean>>();
  let open = 0;
  return {
    foresee: changes => {
      for (const change of changes) {
        if (open >= most) return;
        open += 1;
        const holds = verify(change);
        foreseen.set(change, holds);
        void holds.finally(() => {
          open -= 1;
        });
      }
    },
    verify: change => foreseen.get(change) ?? verify(change),
  };
};

import type { Clock } from '../../../app/ports';

/** A clock that stands still until told. */
export type ManualClock = Clock & {
  /** Lets time pass and makes the calls that fall into it, in their order. */
  readonly pass: (milliseconds: number) => void;
  /** Milliseconds until each call that waits, the nearest first. */
  readonly waits: () => readonly number[];
};

export const createManualClock = (start = 1_800_000_000_000): ManualClock => {
  let now = start;
  const calls = new Set<{ readonly at: number; readonly call: () => void }>();
  const ordered = () => [...calls].sort((one, other) => one.at - other.at);
  return {
    now: () => now,
    at: (at, call) => {
      const entry = { at, call };
      calls.add(entry);
      return () => calls.delete(entry);
    },
    pass: milliseconds => {
      const end = now + milliseconds;
      for (let [next] = ordered(); next && next.at <= end; [next] = ordered()) {
        calls.delete(next);
        now = Math.max(now, next.at);
        next.call();
      }
      now = end;
    },
    waits: () => ordered().map(({ at }) => at - now),
  };
};

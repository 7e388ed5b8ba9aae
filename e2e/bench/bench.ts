/**
 * One row of the bench, run in a page of real Chromium. A module of this folder exports
 * `benches: readonly Bench[]`; `run.ts` finds, runs and prints them.
 */
export type Bench = {
  /** As in the table of budgets. */
  readonly name: string;
  readonly budget: Budget;
  /**
   * One trial. What it resolves with, where that is a number, is the measure itself (bytes, or milliseconds
   * without the trial's preparation); else the time until it settles is.
   */
  readonly run: Trial;
  /** The same work done in the usual way, in the same unit. */
  readonly reference?: { readonly name: string; readonly run: Trial };
  /** Measured trials, after as many again, at most 5, that only warm up. 20 where absent. */
  readonly trials?: number;
  /** Closes what the trials left open: a page holds few collections at once (RxDB's free edition). */
  readonly end?: () => Promise<unknown>;
};

export type Trial = () => unknown;

export type Unit = 'ms' | 'B' | 'KB';

export type Budget = {
  readonly unit: Unit;
  /** What the measure must not exceed. */
  readonly most?: number;
  /** Of the trials, the one that counts: the median where absent. */
  readonly percentile?: 50 | 95;
  /** How many times the reference's measure it may be. */
  readonly ratio?: number;
};

/** What came out, of a page's benches and of those that drive the whole app. */
export type Measured = {
  readonly name: string;
  readonly budget: Budget;
  readonly measure: number;
  readonly reference?: { readonly name: string; readonly measure: number };
};

/** The value below which `percent` of the trials are; nearest rank. */
export const percentile = (trials: readonly number[], percent: number): number => {
  const sorted = [...trials].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
};

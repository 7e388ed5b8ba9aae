import type { Live, LogFailure } from '../../app/ports';

/** What is wrong with this device's copy of the ledger. What was acknowledged is kept. */
export type LedgerTrouble = {
  readonly is: /** Entries of the log cannot be read or believed. */
    | 'damaged'
    /** No room on the disk. */
    | 'full'
    /** The browser keeps the database shut. */
    | 'blocked'
    /** The database went away while open. */
    | 'severed';
  readonly detail: string;
};

/** Where trouble comes from; each source clears its own. Earlier ones are shown first. */
export type Source = 'shut' | 'log' | 'damage' | 'store' | 'volumes';
const SOURCES: readonly Source[] = ['shut', 'log', 'damage', 'store', 'volumes'];

export const createTroubles = () => {
  const troubles = new Map<Source, LedgerTrouble>();
  const listeners = new Set<(trouble: LedgerTrouble | null) => void>();
  let told: LedgerTrouble | null = null;

  const first = (): LedgerTrouble | null => SOURCES.flatMap(source => troubles.get(source) ?? [])[0] ?? null;

  const live: Live<LedgerTrouble | null> = listen => {
    listeners.add(listen);
    listen(first());
    return () => void listeners.delete(listen);
  };

  return {
    live,
    set: (source: Source, trouble: LedgerTrouble | null) => {
      if (trouble) troubles.set(source, trouble);
      else troubles.delete(source);
      const now = first();
      if (now?.is === told?.is && now?.detail === told?.detail) return;
      told = now;
      for (const listen of [...listeners]) listen(now);
    },
  };
};

/** What a failure means for the device; null for those that concern one command only. */
export const troubleOf = (failure: LogFailure): LedgerTrouble | null => {
  switch (failure.is) {
    case 'moved':
    case 'fenced':
    case 'not-allowed':
      return null;
    case 'full':
      return { is: 'full', detail: '' };
    case 'unavailable':
      return { is: /Timeout|Version/.test(failure.detail) ? 'blocked' : 'severed', detail: failure.detail };
  }
};

/** What an error of the store or a failure of the volumes means. */
export const troubleOfError = (error: unknown): LedgerTrouble => {
  if (typeof error === 'object' && error !== null && 'is' in error)
    return troubleOf(error as LogFailure) ?? { is: 'severed', detail: String(error.is) };
  const detail = String(error);
  return { is: detail.includes('QuotaExceeded') ? 'full' : 'severed', detail };
};

import type { Change } from '../../core/ledger';
import { HOUR } from '../../core/time';
import { minutesUntil, type Try, triesAfter } from '../../core/tries';

/** Logins that were begun in the last hour and not finished, at whichever desk. */
export type Tries = {
  readonly take: (change: Change, at: number) => void;
  readonly minutes: (who: Pick<Try, 'name' | 'wallet' | 'known'>, now: number) => number;
};

export const createTries = (): Tries => {
  let tries: readonly Try[] = [];
  return {
    take: (change, at) => {
      const next = triesAfter(tries, change, at);
      if (next === tries) return;
      const latest = Math.max(...next.map(one => one.at));
      tries = next.filter(one => one.at > latest - HOUR);
    },
    minutes: (who, now) => minutesUntil(tries, who, now),
  };
};

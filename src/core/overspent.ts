import { type Decided, isSpendKept } from './decisions';
import { byId, type Drawn, fullOf, isSpent, periodOfDraw, type Standing } from './standing';
import type { TimeZone } from './zone';

/** A session for which its code had nothing left, or not enough, when all that devices did apart came together. */
export type Overspent = {
  readonly loser: Drawn;
  /** Those that took from it before. */
  readonly others: readonly Drawn[];
};

/**
 * Who took more from a code than there was (design §2.4): of those that together take too much, each that came when
 * there was no room for it any more, by the change that says so. In each period of a subscription by itself. The same
 * on every device; what a person decided to let be is left out.
 */
export const overspentIn = (
  { code, start, drawn }: Pick<Standing, 'code' | 'start' | 'drawn'>,
  decided: Decided,
  zone: TimeZone,
  now: number,
): readonly Overspent[] => {
  const full = fullOf(code);
  if (full === null) return [];
  const periods = new Map<number, Drawn[]>();
  for (const one of [...drawn].sort(byId)) {
    if (!isSpent(one, now)) continue;
    const index = periodOfDraw({ code, start }, zone, one) ?? 0;
    periods.set(index, [...(periods.get(index) ?? []), one]);
  }
  return [...periods.values()].flatMap(spent => {
    let taken = 0;
    const before: Drawn[] = [];
    return spent.flatMap((loser): Overspent[] => {
      if (taken + loser.draw.takes <= full) {
        taken += loser.draw.takes;
        before.push(loser);
        return [];
      }
      return isSpendKept(decided, code.key, loser) ? [] : [{ loser, others: [...before] }];
    });
  });
};

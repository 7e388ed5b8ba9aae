import type { Chance } from '../../app/ports';

/**
 * Milliseconds to wait after so many failures in a row: doubling from `first` to `longest`, of which chance
 * takes away up to half, so that the pages that one relay lost do not all come back in the same moment.
 */
export const pauseAfter = (
  failures: number,
  { first, longest }: { readonly first: number; readonly longest: number },
  chance: Chance,
): number => {
  const whole = Math.min(longest, first * 2 ** Math.min(failures - 1, 30));
  return Math.round(whole * (1 - (chance.bytes(1)[0] ?? 0) / 512));
};

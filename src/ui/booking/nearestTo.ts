import type { FreeTime } from '../../app/wallet/wallet';
import { nearestTimes } from '../../core/nearest';
import type { Choice } from './choice';
import { UNKNOWN } from './days';

/** Free times nearest to the one that was chosen, where that is free no more; none while it is. */
export const nearestTo = (choice: Choice, now: number): readonly FreeTime[] => {
  const search = choice.search();
  if (!search || choice.slot()) return [];
  const { catalog, busy, service, staff } = search;
  const ask = { service, staff, start: choice.start() ?? 0, now };
  return nearestTimes(catalog, busy ?? UNKNOWN, ask).map(({ start }) => ({ start, staff }));
};

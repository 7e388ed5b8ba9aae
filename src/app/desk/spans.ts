import type { Book } from '../../core/book';
import type { Interval } from '../../core/time';
import { createZone } from '../../core/zone';

/**
 * The span whose sessions decide about a time: the whole business weeks around it, because "Most sessions a
 * week" counts from Monday to Sunday.
 */
export const bookSpan = (book: Book, { start, end }: Interval): Interval => {
  const zone = createZone(book.business.zone);
  const [monday] = zone.week(zone.dateOf(start));
  const sunday = zone.week(zone.dateOf(end)).at(-1);
  if (!monday || !sunday) throw new RangeError('A week has seven days');
  return { start: zone.startOf(monday), end: zone.endOf(sunday) };
};

import type { Slot } from './availability';
import { blocksOf } from './blocks';
import type { Book } from './book';
import type { Key } from './id';
import type { Session } from './sessions';
import { createZone } from './zone';

/**
 * Who of "Anyone" gets a booking (product §2.6): whose class at this start has attendees, else whoever has the
 * fewest sessions on that date of the business, a class counting once; of equals the first in staff order.
 * `sessions` must hold all of that date.
 */
export const pickStaff = (
  book: Pick<Book, 'business' | 'services'>,
  sessions: readonly Session[],
  service: Key,
  slot: Slot,
  now: number,
): Key => {
  const zone = createZone(book.business.zone);
  const date = zone.dayOf(slot.start);
  const blocks = blocksOf(book, sessions, now).filter(({ start }) => zone.dayOf(start) === date);
  const isAttended = (staff: Key): boolean =>
    blocks.some(
      block =>
        block.staff === staff &&
        block.service === service &&
        block.start === slot.start &&
        block.sessions.length < block.seats,
    );
  const count = (staff: Key): number => blocks.filter(block => block.staff === staff).length;
  const attended = slot.staff.filter(isAttended);
  return (attended.length > 0 ? attended : slot.staff).reduce((best, staff) =>
    count(staff) < count(best) ? staff : best,
  );
};

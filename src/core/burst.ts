import type { Book } from './book';

/**
 * Bookings and orders an hour beyond which nothing more is taken, not even to wait: a flood must not fill the book.
 */
export const mostAnHour = ({ business }: Pick<Book, 'business'>): number => business.burst * 10;

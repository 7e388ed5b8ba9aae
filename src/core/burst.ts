import type { Book } from './book';

/** Bookings an hour beyond which nothing more is taken, not even to wait: a flood must not fill the book. */
export const mostAnHour = ({ business }: Pick<Book, 'business'>): number => business.burst * 10;

/** Orders an hour alike, counted by themselves: each writes more than a booking does, and there is no hurry about any. */
export const mostOrdersAnHour = ({ business }: Pick<Book, 'business'>): number => business.burst * 2;

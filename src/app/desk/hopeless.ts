import { slotAt } from '../../core/availability';
import type { Book } from '../../core/book';
import { mostAnHour, mostOrdersAnHour } from '../../core/burst';
import type { Busy } from '../../core/busy';
import { soldTo } from '../../core/buying';
import { known, sessionFrom } from '../../core/records';
import { busyFrom, busyRange, everyClass, sessionsRange } from '../../core/taken';
import { SECOND } from '../../core/time';
import { createZone } from '../../core/zone';
import type { Log, Opened, Store } from '../ports';
import { codeByText } from './standings';

type Ports = {
  readonly log: Log;
  readonly store: Store;
  readonly bookNow: () => Promise<Book | null>;
  /** Bookings, and orders of wallets, taken in the hour before a moment. */
  readonly bookings: (now: number) => number;
  readonly orders: (now: number) => number;
};

/** In a flood requests are held against what was free this long ago at most. */
const AGE = SECOND;

type Seen = { readonly at: number; readonly state: Promise<{ book: Book; busy: Busy } | null> };

/** Finds out which requests cannot be granted with hardly any reading for each of them. */
export type Hopeless = {
  readonly is: (opened: Opened, now: number) => Promise<boolean>;
  /** Something was granted: what was seen is not to be trusted any more. */
  readonly changed: () => void;
};

/** What most of a flood asks for cannot be had. It is read once for all who ask within a second. */
export const createHopeless = ({ log, store, bookNow, bookings, orders }: Ports): Hopeless => {
  let seen: Seen | null = null;
  const look = async (now: number): Promise<{ book: Book; busy: Busy } | null> => {
    await store.caughtUp(await log.end());
    const book = await bookNow();
    if (book === null) return null;
    const range = busyRange(book, now);
    const starts = sessionsRange(createZone(book.business.zone), range);
    const found = await store.find({ of: 'session', by: 'start', from: starts.start, to: starts.end });
    return { book, busy: busyFrom(book, known(found.map(sessionFrom)), range, now, everyClass) };
  };
  return {
    is: async ({ request }, now) => {
      if (request.kind !== 'book' && request.kind !== 'buy') return false;
      if (seen === null || Math.abs(now - seen.at) > AGE) seen = { at: now, state: look(now) };
      const state = await seen.state.catch(() => null);
      if (state === null) return false;
      if (request.kind === 'buy')
        return orders(now) >= mostOrdersAnHour(state.book) || !soldTo(state.book, request).ok;
      if (bookings(now) >= mostAnHour(state.book)) return true;
      const { service, staff, start, code } = request;
      if (slotAt(state.book, state.busy, { service, staff, start, now }) === null) return true;
      // Guesses of codes among them: one look each, where gathering takes a dozen.
      return Boolean(code) && (await codeByText(store, code ?? '')) === null;
    },
    changed: () => {
      seen = null;
    },
  };
};

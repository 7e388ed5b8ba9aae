import type { Book } from '../../core/book';
import { isFromFuture } from '../../core/certificate';
import type { WalletKey } from '../../core/requests';
import { SECOND } from '../../core/time';
import type { Clock, DeskLetters, Log, Relays, Store } from '../ports';
import { anyTakes } from '../sending';
import { viewFor } from './views';

type Ports = {
  readonly log: Pick<Log, 'history'>;
  readonly store: Store;
  readonly clock: Clock;
  readonly letters: DeskLetters;
  readonly relays: Relays;
  readonly urls: readonly string[];
};

/**
 * Makes the view of one wallet from the store and sends it. Nothing of it is kept: whoever needs it again has
 * it made again.
 */
export type Posting = {
  /** Its value: whether any relay took it. `to`: the relays it goes to, all unless told. */
  readonly post: (wallet: WalletKey, book: Book, to?: readonly string[]) => Promise<boolean>;
  /** A view for this wallet stands at a relay with this date, in epoch seconds: the next is dated after it. */
  readonly seen: (wallet: WalletKey, date: number) => void;
};

/** `missed` is told of every relay that did not take a view. */
export const createPosting = (
  { log, store, clock, letters, relays, urls }: Ports,
  missed: (relay: string) => void,
): Posting => {
  const inTurn = createInTurn();
  const dates = createDates(clock);
  return {
    post: async (wallet, book, to = urls) => {
      const view = await inTurn(() => viewFor({ log, store }, letters, book, wallet, clock.now()));
      // Dates are given out in the order in which views were made: a relay keeps the one with the latest.
      const date = dates.next(wallet);
      const letter = await inTurn(() => letters.view(wallet, view, date));
      return anyTakes(relays, to, letter, missed);
    },
    seen: dates.seen,
  };
};

/**
 * The dates of views: now, or a second after the last for the same wallet. One that has passed need not be
 * remembered, because now is later.
 */
const createDates = (
  clock: Clock,
): { readonly next: (wallet: WalletKey) => number; readonly seen: Posting['seen'] } => {
  const last = new Map<WalletKey, number>();
  const present = (): number => Math.floor(clock.now() / SECOND);
  // A date from the future must not make ours such that nobody takes them: neither another's, nor one that was
  // given out while the clock was ahead.
  const isSound = (date: number): boolean => !isFromFuture(date, clock.now());
  const lastOf = (wallet: WalletKey): number => {
    const date = last.get(wallet) ?? 0;
    return isSound(date) ? date : 0;
  };
  const keep = (wallet: WalletKey, date: number): void => {
    for (const [each, passed] of last) if (passed < present()) last.delete(each);
    last.set(wallet, Math.max(date, lastOf(wallet)));
  };
  return {
    next: wallet => {
      const date = Math.max(present(), lastOf(wallet) + 1);
      keep(wallet, date);
      return date;
    },
    seen: (wallet, date) => {
      if (date >= present() && isSound(date)) keep(wallet, date);
    },
  };
};

/**
 * One after the other: gathered and signed all at once, the views of a flood would hold the page up for
 * seconds. Sending them is left to go on beside one another, for a relay may take long to answer.
 */
const createInTurn = (): (<T>(work: () => Promise<T>) => Promise<T>) => {
  let last: Promise<unknown> = Promise.resolve();
  return work => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
};

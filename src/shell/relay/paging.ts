import { askOnce } from '../../app/asking';
import type { Chance, Clock, Letter, PageBack, Paged, Relays } from '../../app/ports';
import { createSeen } from './seen';

export type Paging = {
  readonly relays: Relays;
  readonly clock: Clock;
  readonly chance: Chance;
};

const PAGE = 100;
const MOST_PAGES = 100;
const PATIENCE = 15_000;

/**
 * Reads what relays hold for a filter, newest first, page by page back to its `since`. Each relay has a cursor
 * of its own, because each may hold something else, and may give shorter pages than it was asked for. Letters
 * are handed on once, whichever relay sent them.
 */
export const createPageBack =
  ({ relays, clock, chance }: Paging): PageBack =>
  (urls, filter, onLetter) => {
    const isNew = createSeen(chance);

    const page = async (relay: string, until: number | null): Promise<readonly Letter[] | null> => {
      const letters: Letter[] = [];
      const asked = { ...filter, limit: PAGE, ...(until !== null && { until }) };
      const isWhole = await askOnce(relays, clock, relay, asked, letter => letters.push(letter), PATIENCE);
      return isWhole ? letters : null;
    };

    const read = async (relay: string): Promise<Paged> => {
      let until = filter.until ?? null;
      for (let pages = 0; pages < MOST_PAGES; pages++) {
        const letters = await page(relay, until);
        if (letters === null) return { relay, complete: false };
        // The next page waits until whoever reads is done with this one.
        await Promise.all(letters.filter(isNew).map(letter => onLetter(letter, relay)));
        if (letters.length === 0) return { relay, complete: true };
        const oldest = Math.min(...letters.map(letter => letter.created_at));
        // The next page begins with this second again: it may hold more than what was sent.
        until = until !== null && oldest >= until ? until - 1 : oldest;
        if (until < (filter.since ?? 0)) return { relay, complete: true };
      }
      return { relay, complete: false };
    };

    return Promise.all(urls.map(read));
  };

import type { Book } from '../../core/book';
import { SECOND } from '../../core/time';
import { first } from '../live';
import type { Clock, DeskLetters, DeskLinks, Live, Log, Store } from '../ports';
import type { Answering } from './answering';
import type { ByHand } from './desk';
import { viewFor } from './views';

type Ports = {
  readonly log: Log;
  readonly store: Store;
  readonly clock: Clock;
  readonly book: Live<Book>;
  readonly letters: DeskLetters;
  readonly links: DeskLinks;
  readonly answering: Answering;
};

/** Requests that a person brings as a link, decided like any other, and the way back as a link too. */
export const createByHand = ({ log, store, clock, book, letters, links, answering }: Ports): ByHand => ({
  deliver: async text => {
    const letter = await links.delivered(text);
    if (!letter.ok) return letter;
    const opened = await letters.open(letter.value);
    if (!opened.ok) return opened;
    const answered = await answering(opened.value);
    if (!answered.ok)
      return { ok: false, error: answered.error.is === 'dropped' ? 'busy' : answered.error.is };
    await store.caughtUp(await log.end());
    const view = await viewFor({ log, store }, letters, await first(book), opened.value.from, clock.now());
    const { outcome } = answered.value;
    return {
      ok: true,
      value: {
        state: outcome.is === 'waiting' ? 'requested' : outcome.is,
        session: outcome.session ?? null,
        reply: await links.reply(
          await letters.view(opened.value.from, view, Math.floor(clock.now() / SECOND)),
        ),
      },
    };
  },
});

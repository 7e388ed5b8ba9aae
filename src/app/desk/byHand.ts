import type { Outcome } from '../../core/answers';
import type { Book } from '../../core/book';
import type { Request } from '../../core/requests';
import type { SessionState } from '../../core/sessions';
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
    // Nobody knows how long it lay about: a person brings it, and decides what came too late.
    const answered = await answering(opened.value, { from: 0, at: clock.now() });
    if (!answered.ok)
      return { ok: false, error: answered.error.is === 'dropped' ? 'busy' : answered.error.is };
    await store.caughtUp(await log.end());
    const view = await viewFor({ log, store }, letters, await first(book), opened.value.from, clock.now());
    const { outcome } = answered.value;
    return {
      ok: true,
      value: {
        state: becameOf(opened.value.request.kind, outcome.is),
        session: outcome.session ?? null,
        reply: await links.reply(
          await letters.view(opened.value.from, view, Math.floor(clock.now() / SECOND)),
        ),
      },
    };
  },
});

const becameOf = (kind: Request['kind'], is: Outcome['is']): SessionState['is'] | 'opened' | 'done' => {
  if (is === 'waiting') return 'requested';
  if (is === 'begun') return 'done';
  return kind === 'cancel' && is === 'confirmed' ? 'cancelled' : is;
};

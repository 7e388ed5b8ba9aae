import type { Session } from './sessions';

// Sessions of an account before the last ones, which a wallet is told of as it asks for them (design §6).

/** Past sessions that a view holds beside the coming ones. */
export const LAST_SESSIONS = 20;

/** Earlier ones that one view tells of beside those. */
const MOST_EARLIER = 60;

type Past = { readonly start: number; readonly end: number };

/** Those that began by then, the latest first; once more those that began just then, should some have been cut off. */
export const earlierOf = <S extends Past>(past: readonly S[], from: number): readonly S[] =>
  past
    .filter(({ start }) => start <= from)
    .sort((a, b) => b.start - a.start)
    .slice(0, MOST_EARLIER);

/** From where on to ask for those before; null: there are none. */
export const nextEarlier = (
  sessions: readonly Pick<Session, 'when'>[],
  from: number,
  now: number,
): number | null => {
  const past = sessions.map(({ when }) => when).filter(({ start, end }) => end < now && start <= from);
  const last = earlierOf(past, from).at(-1);
  const isAll = past.length <= MOST_EARLIER || last === undefined || last.start === from;
  return isAll ? null : last.start;
};

import { requestFrom } from '../../core/answers';
import type { Book } from '../../core/book';
import { decidedFrom, isLeft, openKeys } from '../../core/decisions';
import { heldFrom } from '../../core/held';
import { known } from '../../core/records';
import { overlapsAmong } from '../../core/settle';
import { HOUR } from '../../core/time';
import { tornOf } from '../../core/torn';
import { combine, renewed } from '../live';
import type { Clock, Live, Log, Store } from '../ports';
import { written } from '../written';
import type { AttentionItem, SessionEntry } from './desk';
import type { Entries } from './entries';
import { heldItems } from './heldBack';
import { lateIn } from './late';
import { createMeeting } from './meeting';
import { outcomesOf } from './settled';
import { wantedIn } from './wanted';

/** How often it is looked whether an overlap is over. */
const LOOK_AGAIN = HOUR;

type Items = Live<readonly AttentionItem[]>;

/**
 * What a person must decide: what waits for a yes, the most urgent first, then what is torn or overlaps, codes and
 * orders, accounts made twice, and what does not count.
 */
export const createAttention = (
  log: Log,
  store: Store,
  clock: Clock,
  book: Live<Book>,
  entries: Entries,
  answers: () => boolean,
  codes: Items,
): Items =>
  combine(
    [
      askedOf(store, clock, entries),
      wantedIn({ log, store, answers, book, entries }),
      tornIn(log, store, clock, book, entries),
      overlapping(store, clock, book, entries),
      codes,
      lateIn(store),
      heldItems(log, store, book, entries),
    ],
    (...items) => items.flat(),
  );

const WAITING = { of: 'session', by: 'waiting', from: 1, to: Number.MAX_SAFE_INTEGER } as const;

/** Shown at once of what waits for a yes; of a flood of requests only the number of the others. */
export const MOST_ASKED = 200;

const askedOf = (store: Store, clock: Clock, entries: Entries): Items =>
  combine([entries.of({ ...WAITING, limit: MOST_ASKED }), store.watch(WAITING)], async (waiting, all) => {
    const requests = await store.many(
      'request',
      waiting.map(({ session }) => session.key),
    );
    const burst = new Set(known(requests.map(requestFrom)).flatMap(({ key, burst }) => (burst ? [key] : [])));
    const items = waiting.flatMap((entry): AttentionItem[] =>
      entry.session.state.is === 'requested' && entry.session.state.until > clock.now()
        ? [{ is: 'asked', entry, until: entry.session.state.until, burst: burst.has(entry.session.key) }]
        : [],
    );
    const more = all.length - waiting.length;
    return more > 0 ? [...items, { is: 'more', more }] : items;
  });

// A desk stays open for weeks: what is over goes.
const overlapping = (store: Store, clock: Clock, book: Live<Book>, entries: Entries): Items => {
  const meeting = createMeeting(
    store,
    clock,
    combine([book], ({ services }) => services),
  );
  const hours: Live<null> = renewed(clock, LOOK_AGAIN, () => listen => {
    listen(null);
    return () => undefined;
  });
  const decided = store.watch({ of: 'decision' });
  return combine([book, meeting, decided, hours], async (present, sessions, decisions) => {
    const coming = sessions.filter(({ when }) => when.end > clock.now());
    const found = overlapsAmong(present.services, coming, decidedFrom(decisions));
    const shown = new Set(found.flatMap(({ loser, others }) => [loser, ...others]));
    const joined = new Map(
      (await entries.join(present, [...shown])).map(entry => [entry.session.key, entry]),
    );
    return found.flatMap(({ loser, others, full }): AttentionItem[] => {
      const entry = joined.get(loser.key);
      const rest = known(others.map(({ key }) => joined.get(key)));
      return entry ? [{ is: 'overlap', loser: entry, others: rest, full }] : [];
    });
  });
};

/** What was found torn and stands undecided, as long as it is to come. */
const tornIn = (log: Log, store: Store, clock: Clock, book: Live<Book>, entries: Entries): Items =>
  combine(
    [book, store.watch({ of: 'decision' }), written(store, 'session'), written(store, 'answer')],
    async (present, decisions) => {
      const decided = decidedFrom(decisions);
      const sessions = known((await store.many('session', openKeys(decisions))).map(heldFrom));
      const items = sessions.map(async (session): Promise<AttentionItem | null> => {
        if (session.when.end <= clock.now()) return null;
        const torn = tornOf(session, await outcomesOf({ log, store }, session.key));
        if (torn === null || isLeft(decided, session, torn)) return null;
        const [entry]: readonly SessionEntry[] = await entries.join(present, [session]);
        return entry ? { is: 'torn', entry, torn } : null;
      });
      return known(await Promise.all(items));
    },
  );

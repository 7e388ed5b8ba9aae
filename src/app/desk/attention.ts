import { requestFrom } from '../../core/answers';
import type { Book } from '../../core/book';
import { known, sessionFrom } from '../../core/records';
import { blockOf, isBlock, type Session, takesTime } from '../../core/sessions';
import { DAY, HOUR, overlaps } from '../../core/time';
import { combine, renewed } from '../live';
import type { Clock, Live, Store } from '../ports';
import type { AttentionItem } from './desk';
import { type Entries, LONGEST } from './entries';

/** How far ahead overlaps are looked for. */
const AHEAD = 30 * DAY;

/** How often the time that overlaps are looked for in moves on. */
const LOOK_AGAIN = HOUR;

/** What the owner's decision to keep two overlapping sessions says; undone, it says nothing. */
export const KEEP_BOTH = 'keep-both';

/** Key of the owner's decision to keep two overlapping sessions; the same on every device. */
export const keepBothKey = (a: string, b: string): string => (a < b ? `keep/${a}/${b}` : `keep/${b}/${a}`);

/** What a person must decide: what waits for a yes, the most urgent first, then what overlaps. */
export const createAttention = (
  store: Store,
  clock: Clock,
  book: Live<Book>,
  entries: Entries,
): Live<readonly AttentionItem[]> => {
  const asked = combine(
    [entries.of({ of: 'session', by: 'waiting', from: 1, to: Number.MAX_SAFE_INTEGER, limit: 200 })],
    async waiting => {
      const requests = await store.many(
        'request',
        waiting.map(({ session }) => session.key),
      );
      const burst = new Set(
        known(requests.map(requestFrom)).flatMap(({ key, burst }) => (burst ? [key] : [])),
      );
      return waiting.flatMap((entry): AttentionItem[] =>
        entry.session.state.is === 'requested' && entry.session.state.until > clock.now()
          ? [{ is: 'asked', entry, until: entry.session.state.until, burst: burst.has(entry.session.key) }]
          : [],
      );
    },
  );
  // A desk stays open for weeks: what comes near is looked at in time, and what is over goes.
  const coming: Live<readonly Session[]> = renewed(clock, LOOK_AGAIN, from =>
    combine(
      [store.watch({ of: 'session', by: 'start', from: from - LONGEST, to: from + AHEAD })],
      records => {
        const now = clock.now();
        return known(records.map(sessionFrom)).filter(
          session => takesTime(session, now) && session.when.end > now && !isBlock(session),
        );
      },
    ),
  );
  const overlapping = combine(
    [book, coming, store.watch({ of: 'decision' })],
    async (present, sessions, decisions) => {
      const kept = new Set(
        decisions.filter(({ fields }) => fields['is'] === KEEP_BOTH).map(({ key }) => key),
      );
      const pairs = overlappingPairs(sessions).filter(([a, b]) => !kept.has(keepBothKey(a.key, b.key)));
      return Promise.all(
        pairs.map(
          async (pair): Promise<AttentionItem> => ({
            is: 'overlap',
            entries: await entries.join(present, pair),
          }),
        ),
      );
    },
  );
  return combine([asked, overlapping], (waiting, double) => [...waiting, ...double]);
};

/** Pairs that hold the same staff's time; attendees of one class do not. `sessions` are in order of start. */
const overlappingPairs = (sessions: readonly Session[]): (readonly [Session, Session])[] => {
  const pairs: (readonly [Session, Session])[] = [];
  const open: Session[] = [];
  for (const session of [...sessions].sort((a, b) => blockOf(a).start - blockOf(b).start)) {
    const still = open.filter(other => blockOf(other).end > blockOf(session).start);
    open.splice(0, open.length, ...still, session);
    for (const other of still)
      if (
        other.when.staff === session.when.staff &&
        overlaps(blockOf(other), blockOf(session)) &&
        !isOneClass(other, session)
      )
        pairs.push([other, session]);
  }
  return pairs;
};

const isOneClass = (a: Session, b: Session): boolean =>
  a.service === b.service && a.when.start === b.when.start;

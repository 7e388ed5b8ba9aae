import { answersInWords } from '../../core/answered';
import { requestFrom } from '../../core/answers';
import type { Book } from '../../core/book';
import type { Client } from '../../core/clients';
import { type Decided, decidedFrom } from '../../core/decisions';
import { type Held, heldFrom } from '../../core/held';
import type { Key } from '../../core/id';
import type { Folded } from '../../core/ledger';
import type { Groups } from '../../core/merging';
import { clientFrom, known } from '../../core/records';
import { saysOf } from '../../core/said';
import { isClass, type Service } from '../../core/services';
import { blockOf, isBlock, type Session, takesTime } from '../../core/sessions';
import { overlapsAmong } from '../../core/settle';
import { DAY, overlaps } from '../../core/time';
import { combine, first, share } from '../live';
import { createLookup } from '../lookup';
import type { Clock, Live, Store, Where } from '../ports';
import { written } from '../written';
import type { SessionEntry } from './desk';
import { groupedBy } from './grouped';
import type { Merging } from './merging';

/** No session or block is longer: a query by start looks back this far for those that still go on. */
export const LONGEST = DAY;

export type Entries = {
  /** Sessions that a question finds, with what they point to. */
  readonly of: (where: Where) => Live<readonly SessionEntry[]>;
  /** Sessions of a client, and of those that are one person with it. */
  readonly ofClient: (client: Key) => Live<readonly SessionEntry[]>;
  readonly between: (from: number, until: number) => Live<readonly SessionEntry[]>;
  readonly one: (key: Key) => Live<SessionEntry | null>;
  /** Sessions that start in a span, as they are now. */
  readonly starting: (from: number, until: number) => Promise<readonly Held[]>;
  /** Sessions that one would stand over, had it its time: those of its own class are none. */
  readonly under: (session: Placed) => Promise<readonly Held[]>;
  /** Joins sessions with the rest, as things stand. */
  readonly join: (book: Book, sessions: readonly Held[]) => Promise<readonly SessionEntry[]>;
};

/** A session's place on the calendar; without a key, of one that is still to be made. */
export type Placed = Pick<Session, 'service' | 'when'> & { readonly key?: Key | undefined };

/** Puts sessions together with service, staff, client and form answers, live. */
export const createEntries = (store: Store, clock: Clock, book: Live<Book>, merging: Merging): Entries => {
  const starting = async (from: number, until: number): Promise<readonly Held[]> =>
    known((await store.find({ of: 'session', by: 'start', from, to: until })).map(heldFrom));
  const decisions = share(combine([store.watch({ of: 'decision' })], decidedFrom));
  // What overlaps a session may start before the first and after the last of those asked for.
  const neighbours = async (sessions: readonly Held[]): Promise<readonly Held[]> => {
    const starts = sessions.map(({ when }) => when.start);
    const spread = Math.max(...starts) - Math.min(...starts);
    if (sessions.length === 0 || spread > MOST_SPREAD) return sessions;
    return starting(Math.min(...starts) - LONGEST, Math.max(...starts) + LONGEST);
  };
  const joined = async (
    present: Book,
    { shown, around }: Found,
    clients: Many,
    requests: Many,
    decided: Decided,
    { mainOf }: Groups,
  ): Promise<readonly SessionEntry[]> => {
    const [people, asked, near] = await Promise.all([
      clients([...new Set(known(shown.map(({ client }) => client)).flatMap(key => [key, mainOf(key)]))]),
      requests(shown.filter(({ service }) => service !== null).map(({ key }) => key)),
      around ?? neighbours(shown),
    ]);
    const clientOf = new Map(known(people.map(clientFrom)).map(client => [client.key, client]));
    const requestOf = new Map(known(asked.map(requestFrom)).map(request => [request.key, request]));
    const losers = new Set(overlapsAmong(present.services, near, decided).map(({ loser }) => loser.key));
    const now = clock.now();
    const taking = near.filter(session => takesTime(session, now));
    const standing: ReadonlyMap<Key, readonly Held[]> = groupedBy(taking, ({ when }) => when.staff);
    return shown.map(session => {
      const request = requestOf.get(session.key);
      const own = session.client === null ? undefined : clientOf.get(session.client);
      const client = own && clientOf.get(mainOf(own.key));
      return entryOf(
        present,
        session,
        { own: own ?? null, shown: client ?? own ?? null },
        standing.get(session.when.staff) ?? [],
        now,
        {
          loses: losers.has(session.key),
          asked: request !== undefined,
          answers: request ? answersInWords(present.forms, request.answers) : [],
        },
      );
    });
  };
  const live =
    (found: Live<Found>, wants: 'all' | 'times first' = 'all'): Live<readonly SessionEntry[]> =>
    listen => {
      const clients = createLookup(store, 'client');
      const requests = createLookup(store, 'request');
      const asked = wants === 'all' ? requests.many : requests.atHand;
      return combine(
        [book, found, decisions, merging.live, clients.news, requests.news],
        (present, looked, decided, groups) => joined(present, looked, clients.many, asked, decided, groups),
      )(listen);
    };
  return {
    of: where =>
      live(combine([store.watch(where)], records => ({ shown: known(records.map(heldFrom)), around: null }))),
    ofClient: client =>
      live(
        combine([merging.live, written(store, 'session')], async ({ membersOf }) => {
          const lists = membersOf(client).map(key =>
            store.find({ of: 'session', by: 'client', from: key, to: key }),
          );
          return { shown: known((await Promise.all(lists)).flat().map(heldFrom)), around: null };
        }),
      ),
    join: async (present, sessions) =>
      joined(
        present,
        { shown: sessions, around: null },
        keys => store.many('client', keys),
        keys => store.many('request', keys),
        await first(decisions),
        await merging.now(),
      ),
    starting,
    under: async session => {
      const { start, end } = blockOf(session);
      const [{ services }, near] = await Promise.all([first(book), starting(start - LONGEST, end + LONGEST)]);
      const service = services.find(({ key }) => key === session.service) ?? null;
      return near.filter(other => takesTime(other, clock.now()) && isOver(session, other, service));
    },
    // Watched so far around that what overlaps the first and the last need not be read each time. What was
    // answered in a form is no part of a calendar's day, which does not wait for it.
    between: (from, until) =>
      live(
        combine(
          [store.watch({ of: 'session', by: 'start', from: from - 2 * LONGEST, to: until + LONGEST })],
          records => {
            const around = known(records.map(heldFrom));
            const shown = around.filter(
              ({ when }) =>
                when.start >= from - LONGEST && when.start < until && (when.end > from || when.start >= from),
            );
            return { shown, around };
          },
        ),
        'times first',
      ),
    one: key =>
      combine(
        [
          live(
            combine([written(store, 'session')], async () => {
              const record = await store.get('session', key);
              return { shown: known([record && heldFrom(record)]), around: null };
            }),
          ),
        ],
        entries => entries[0] ?? null,
      ),
  };
};

/** Sessions to show, and those that may overlap them where they are known already. */
type Found = { readonly shown: readonly Held[]; readonly around: readonly Held[] | null };

type Many = (keys: readonly string[]) => readonly Folded[] | Promise<readonly Folded[]>;

// Beyond this, as in a client's history, only the sessions at hand are compared with one another.
const MOST_SPREAD = 45 * DAY;

/** Its client's own entry, which holds what is said of it, and the one that it is shown under. */
type People = { readonly own: Client | null; readonly shown: Client | null };

const entryOf = (
  book: Book,
  session: Held,
  { own, shown }: People,
  standing: readonly Held[],
  now: number,
  request: Pick<SessionEntry, 'loses' | 'asked' | 'answers'>,
): SessionEntry => {
  const service = book.services.find(({ key }) => key === session.service) ?? null;
  const others = standing.filter(other => other.key !== session.key);
  const together = others.filter(other => sameClass(session, other, service));
  return {
    session,
    service,
    staff: book.staff.find(({ key }) => key === session.when.staff) ?? null,
    client: shown,
    note: own?.notes[session.key] ?? session.note ?? '',
    says: saysOf(session, own),
    seats:
      service && isClass(service)
        ? { taken: together.length + (takesTime(session, now) ? 1 : 0), of: service.seats }
        : null,
    overlaps: takesTime(session, now) && others.some(other => isOver(session, other, service)),
    ...request,
  };
};

/** Attendees of one class: same service, staff and start. */
const sameClass = (a: Placed, b: Placed, service: Service | null): boolean =>
  service !== null &&
  isClass(service) &&
  a.service === b.service &&
  a.when.staff === b.when.staff &&
  a.when.start === b.when.start;

const isOver = (session: Placed, other: Placed, service: Service | null): boolean =>
  other.key !== session.key &&
  other.when.staff === session.when.staff &&
  meet(session, other) &&
  !sameClass(session, other, service);

/** As `settle` has it: buffers keep sessions apart and may reach into blocked time (product §2.4). */
const meet = (a: Placed, b: Placed): boolean => {
  if (isBlock(a) || isBlock(b)) return isBlock(a) !== isBlock(b) && overlaps(a.when, b.when);
  return overlaps(blockOf(a), blockOf(b));
};

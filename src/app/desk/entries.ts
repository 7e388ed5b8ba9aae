import { requestFrom } from '../../core/answers';
import type { Book } from '../../core/book';
import type { Client } from '../../core/clients';
import type { Key } from '../../core/id';
import { clientFrom, known, sessionFrom } from '../../core/records';
import { isClass } from '../../core/services';
import { blockOf, type Session, takesTime } from '../../core/sessions';
import { DAY, overlaps } from '../../core/time';
import { combine } from '../live';
import type { Clock, Live, Store, Where } from '../ports';
import { written } from '../written';
import type { SessionEntry } from './desk';

/** No session or block is longer: a query by start looks back this far for those that still go on. */
export const LONGEST = DAY;

export type Entries = {
  /** Sessions that a question finds, with what they point to. */
  readonly of: (where: Where, keep?: (session: Session) => boolean) => Live<readonly SessionEntry[]>;
  readonly between: (from: number, until: number) => Live<readonly SessionEntry[]>;
  readonly one: (key: Key) => Live<SessionEntry | null>;
  /** Sessions that start in a span, as they are now. */
  readonly starting: (from: number, until: number) => Promise<readonly Session[]>;
  /** Joins sessions with the rest, as things stand. */
  readonly join: (book: Book, sessions: readonly Session[]) => Promise<readonly SessionEntry[]>;
};

/** Puts sessions together with service, staff, client and form answers, live. */
export const createEntries = (store: Store, clock: Clock, book: Live<Book>): Entries => {
  const join = async (present: Book, sessions: readonly Session[]): Promise<readonly SessionEntry[]> => {
    const [clients, requests, around] = await Promise.all([
      store.many('client', known(sessions.map(({ client }) => client))),
      store.many(
        'request',
        sessions.filter(({ service }) => service !== null).map(({ key }) => key),
      ),
      neighbours(sessions),
    ]);
    const clientOf = new Map(known(clients.map(clientFrom)).map(client => [client.key, client]));
    const requestOf = new Map(known(requests.map(requestFrom)).map(request => [request.key, request]));
    return sessions.map(session => {
      const request = requestOf.get(session.key);
      const client = session.client === null ? null : (clientOf.get(session.client) ?? null);
      return entryOf(present, session, client, around, clock.now(), {
        asked: request !== undefined,
        answers: request ? answersInWords(present, request.answers) : [],
      });
    });
  };
  const starting = async (from: number, until: number): Promise<readonly Session[]> =>
    known((await store.find({ of: 'session', by: 'start', from, to: until })).map(sessionFrom));
  // What overlaps a session may start before the first and after the last of those asked for.
  const neighbours = async (sessions: readonly Session[]): Promise<readonly Session[]> => {
    const spread =
      Math.max(...sessions.map(({ when }) => when.start)) -
      Math.min(...sessions.map(({ when }) => when.start));
    if (sessions.length === 0 || spread > MOST_SPREAD) return sessions;
    const starts = sessions.map(({ when }) => when.start);
    return starting(Math.min(...starts) - LONGEST, Math.max(...starts) + LONGEST);
  };
  const of: Entries['of'] = (where, keep = () => true) => {
    const sessions = combine(
      [store.watch(where), written(store, 'client'), written(store, 'request')],
      records => known(records.map(sessionFrom)).filter(keep),
    );
    return combine([book, sessions], join);
  };
  return {
    of,
    join,
    starting,
    between: (from, until) =>
      of(
        { of: 'session', by: 'start', from: from - LONGEST, to: until - 1 },
        ({ when }) => when.end > from || when.start >= from,
      ),
    one: key => {
      const session = combine(
        [written(store, 'session'), written(store, 'client'), written(store, 'request')],
        async () => {
          const record = await store.get('session', key);
          return record ? sessionFrom(record) : null;
        },
      );
      return combine([book, session], async (present, found) =>
        found ? ((await join(present, [found]))[0] ?? null) : null,
      );
    },
  };
};

// Beyond this, as in a client's history, only the sessions at hand are compared with one another.
const MOST_SPREAD = 45 * DAY;

const entryOf = (
  book: Book,
  session: Session,
  client: Client | null,
  around: readonly Session[],
  now: number,
  request: Pick<SessionEntry, 'asked' | 'answers'>,
): SessionEntry => {
  const service = book.services.find(({ key }) => key === session.service) ?? null;
  const others = around.filter(
    other => other.key !== session.key && other.when.staff === session.when.staff && takesTime(other, now),
  );
  const together = others.filter(other => sameClass(session, other));
  return {
    session,
    service,
    staff: book.staff.find(({ key }) => key === session.when.staff) ?? null,
    client,
    note: client?.notes[session.key] ?? session.note ?? '',
    seats:
      service && isClass(service)
        ? { taken: together.length + (takesTime(session, now) ? 1 : 0), of: service.seats }
        : null,
    overlaps:
      takesTime(session, now) &&
      others.some(other => !sameClass(session, other) && overlaps(blockOf(session), blockOf(other))),
    ...request,
  };
};

/** Attendees of one class: same service, staff and start. */
const sameClass = (a: Session, b: Session): boolean =>
  a.service !== null &&
  a.service === b.service &&
  a.when.staff === b.when.staff &&
  a.when.start === b.when.start;

const answersInWords = (
  book: Book,
  answers: { readonly [question: string]: string },
): SessionEntry['answers'] =>
  book.forms.flatMap(({ questions }) =>
    questions.flatMap(({ key, text }) => {
      const answer = answers[key];
      return answer === undefined || answer === '' ? [] : [{ question: text, answer }];
    }),
  );

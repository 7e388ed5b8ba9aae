import { answerFrom } from './answers';
import type { Book } from './book';
import { BUSINESS } from './business';
import { type ChangeId, later, NEVER, timeOf } from './hlc';
import type { Change, Folded } from './ledger';
import { versionOf } from './ledger';
import { sessionFrom } from './records';
import { DAY } from './time';
import type { AnswerRow, Row, SessionRow } from './views';

/** Past sessions that a view holds beside the coming ones (design §6). */
const LAST_SESSIONS = 20;

/** How long an answer stays in the view; its session's row stays longer. */
const ANSWERS_KEPT = 45 * DAY;

/** A session's row before its changes are counted and it is signed. */
export type Uncounted = Omit<SessionRow, 'sequence' | 'card'>;

/**
 * What one wallet is told: its coming sessions, the last ones, and the answers to its requests, newest first,
 * so that whoever must cut a view short cuts the oldest.
 */
export const rowsFor = (
  book: Book,
  sessions: readonly Folded[],
  answers: readonly Folded[],
  now: number,
): { readonly coming: readonly ToldRow[]; readonly past: readonly Uncounted[] } => {
  const rows = sessions.flatMap(record => sessionRow(book, record) ?? []);
  const past = rows.filter(({ end }) => end < now).sort((a, b) => b.start - a.start);
  return {
    coming: [
      ...rows.filter(({ end }) => end >= now).sort((a, b) => a.start - b.start),
      ...answers
        .flatMap(record => answerRow(record) ?? [])
        .filter(({ id }) => timeOf(id) > now - ANSWERS_KEPT)
        .sort((a, b) => (a.id > b.id ? -1 : 1)),
    ],
    past: past.slice(0, LAST_SESSIONS),
  };
};

/** A row of a view before it is counted and signed. */
export type ToldRow = Uncounted | AnswerRow;

/**
 * Whether a view that stands at a relay must be sent again: it lacks the newest row, or says what is not said
 * any more. Rows at the end may be missing, for a view is cut where it would be too long.
 */
export const isOutdated = (held: readonly Row[], told: readonly ToldRow[]): boolean => {
  const versionIn = (rows: readonly { readonly id: ChangeId }[]): ChangeId =>
    rows.reduce<ChangeId>((greatest, { id }) => later(greatest, id), NEVER);
  const said = new Set(told.map(nameOf));
  return versionIn(held) < versionIn(told) || !held.every(row => said.has(nameOf(row)));
};

const nameOf = ({ row, key, id }: Pick<Row, 'row' | 'key' | 'id'>): string => `${row}/${key}/${id}`;

/** A session as its wallet may see it; null for what no wallet asked for. */
const sessionRow = (book: Book, record: Folded): Uncounted | null => {
  const session = sessionFrom(record);
  const own = versionOf(record);
  if (!session?.service || own === null) return null;
  const { when, state, price, service } = session;
  // A row is as new as the newest of what it shows: one with another name must win over the one before.
  const id = [BUSINESS, service, when.staff].reduce<ChangeId>(
    (greatest, key) => later(greatest, book.shown[key] ?? NEVER),
    own,
  );
  return {
    row: 'session',
    key: session.key,
    id,
    service: book.services.find(({ key }) => key === service)?.name ?? '',
    serviceKey: service,
    staff: book.staff.find(({ key }) => key === when.staff)?.name ?? '',
    start: when.start,
    end: when.end,
    price,
    state,
  };
};

/**
 * RFC 5545 SEQUENCE of a session: how often its time or state was set since it was made. Each of those changes
 * makes it greater, however soon it follows; and devices that count apart have more once they have merged than
 * either had, so that no calendar holds on to what lost.
 */
export const sequenceOf = (changes: readonly Pick<Change, 'set'>[]): number =>
  Math.max(0, changes.filter(({ set }) => 'when' in set || 'state' in set).length - 1);

const answerRow = (record: Folded): AnswerRow | null => {
  const answer = answerFrom(record);
  const id = versionOf(record);
  return answer && id !== null ? { row: 'answer', key: answer.request, id, ...answer.answer } : null;
};

import { answerFrom } from './answers';
import type { Book } from './book';
import { later, NEVER, timeOf } from './hlc';
import type { Folded } from './ledger';
import { versionOf } from './ledger';
import { sessionFrom } from './records';
import { DAY, SECOND } from './time';
import type { AnswerRow, Row, SessionRow } from './views';

/** Past sessions that a view holds beside the coming ones (design §6). */
const LAST_SESSIONS = 20;

/** How long an answer stays in the view; its session's row stays longer. */
const ANSWERS_KEPT = 45 * DAY;

/**
 * What one wallet is told: its coming sessions, the last ones, and the answers to its requests, newest first,
 * so that whoever must cut a view short cuts the oldest.
 */
export const rowsFor = (
  book: Book,
  sessions: readonly Folded[],
  answers: readonly Folded[],
  now: number,
): { readonly coming: readonly Row[]; readonly past: readonly Row[] } => {
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

/** A session as its wallet may see it; null for what no wallet asked for. */
export const sessionRow = (book: Book, record: Folded): SessionRow | null => {
  const session = sessionFrom(record);
  const id = versionOf(record);
  if (!session?.service || id === null) return null;
  const { when, state, price, service } = session;
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
    sequence: sequenceOf(record),
  };
};

/**
 * RFC 5545 SEQUENCE: whole seconds from 2026 to the last change of time or state. Grows with each change that
 * a calendar must take over, and needs no counter that two devices could count apart.
 */
export const sequenceOf = ({ ids }: Folded): number =>
  Math.max(
    0,
    Math.floor((timeOf(later(ids['when'] ?? NEVER, ids['state'] ?? NEVER)) - SEQUENCE_START) / SECOND),
  );

const SEQUENCE_START = Date.UTC(2026, 0, 1);

const answerRow = (record: Folded): AnswerRow | null => {
  const answer = answerFrom(record);
  const id = versionOf(record);
  return answer && id !== null ? { row: 'answer', key: answer.request, id, ...answer.answer } : null;
};

import type { Key } from '../../core/id';
import type { SessionState } from '../../core/sessions';
import type { AnswerRow, Row, SessionRow } from '../../core/views';
import type { OutboxEntry } from '../ports';
import type { BookingState } from './wallet';

/** The rows of a view that tell of one request. */
export const rowsOf = (
  rows: readonly Row[],
  request: Key,
): { readonly answer: AnswerRow | null; readonly session: SessionRow | null } => {
  const answer = rows.find((row): row is AnswerRow => row.row === 'answer' && row.key === request) ?? null;
  const key = answer?.session ?? request;
  return {
    answer,
    session: rows.find((row): row is SessionRow => row.row === 'session' && row.key === key) ?? null,
  };
};

/** Whether the desk has said something final, so that the request need not be sent again. */
export const isSettled = (rows: readonly Row[], { id, request }: OutboxEntry, now: number): boolean => {
  const { answer } = rowsOf(rows, id);
  if (answer !== null) return true;
  // What nobody answered by its start is not asked for any more.
  return request.kind === 'book' && now >= request.start;
};

/** What is said of a booking: what the desk's view says, and until there is one, that it is on its way. */
export const stateOf = (
  rows: readonly Row[],
  request: Key,
  start: number,
  sent: boolean,
  now: number,
): BookingState => {
  const { answer, session } = rowsOf(rows, request);
  if (session && session.state.is !== 'refused') return sessionState(session.state);
  if (answer)
    switch (answer.is) {
      case 'refused':
        return {
          is: 'refused',
          why: answer.why ?? 'by-owner',
          says: answer.says ?? '',
          nearest: answer.nearest,
        };
      case 'waiting':
        return { is: 'waiting', until: null };
      case 'withdrawn':
        return { is: 'withdrawn' };
      case 'confirmed':
      case 'opened':
        return { is: 'confirmed' };
    }
  if (session) return sessionState(session.state);
  return now >= start
    ? { is: 'refused', why: 'not-answered', says: '', nearest: [] }
    : { is: 'on-its-way', sent };
};

export const sessionState = (state: SessionState): BookingState => {
  switch (state.is) {
    case 'requested':
      return { is: 'waiting', until: state.until };
    case 'refused':
      return { is: 'refused', why: state.why, says: state.says ?? '', nearest: [] };
    case 'cancelled':
      return { is: 'cancelled', by: state.by, says: state.says ?? '' };
    default:
      return state;
  }
};

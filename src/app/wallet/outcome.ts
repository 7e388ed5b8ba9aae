import * as v from 'valibot';
import type { Key } from '../../core/id';
import type { Request } from '../../core/requests';
import { answerTo } from '../../core/rows';
import { Reason, type SessionState } from '../../core/sessions';
import { DAY, MINUTE } from '../../core/time';
import type { AnswerRow, Row, SessionRow } from '../../core/views';
import type { OutboxEntry } from '../ports';
import type { Booking, BookingState } from './wallet';

/** The rows of a view that tell of one request. */
export const rowsOf = (
  rows: readonly Row[],
  request: Key,
): { readonly answer: AnswerRow | null; readonly session: SessionRow | null } => {
  const answer = answerTo(rows, request);
  const key = answer?.session ?? request;
  return {
    answer,
    session: rows.find((row): row is SessionRow => row.row === 'session' && row.key === key) ?? null,
  };
};

/** Whether a request is being taken back here, and the desk has not answered that. */
export const isWithdrawing = (outbox: readonly OutboxEntry[], rows: readonly Row[], of: Key): boolean =>
  outbox.some(
    ({ id, request }) =>
      request.kind === 'withdraw' && request.request === of && rowsOf(rows, id).answer === null,
  );

/** Whether the desk has said something, or nothing it could say matters: then the request is not sent again. */
export const isSettled = (rows: readonly Row[], { id, request, made }: OutboxEntry, now: number): boolean => {
  if (rowsOf(rows, id).answer !== null) return true;
  switch (request.kind) {
    case 'book':
      // What nobody answered by its start is not asked for any more.
      return now >= request.start;
    case 'withdraw': {
      const { answer, session } = rowsOf(rows, request.request);
      // Of a wish to move or cancel the session says nothing: it stands meanwhile.
      const own = session?.key === request.request ? session : null;
      if (own ? own.state.is !== 'requested' : answer !== null && answer.is !== 'waiting') return true;
      return now >= made + ASKED_FOR;
    }
    // Asked after the start too: it may have been in time, which a person decides (product §3.3).
    case 'move':
    case 'cancel':
    case 'open':
      return now >= made + ASKED_FOR;
    case 'buy':
      return rows.some(row => row.row === 'order' && row.key === id) || now >= made + ASKED_FOR;
    case 'check-code':
      return now >= made + MINUTE;
    case 'log-out':
    case 'forgot':
      return now >= made + ASKED_FOR;
    default:
      return now >= made + LOGIN_WAITS;
  }
};

/** A step of logging in is of no use to a page that was closed; whoever waits begins again. */
export const LOGIN_WAITS = 15 * MINUTE;

/** Kinds of request that are about something which lasts, whatever page asked for it. */
const LASTING: readonly Request['kind'][] = [
  'book',
  'withdraw',
  'move',
  'cancel',
  'open',
  'buy',
  'log-out',
  'forgot',
];

/** Whether a step of logging in was left behind by a page that was closed before it was answered. */
export const isLeftBehind = ({ request: { kind }, made }: OutboxEntry, now: number): boolean =>
  !LASTING.includes(kind) && now > made + LOGIN_WAITS + MINUTE;

/** Letters expire after 30 days; a business that answered nothing for so long is asked no more. */
const ASKED_FOR = 30 * DAY;

/** Why a booking was refused; of what is asked about accounts nothing is one. */
export const whyOf = ({ why }: AnswerRow): Reason => (v.is(Reason, why) ? why : 'by-owner');

/** What is said of a booking: what the desk's view says, and until there is one, that it is on its way. */
export const stateOf = (
  rows: readonly Row[],
  request: Key,
  start: number,
  sent: boolean,
  now: number,
): BookingState => {
  const { answer, session } = rowsOf(rows, request);
  // Which times were free then stands in the answer, where the desk gave one with its refusal.
  const isRefused = session?.state.is === 'refused' && answer?.is !== 'waiting';
  const state = session && sessionState(session.state, now);
  // A device that had not heard of another's yes may tell the session as if nobody had answered.
  const isAnswered = state?.is === 'refused' && answer?.is === 'confirmed';
  if (state && !isRefused && !isAnswered) return state;
  if (answer)
    switch (answer.is) {
      case 'refused':
        return {
          is: 'refused',
          why: whyOf(answer),
          says: answer.says ?? '',
          nearest: answer.nearest,
        };
      case 'waiting':
        return now >= start ? NOT_ANSWERED : { is: 'waiting', until: null };
      case 'withdrawn':
        return { is: 'withdrawn' };
      case 'confirmed':
      case 'opened':
      case 'begun':
      case 'done':
        return { is: 'confirmed' };
    }
  if (state) return state;
  return now >= start ? NOT_ANSWERED : { is: 'on-its-way', sent };
};

/** When this next says something else by time alone, epoch milliseconds; null: never. */
export const turnsAt = ({ state, start }: Pick<Booking, 'state' | 'start'>): number | null => {
  if (state.is === 'on-its-way') return start;
  return state.is === 'waiting' ? (state.until ?? start) : null;
};

const NOT_ANSWERED: BookingState = { is: 'refused', why: 'not-answered', says: '', nearest: [] };

export const sessionState = (state: SessionState, now: number): BookingState => {
  switch (state.is) {
    case 'requested':
      // The desk says the same when it next wakes (product §3.2).
      return now >= state.until ? NOT_ANSWERED : { is: 'waiting', until: state.until };
    case 'refused':
      return { is: 'refused', why: state.why, says: state.says ?? '', nearest: [] };
    case 'cancelled':
      return { is: 'cancelled', by: state.by, says: state.says ?? '' };
    default:
      return state;
  }
};

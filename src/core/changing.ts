import * as v from 'valibot';
import type { Decision, Outcome, RequestRecord, Waits } from './answers';
import { slotAt } from './availability';
import { answerDraft, answered, type DeskState, near, refusal, whenOf } from './deciding';
import { timeOf } from './hlc';
import type { Key } from './id';
import { json } from './json';
import type { Change, Draft, Fields } from './ledger';
import { pickStaff } from './pick';
import { barrierTo, isOfTime } from './policy';
import { type Move, WalletKey } from './requests';
import type { Reason, Session } from './sessions';
import { openDraft } from './waiting';
import { reasonOf, whyNot } from './why';

/**
 * How often its client has moved a session, counted by the requests behind the changes: of one that two devices
 * granted apart, each has written it.
 */
export const movesIn = (history: readonly Pick<Change, 'by' | 'set' | 'why'>[]): number =>
  new Set(
    history
      .filter(({ by, set }) => 'when' in set && !('service' in set) && v.is(WalletKey, by))
      .map(({ why }) => why),
  ).size;

/** A client's wish for another time of a session (product §5). */
export const decideMove = (
  state: DeskState,
  id: Key,
  from: WalletKey,
  { start, staff }: Move,
  now: number,
): Decision => {
  const { book, busy, sessions } = state;
  const gate = gateTo('move', state);
  if (gate.is === 'shut') return answered(state, id, from, refusal(gate.why));
  const { session } = gate;
  const asked = { service: session.service, staff, start };
  const refuse = (why: Reason): Decision =>
    answered(state, id, from, { ...refusal(why), nearest: near(state, asked, now) });
  const service = book.services.find(({ key, archived }) => key === session.service && !archived);
  if (!service) return refuse('service');
  if (staff !== null && !book.staff.some(({ key, archived }) => key === staff && !archived))
    return refuse('staff');
  const slot =
    slotAt(book, busy, { ...asked, now }) ??
    // What is too soon by now was not when it was sent.
    (gate.late ? slotAt(book, busy, { ...asked, now: gate.late.from }) : null);
  if (!slot) {
    const why = whyNot(book, busy, { ...asked, now });
    return refuse(why ? reasonOf(why) : 'taken');
  }
  const waits = gate.late ?? (service.ask ? ({ is: 'ask' } as const) : null);
  if (waits)
    return waiting(state, id, from, { kind: 'move', session: session.key, waits, to: { staff, start } });
  const when = whenOf(service, staff ?? pickStaff(book, sessions, service.key, slot, now), start);
  const isThere = session.when.start === when.start && session.when.staff === when.staff;
  return granted(state, id, from, { kind: 'move', session: session.key }, isThere ? {} : { when });
};

/** A client's wish to cancel a session. */
export const decideCancel = (state: DeskState, id: Key, from: WalletKey): Decision => {
  const gate = gateTo('cancel', state);
  if (gate.is === 'shut') return answered(state, id, from, refusal(gate.why));
  const session = gate.session.key;
  if (gate.late) return waiting(state, id, from, { kind: 'cancel', session, waits: gate.late });
  return granted(
    state,
    id,
    from,
    { kind: 'cancel', session },
    {
      state: { is: 'cancelled', by: 'client', ...placedOf(state) },
    },
  );
};

// Named, so that a move which this device does not know of yet shows as one that was made apart.
const placedOf = ({ done: { placed } }: DeskState) => (placed === null ? {} : { placed });

type Booked = Session & { readonly service: Key };

type Gate =
  | { readonly is: 'shut'; readonly why: Reason }
  /** `late`: read after the limit, and it may have been sent before. */
  | { readonly is: 'open'; readonly session: Booked; readonly late: Late | null };

type Late = Extract<Waits, { is: 'late' }>;

const gateTo = (what: 'move' | 'cancel', { book, session, own, done, sent }: DeskState): Gate => {
  // Another's session is no other answer than none: nobody learns which there are.
  if (!own || !session || !isBooked(session)) return { is: 'shut', why: 'no-such-link' };
  const asked = { start: session.when.start, state: session.state.is, moves: done.moves };
  const barrierAt = (moment: number): Reason | null => barrierTo(what, book.business, asked, moment);
  const why = barrierAt(sent.at);
  // Nobody asked to change a time before it was set.
  const from = Math.max(sent.from, done.placed === null ? sent.at : timeOf(done.placed));
  const isLate = why !== null && isOfTime(why) && barrierAt(from) === null;
  const late: Late | null = isLate ? { is: 'late', from, at: sent.at } : null;
  if (why !== null && late === null) return { is: 'shut', why };
  return done.waits ? { is: 'shut', why: 'asked-already' } : { is: 'open', session, late };
};

const isBooked = (session: Session): session is Booked => session.service !== null;

type Asked = Pick<RequestRecord, 'kind' | 'session' | 'waits' | 'to'>;

const granted = (state: DeskState, id: Key, from: WalletKey, asked: Asked, set: Fields): Decision => {
  const outcome: Outcome = { is: 'confirmed', nearest: [], session: asked.session };
  const session: Draft = { of: 'session', key: asked.session, by: from, set, why: id };
  return {
    outcome,
    drafts: [
      ...(Object.keys(set).length === 0 ? [] : [session]),
      requestDraft(state, id, from, asked),
      answerDraft(state, id, from, outcome),
    ],
  };
};

const waiting = (state: DeskState, id: Key, from: WalletKey, asked: Asked): Decision => {
  const outcome: Outcome = { is: 'waiting', nearest: [], session: asked.session };
  return {
    outcome,
    drafts: [requestDraft(state, id, from, asked), openDraft(id), answerDraft(state, id, from, outcome)],
  };
};

const requestDraft = ({ sent, account }: DeskState, id: Key, from: WalletKey, asked: Asked): Draft => ({
  of: 'request',
  key: id,
  by: from,
  set: {
    kind: asked.kind,
    session: asked.session,
    ...(asked.to === undefined ? {} : { to: json(asked.to) }),
    ...(asked.waits === undefined ? {} : { waits: json(asked.waits) }),
    wallet: from,
    at: sent.at,
    // Open to it only while it is logged in: once it is not, this is no session that it asked for.
    ...(account === null ? {} : { account: account.key }),
  },
});

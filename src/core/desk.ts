import { type Account, answerField } from './accounts';
import type { Answer, Decision, Outcome } from './answers';
import { accountForBooking, linking } from './assigning';
import { drawing } from './attaching';
import { slotAt } from './availability';
import type { Book } from './book';
import { mostAnHour } from './burst';
import { decideBuy, decideCheck } from './buying';
import { decideCancel, decideMove } from './changing';
import { clientOf } from './clients';
import { answerDraft, answered, type DeskState, isReachable, near, refusal, whenOf } from './deciding';
import { type Form, faultsOf } from './forms';
import type { Key } from './id';
import type { Draft } from './ledger';
import { decideLogin } from './logins';
import { pickStaff } from './pick';
import { redeem } from './redeeming';
import type { Book as BookRequest, Open, Request, WalletKey, Withdraw } from './requests';
import { err, ok } from './result';
import type { Service } from './services';
import { isBlock, type Reason, type Session, type SessionState } from './sessions';
import { MINUTE } from './time';
import { sessionToken } from './token';
import { reasonOf, whyNot } from './why';

/** Open bookings that one wallet, email or phone may have (product §3.4). */
export const MOST_OPEN = 3;

/**
 * What the desk decides on a request by its rules, at the moment when it reads it, and the changes to write.
 * A request that was answered gets the answer that stands, and nothing is written.
 */
export const decide = (
  state: DeskState,
  id: Key,
  from: WalletKey,
  request: Request,
  now: number,
): Decision => {
  const standing = state.answers.filter(({ wallet }) => wallet === from).map(({ answer }) => answer);
  const stands = standing.find(({ is }) => is === 'confirmed') ?? standing[0];
  if (stands) return { outcome: stands, drafts: [] };
  switch (request.kind) {
    case 'book':
      return decideBook(state, id, from, request, now);
    case 'withdraw':
      return decideWithdraw(state, id, from, request, now);
    case 'open':
      return decideOpen(state, id, from, request, now);
    case 'move':
      return decideMove(state, id, from, request, now);
    case 'cancel':
      return decideCancel(state, id, from);
    case 'buy':
      return decideBuy(state, id, from, request, now);
    case 'check-code':
      return decideCheck(state, id, from, request, now);
    default:
      return decideLogin(state, id, from, request, now);
  }
};

const decideBook = (
  state: DeskState,
  id: Key,
  from: WalletKey,
  request: BookRequest,
  now: number,
): Decision => {
  const { book, busy, session } = state;
  if (session && !isBlock(session)) return answered(state, id, from, saidBy(session));
  const service = book.services.find(({ key, archived }) => key === request.service && !archived);
  const refuse = (why: Reason): Decision =>
    answered(state, id, from, { ...refusal(why), nearest: near(state, request, now) });
  if (!service) return refuse('service');
  const { logins } = book.business;
  const account = logins === 'off' ? null : accountForBooking(request.account ?? null, state.account);
  if (logins === 'required' && account === null) return refuse('log-in-first');
  const fault = faultIn(book, service, request);
  if (fault) return refuse(fault);
  if (state.open >= MOST_OPEN) return refuse('open-bookings');
  if (state.sameDay && !request.anyway) return refuse('same-day');
  if (state.lastHour >= mostAnHour(book)) return refuse('burst');
  const asked = { service: service.key, staff: request.staff, start: request.start, now };
  const slot = slotAt(book, busy, asked);
  if (!slot) {
    const why = whyNot(book, busy, asked);
    return refuse(why ? reasonOf(why) : 'taken');
  }
  const draw = drawFor(state, request, service, now);
  // The time itself is free: nobody need be told of others.
  if (!draw.ok) return answered(state, id, from, refusal(draw.error));
  const staff = request.staff ?? pickStaff(book, state.sessions, service.key, slot, now);
  const burst = state.lastHour >= book.business.burst;
  const waits = service.ask || burst;
  const until = Math.min(now + service.answerWithin * MINUTE, request.start);
  const sessionState: SessionState = waits ? { is: 'requested', until } : { is: 'confirmed' };
  const linked = account === null ? [] : state.linked;
  const client = clientOf(state.clients, request.details, state.phoneForm, linked);
  const drafts: Draft[] = [
    {
      of: 'session',
      key: id,
      by: from,
      set: {
        when: whenOf(service, staff, request.start),
        service: service.key,
        client: client?.key ?? state.clientKey,
        ...(account === null ? {} : { account }),
        price: service.price,
        ...(draw.value === null ? {} : { code: draw.value }),
        state: sessionState,
      },
    },
    {
      of: 'request',
      key: id,
      by: from,
      set: {
        kind: 'book',
        wallet: from,
        session: id,
        at: now,
        details: request.details,
        answers: request.answers,
        locale: request.locale,
        zone: request.zone,
        saw: request.saw,
        ...(burst ? { burst } : {}),
        ...(account === null ? {} : { account }),
      },
    },
  ];
  if (draw.value !== null) drafts.push(drawing(draw.value.code as Key, id, true, from));
  // Whoever was shown a session's link must not turn it to a session of their own.
  if (state.isTokenFree) drafts.push(sessionToken(request.token, { key: id, start: request.start }, from));
  if (!client)
    drafts.push({
      of: 'client',
      key: state.clientKey,
      by: from,
      set: { ...request.details, locale: request.locale },
    });
  if (account !== null && state.account)
    drafts.push(
      ...accountDrafts(
        state.account,
        { key: id, client: client?.key ?? state.clientKey },
        formOf(book, service),
        from,
        request,
      ),
    );
  const outcome: Outcome = { is: waits ? 'waiting' : 'confirmed', nearest: [], session: id };
  return { outcome, drafts: [...drafts, answerDraft(state, id, from, outcome)] };
};

/**
 * What a session says of the request that made it, where no answer does: it has not come here yet, or was given by a
 * device of which only what it wrote before counts.
 */
const saidBy = ({ key, state }: Session): Outcome => {
  switch (state.is) {
    case 'requested':
      return { is: 'waiting', nearest: [], session: key };
    case 'refused':
      return refusal(state.why);
    case 'withdrawn':
      return { is: 'withdrawn', nearest: [] };
    default:
      return { is: 'confirmed', nearest: [], session: key };
  }
};

/**
 * Booking while logged in links, and saves a phone that the profile lacks, the answers, and what was chosen. A name
 * that differs is that session's alone (product §4.3).
 */
const accountDrafts = (
  account: Account,
  session: Pick<Session, 'key' | 'client'>,
  form: Form | undefined,
  from: WalletKey,
  { details: { phone }, answers, service, staff }: BookRequest,
): Draft[] => {
  const { prefers } = account;
  const fresh = (form?.questions ?? []).flatMap(({ key }) => {
    const answer = answers[key];
    return answer === undefined || answer === account.answers[key] ? [] : [[answerField(key), answer]];
  });
  const set = {
    ...(account.phone === '' && phone !== '' ? { phone } : {}),
    ...Object.fromEntries(fresh),
    ...(prefers?.service === service && prefers.staff === staff ? {} : { prefers: { service, staff } }),
  };
  const saved: Draft[] =
    Object.keys(set).length === 0 ? [] : [{ of: 'account', key: account.key, by: from, set }];
  return [...linking(account, session, from), ...saved];
};

// A withdrawal may overtake its request, or come once it is decided: whatever is not confirmed yet goes.
const decideWithdraw = (
  state: DeskState,
  id: Key,
  from: WalletKey,
  request: Withdraw,
  now: number,
): Decision => {
  const { session, own, given } = state;
  const withdrawn: Outcome = { is: 'withdrawn', nearest: [] };
  if (!session) {
    // It was refused already, is another's, or was confirmed, though what it made has not come here yet: that answer
    // stands, and there is nothing to take back.
    const isDecided = ({ wallet, answer: { is } }: Answer): boolean =>
      // An order, say, is no booking that could be taken back.
      wallet !== from || is === 'refused' || is === 'confirmed' || is === 'done';
    if (given.some(isDecided)) return answered(state, id, from, refusal('too-late'));
    const isBack = given.some(({ answer }) => answer.is === 'withdrawn');
    const ahead = isBack ? [] : [answerDraft(state, request.request, from, withdrawn)];
    return { outcome: withdrawn, drafts: [...ahead, answerDraft(state, id, from, withdrawn)] };
  }
  if (!own || session.state.is !== 'requested' || now >= session.state.until)
    return answered(state, id, from, refusal('too-late'));
  return {
    outcome: withdrawn,
    drafts: [
      { of: 'session', key: session.key, by: from, set: { state: { is: 'withdrawn' } } },
      answerDraft(state, request.request, from, withdrawn),
      answerDraft(state, id, from, withdrawn),
    ],
  };
};

const decideOpen = (state: DeskState, id: Key, from: WalletKey, _request: Open, now: number): Decision => {
  const { session } = state;
  if (!session) return answered(state, id, from, refusal('no-such-link'));
  const outcome: Outcome = { is: 'opened', nearest: [], session: session.key };
  return {
    outcome,
    drafts: [
      {
        of: 'request',
        key: id,
        by: from,
        set: { kind: 'open', wallet: from, session: session.key, at: now },
      },
      answerDraft(state, id, from, outcome),
    ],
  };
};

/** What the code that was chosen or typed pays; null: none was. */
const drawFor = ({ code }: DeskState, request: BookRequest, service: Service, now: number) => {
  if (!request.code) return ok(null);
  return code === null ? err('code-unknown') : redeem(code, service, now);
};

const formOf = ({ forms }: Book, service: Service): Form | undefined =>
  forms.find(({ key, archived }) => key === service.form && !archived);

const faultIn = (book: Book, service: Service, { details, answers, staff }: BookRequest): Reason | null => {
  if (!isReachable(book, details)) return 'details';
  if (staff !== null && !book.staff.some(({ key, archived }) => key === staff && !archived)) return 'staff';
  const form = formOf(book, service);
  return form && faultsOf(form, answers).length > 0 ? 'form' : null;
};

import type { Account } from './accounts';
import { type Answer, answerOf, type Decision, type Outcome } from './answers';
import type { Book } from './book';
import type { Busy } from './busy';
import type { Client, PhoneForm } from './clients';
import type { CodeText } from './codeText';
import type { ChangeId } from './hlc';
import type { DeviceId, Key } from './id';
import type { Draft } from './ledger';
import type { LoginFacts } from './loginFacts';
import { nearestTimes } from './nearest';
import type { Details, WalletKey } from './requests';
import type { Service } from './services';
import type { Reason, Session, When } from './sessions';
import type { Standing } from './standing';
import { MINUTE } from './time';

/**
 * When a request was sent: after `from`, until when some desk read what came, and not after `at`, when it was first
 * read. A wallet's own word for it is never asked for: clocks can be set.
 */
export type Sent = { readonly from: number; readonly at: number };

/** What the desk knows when something is ordered. */
export type Buying = {
  /** Orders of this wallet or email that wait for payment. */
  readonly open: number;
  /** Orders that wallets made in the last hour. */
  readonly lastHour: number;
  /** Accounts of the buyer's email, or of the recipient's of a gift. */
  readonly accounts: readonly Account[];
  /** Keys and texts for the codes, made from the request's id, so that all devices issue the same. */
  readonly issues: readonly { readonly key: Key; readonly text: CodeText }[];
};

/** Of a request that is about neither codes nor orders. */
export const NO_CODES: Pick<DeskState, 'code' | 'buying'> = {
  code: null,
  buying: { open: 0, lastHour: 0, accounts: [], issues: [] },
};

/** What has become of a session so far, for deciding whether its client may change it. */
export type Done = {
  /** How often its client has moved it. */
  readonly moves: number;
  /** The change that set its time. */
  readonly placed: ChangeId | null;
  /** Whether a move or cancellation of it waits for the owner. */
  readonly waits: boolean;
};

/** What the desk knows when it reads a request. */
export type DeskState = {
  readonly book: Book;
  /** Taken times around the asked one, made from `sessions` just now; without the session that is to be moved. */
  readonly busy: Busy;
  /** Sessions of the days around the asked time. */
  readonly sessions: readonly Session[];
  readonly device: DeviceId;
  /** When the request was sent, as far as the desk can tell. */
  readonly sent: Sent;
  /** Answers that stand to this very request, of any device. */
  readonly answers: readonly Answer[];
  /** Coming sessions that hold their time and were asked for by this wallet, email or phone. */
  readonly open: number;
  /** Whether this wallet holds this service on that day already. */
  readonly sameDay: boolean;
  /** Bookings taken in the last hour. */
  readonly lastHour: number;
  /** To `book`: whether the token's hash opens nothing yet. */
  readonly isTokenFree: boolean;
  /** Entries with this email or phone. */
  readonly clients: readonly Client[];
  /** How phones compare in the country of the business. */
  readonly phoneForm: PhoneForm;
  /** Key for the client's entry or the account, should one be made: of the request's id, so that all devices make one. */
  readonly clientKey: Key;
  /** The account that this wallet is logged in to. */
  readonly account: Account | null;
  /** To `book`: entries that this account is linked to. */
  readonly linked: readonly Client[];
  readonly login: LoginFacts;
  /**
   * To `book`: the session that the request has made already; to `withdraw`: the one that the other request made; to
   * `move` and `cancel`: the one that they name; else the one that the token of the request still opens.
   */
  readonly session: Session | null;
  /** To `withdraw`: whether the request is this wallet's; to `move` and `cancel`: whether the session is open to it. */
  readonly own: boolean;
  /** To `move` and `cancel`: what was done to the session, and whether a request about it waits for the owner. */
  readonly done: Done;
  /** To `book` and `check-code`: the code that was typed; null: there is none. */
  readonly code: Standing | null;
  /** To `buy`: what the rules need to know, and what an order would issue. */
  readonly buying: Buying;
  /** To `withdraw`: answers that stand to the request that is taken back, of any device. */
  readonly given: readonly Answer[];
};

/** A session's time with its service's buffers. */
export const whenOf = (service: Service, staff: Key, start: number): When => ({
  staff,
  start,
  end: start + service.duration * MINUTE,
  before: service.before * MINUTE,
  after: service.after * MINUTE,
});

/** Whether a visitor can be reached as the business asks: in one way at least, and in each that it needs. */
export const isReachable = (
  { business }: Pick<Book, 'business'>,
  { email, phone }: Pick<Details, 'email' | 'phone'>,
): boolean => {
  const { ask } = business;
  if (email === '' && (ask.email === 'needed' || phone === '')) return false;
  return phone !== '' || ask.phone !== 'needed';
};

export const refusal = (why: Reason): Outcome => ({ is: 'refused', why, nearest: [] });

/** Times on offer nearest to the one that was asked for. */
export const near = (
  { book, busy }: DeskState,
  { service, staff, start }: { readonly service: Key; readonly staff: Key | null; readonly start: number },
  now: number,
): Outcome['nearest'] =>
  nearestTimes(book, busy, { service, staff, start, now }).map(slot => ({ start: slot.start, staff }));

/** A decision that changes nothing but what is answered. */
export const answered = (state: DeskState, id: Key, from: WalletKey, outcome: Outcome): Decision => ({
  outcome,
  drafts: [answerDraft(state, id, from, outcome)],
});

export const answerDraft = (
  { device }: DeskState,
  request: Key,
  wallet: WalletKey,
  outcome: Outcome,
): Draft => answerOf(device, request, wallet, outcome, 'desk');

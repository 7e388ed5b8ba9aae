import type { Preference } from '../../core/accounts';
import type { Answered } from '../../core/answered';
import type { Busy } from '../../core/busy';
import type { Catalog } from '../../core/catalog';
import type { CodeText } from '../../core/codeText';
import type { CodeReason } from '../../core/draws';
import type { Answers } from '../../core/forms';
import type { ChangeId } from '../../core/hlc';
import type { Key } from '../../core/id';
import type { Money } from '../../core/money';
import type { Policies } from '../../core/policy';
import type { Line, OfferedProduct } from '../../core/products';
import type { Details, Recipient, WalletKey } from '../../core/requests';
import type { Result } from '../../core/result';
import type { Reason } from '../../core/sessions';
import type { AccountRow, CodeRow, OrderRow, SessionRow } from '../../core/views';
import type { AsShown, LetterFault, Live, LogFailure } from '../ports';
import type { LastRequest } from './lastRequest';

/**
 * The client's side before anything heavy is loaded: what a visitor sees of a business. Part of the first
 * page, so it knows signatures and no sealing.
 */
export type Visits = {
  /**
   * Visits the business of a link: from what the link holds, from what this browser kept, then live from the
   * relays. Nothing is shown that does not chain to the root in the link.
   */
  readonly visit: (link: {
    readonly root: string;
    readonly relays: readonly string[];
    readonly card: string | null;
    /** A service asked for by its direct link, which may be a hidden one. */
    readonly service?: Key;
  }) => Live<Visit>;
};

export type Visit = {
  /** Root key, hex. */
  readonly root: string;
  readonly relays: readonly string[];
  readonly catalog: Catalog | null;
  /** Taken times, of one letter or several months; null until one came. */
  readonly busy: Busy | null;
  /** The business's picture as a data URL; empty for none. */
  readonly logo: string;
  readonly certificate: 'none' | 'valid' | 'expired';
  /** Public key of the desk, hex, when a certificate names it. */
  readonly desk: string | null;
  /** What the account that is logged in here booked last; null without one. */
  readonly prefers: Preference | null;
  /** Whether any relay can be reached just now. */
  readonly online: boolean;
  /** Whether every relay was asked and none of them, nor the link, knew this business. */
  readonly nothing: boolean;
  /** The last fault of a letter that claimed to be this business's: a wrong clock here, or a newer version. */
  readonly fault: LetterFault | null;
};

/** The rest of the client's side, loaded once the first times are on screen. */
export type Wallet = {
  readonly book: (booking: NewBooking) => Promise<Result<Key, LogFailure>>;
  /** Asks the desk to take back a request that has no final answer yet. */
  readonly withdraw: (root: string, request: Key) => Promise<Result<void, LogFailure>>;
  /** Presents the token of a session's link, so that the session's state is sent here. */
  readonly open: (root: string, token: string) => Promise<Result<Key, LogFailure>>;
  /** Asks for another time of a session; its value is the request. One about it that is still open stands. */
  readonly move: (moving: Moving) => Promise<Result<Key, LogFailure>>;
  readonly cancel: (which: WhichSession) => Promise<Result<Key, LogFailure>>;
  readonly accounts: WalletAccounts;
  readonly codes: WalletCodes;
  readonly bookings: Live<readonly Booking[]>;
  /** One booking, by its request. */
  readonly booking: (root: string, request: Key) => Live<Booking | null>;
  /**
   * The session behind a link's token: what the desk says of it, or until then the signed card of the link. `desk`
   * is the key that the certificate in the link names, for a browser that knows nothing of the business yet.
   */
  readonly session: (
    root: string,
    token: string,
    card: string | null,
    desk?: string | null,
  ) => Live<OpenedSession>;
  readonly businesses: Live<readonly VisitedBusiness[]>;
  /** Whether a business answered in a form that only a newer version of the app reads. */
  readonly isBehind: Live<boolean>;
  /** What was typed at "Your details" before in this browser: name, email, phone. */
  readonly details: () => Promise<Details | null>;
  /**
   * Takes away what is kept of a business, or of all, keys included. `visited`: the business whose page is open,
   * so that its public letters stay and someone else can book there at once.
   */
  readonly forget: (root: string | null, visited?: string) => Promise<void>;
  /** A link that carries the sealed request, for another way than the relays. */
  readonly byHand: (root: string, request: Key) => Promise<Result<string, LetterFault>>;
  /** Takes in the desk's answer that came as a link; its value is the booking that it answers, if one. */
  readonly receive: (
    text: string,
  ) => Promise<Result<{ readonly root: string; readonly booking: Key | null }, LetterFault | 'not-a-link'>>;
};

export type VisitedBusiness = {
  readonly root: string;
  readonly name: string;
  readonly link: string;
  /** Whether this browser is logged in there, may be, or cannot, as last heard. */
  readonly login: 'in' | 'out' | 'none';
  /** The next session there that this browser knows of. */
  readonly next: { readonly service: string; readonly start: number } | null;
};

export type WhichSession = {
  readonly root: string;
  readonly session: Key;
  /** What opens it, where it was not booked here. */
  readonly token: string | null;
};

export type Moving = WhichSession & {
  /** Null: "Anyone". */
  readonly staff: Key | null;
  readonly start: number;
  /** Names as shown, and the new end. */
  readonly shown: AsShown;
};

/** The account of whoever uses this browser, at each business. Passwords are kept nowhere and sent to nobody. */
export type WalletAccounts = {
  /** Waits for the desk, however long it is silent, for a quarter of an hour a step, or until it is given up. */
  readonly signUp: (
    root: string,
    person: NewAccount,
    until?: AbortSignal,
  ) => Promise<Result<Key, LoginFault>>;
  /** Waits alike. */
  readonly logIn: (
    root: string,
    who: Pick<NewAccount, 'email' | 'password' | 'device' | 'link'>,
    until?: AbortSignal,
  ) => Promise<Result<Key, LoginFault>>;
  /** Agrees to what the terms and the privacy policy say in this version of the catalog. */
  readonly agree: (root: string, catalog: ChangeId) => Promise<Result<void, LoginFault>>;
  /** Takes the account off this device at once, or logs another one out. */
  readonly logOut: (root: string, wallet?: WalletKey) => Promise<Result<void, LogFailure>>;
  /** `keep`: other devices stay logged in. */
  readonly changePassword: (
    root: string,
    passwords: { readonly present: string; readonly next: string; readonly keep: boolean },
    until?: AbortSignal,
  ) => Promise<Result<Key, LoginFault>>;
  /** Names and phone; what is left as it is stays as the business has it. */
  readonly change: (
    root: string,
    details: Pick<Details, 'first' | 'last' | 'phone'>,
    until?: AbortSignal,
  ) => Promise<Result<void, LoginFault>>;
  /**
   * Links the account to the client of the session that a link's token opens, which assigns nothing: the business may
   * then do that.
   */
  readonly link: (root: string, token: string, until?: AbortSignal) => Promise<Result<void, LoginFault>>;
  /**
   * Asks for sessions of the account that began by `from`, epoch ms, which the business tells only on request; they
   * are then among the others. Its value: from where to go on; null: there are no more.
   */
  readonly earlier: (
    root: string,
    from: number,
    until?: AbortSignal,
  ) => Promise<Result<number | null, LoginFault>>;
  /** Deletes the account for good; it goes from all devices. */
  readonly remove: (root: string, until?: AbortSignal) => Promise<Result<void, LoginFault>>;
  /**
   * Asks for a link to a new password; answered alike whether anybody has that email. What nobody answers while one
   * waits stays on its way.
   */
  readonly forgot: (root: string, email: string, until?: AbortSignal) => Promise<Result<void, LoginFault>>;
  /** Sets a new password by the token of such a link, and logs in here. `keep`: other devices stay logged in. */
  readonly reset: (
    root: string,
    by: {
      readonly token: string;
      readonly next: string;
      readonly device: string;
      readonly keep: boolean;
    },
    until?: AbortSignal,
  ) => Promise<Result<Key, LoginFault>>;
  /** Its sessions, in that order; none while nobody is logged in. */
  readonly appointments: (root: string) => Live<readonly OwnSession[]>;
  /** The account that this browser is logged in to; null: none. */
  readonly own: (root: string) => Live<OwnAccount | null>;
};

export type NewAccount = Pick<Details, 'first' | 'last' | 'phone'> & {
  readonly email: string;
  readonly password: string;
  readonly locale: string;
  /** Version of the catalog whose terms and privacy policy were on screen. */
  readonly agreed: ChangeId | null;
  /** What this browser is called in "Where you are logged in". */
  readonly device: string;
  /** Token of the session's link from which it is done. */
  readonly link: string | null;
};

export type LoginFault =
  | LogFailure
  /** Wrong email or password; which of them, nobody is told. */
  | { readonly is: 'wrong-password' }
  | { readonly is: 'email-taken' }
  /** The password is that of an account which lost its email to one made earlier at another desk. */
  | { readonly is: 'late-account' }
  /** The link to a new password was used, has ended or is none. */
  | { readonly is: 'no-such-link' }
  | { readonly is: 'logins-off' }
  /** This browser is not logged in, or no more. */
  | { readonly is: 'log-in-first' }
  | { readonly is: 'too-many-tries'; readonly minutes: number }
  /** No desk answered in time. */
  | { readonly is: 'no-answer' };

export type OwnAccount = NonNullable<AccountRow['profile']> & {
  readonly key: Key;
  /** This browser's own key, one of `wallets`. */
  readonly wallet: WalletKey;
  /** Its sessions: the coming ones first, the soonest of them first, then the past ones. */
  readonly sessions: readonly SessionRow[];
  /** Past sessions were told from this start on, epoch ms, earlier ones on request; null: all were. */
  readonly toldFrom: number | null;
};

/** Codes and orders of whoever uses this browser, at each business. */
export type WalletCodes = {
  /** What is sold on the booking page, as last heard; null: nothing was heard yet. */
  readonly products: (root: string) => Live<readonly OfferedProduct[] | null>;
  /** Orders; its value is the order's key, and that of its request. */
  readonly buy: (order: NewOrder) => Promise<Result<Key, LogFailure>>;
  /** What was ordered in this browser, the newest first, what is on its way included. */
  readonly orders: (root: string) => Live<readonly OwnOrder[]>;
  /**
   * The codes that the account which is logged in here shows (product §6.4), as they are now by what was last heard; none
   * while nobody is logged in.
   */
  readonly own: (root: string) => Live<readonly OwnCode[]>;
  /**
   * What a code would pay for a service: for one of `own` at once, by what was last heard; for another the desk is asked.
   * `no-answer`: no desk answered; booking with it is possible all the same, and the desk decides.
   */
  readonly check: (
    root: string,
    code: CodeText,
    service: { readonly key: Key; readonly duration: number; readonly price: Money | null },
    until?: AbortSignal,
  ) => Promise<Result<CodePays, LogFailure | CodeFault>>;
};

export type CodeFault =
  | { readonly is: 'refused'; readonly why: CodeReason | 'service' | 'burst' }
  | { readonly is: 'no-answer' };

/** What a code pays of a price, and what of it is due; null: there is no price. */
export type CodePays = { readonly name: string; readonly pays: Money | null; readonly due: Money | null };

/** What the visitor chose to buy and typed. */
export type NewOrder = {
  readonly root: string;
  readonly lines: readonly Line[];
  readonly details: Details;
  readonly recipient: Recipient | null;
  /** What it costs by what was on screen. */
  readonly total: Money;
  readonly locale: string;
  /** Names and prices as shown, for the time until the desk answers. */
  readonly shown: readonly { readonly name: string; readonly count: number; readonly price: Money }[];
};

export type OwnOrder = Pick<OrderRow, 'key' | 'at' | 'lines' | 'total' | 'due' | 'gift' | 'account'> & {
  /** `on-its-way`: the desk has not answered yet; `sent`: at least one relay has it, which means nothing but that. */
  readonly state:
    | { readonly is: 'on-its-way'; readonly sent: boolean }
    | { readonly is: 'refused'; readonly why: Reason }
    | { readonly is: OrderRow['state'] };
  /** Its codes, once they work. */
  readonly codes: readonly OwnCode[];
};

export type OwnCode = Omit<CodeRow, 'row' | 'id' | 'behind' | 'beside'>;

/** What the visitor chose and typed. */
export type NewBooking = {
  readonly root: string;
  readonly service: Key;
  /** Null: "Anyone". */
  readonly staff: Key | null;
  readonly start: number;
  readonly details: Details;
  readonly answers: Answers;
  readonly locale: string;
  readonly zone: string;
  /** Versions of catalog and busy that were on screen. */
  readonly saw: { readonly catalog: ChangeId | null; readonly busy: ChangeId | null };
  /** The visitor knows that they hold this service that day. */
  readonly anyway: boolean;
  /** A code that is to pay for it. */
  readonly code: CodeText | null;
  readonly shown: AsShown;
};

/** What the page says of a booking; the first word of "Booking status". */
export type BookingState =
  /** On its way: `sending` to no relay yet, `sent` to at least one, which means nothing but that. */
  | { readonly is: 'on-its-way'; readonly sent: boolean }
  /** Read by the desk; waits for a yes. */
  | { readonly is: 'waiting'; readonly until: number | null }
  | { readonly is: 'confirmed' }
  | {
      readonly is: 'refused';
      readonly why: Reason;
      readonly says: string;
      readonly nearest: readonly FreeTime[];
    }
  | { readonly is: 'withdrawn' }
  | { readonly is: 'cancelled'; readonly by: 'owner' | 'client'; readonly says: string }
  | { readonly is: 'no-show' };

export type FreeTime = { readonly start: number; readonly staff: Key | null };

export type Booking = {
  readonly root: string;
  /** Name of the business. */
  readonly business: string;
  /** Id of the request, and of the session that it makes. */
  readonly key: Key;
  readonly state: BookingState;
  /** Names as last heard. */
  readonly service: string;
  readonly serviceKey: Key;
  readonly staff: string;
  /** Null where an older desk did not tell. */
  readonly staffKey: Key | null;
  readonly start: number;
  readonly end: number;
  /** Of the business; empty while nothing was heard of it. */
  readonly zone: string;
  readonly address: string;
  readonly price: Money | null;
  /** What a code pays of the price (null: it has none), and what of it is due; null: none pays. */
  readonly paid: { readonly code: string; readonly pays: Money | null; readonly due: Money | null } | null;
  /** RFC 5545 SEQUENCE: grows with each change that a calendar must take over. */
  readonly sequence: number;
  /** How often its client has moved it. */
  readonly moves: number;
  /** What the business lets its clients do, as last heard; null: nothing was heard. */
  readonly rules: Policies | null;
  /** The token that opened it here, where it was not booked here. */
  readonly opened: string | null;
  /** What was asked last here about it, while that is open or refused. */
  readonly last: LastRequest | null;
  /** Link to the session's page, once confirmed. */
  readonly link: string | null;
  /** What was sent, to fill the form again after a refusal. */
  readonly asked: {
    readonly staff: Key | null;
    readonly details: Details;
    readonly answers: Answers;
    readonly code: CodeText | null;
  };
  /** Whether a withdrawal is on its way. */
  readonly withdrawing: boolean;
  /** The account that it was booked with: there it is shown, and no longer as booked on this device. */
  readonly account: Key | null;
};

/** A session of the account that this browser is logged in to. */
export type OwnSession = SessionFace & {
  /** What was answered when it was booked; null: too much to be told here. */
  readonly answers: readonly Answered[] | null;
};

export type OpenedSession =
  | { readonly is: 'loading' }
  /** From the link's card alone: the desk has not answered yet. */
  | { readonly is: 'card'; readonly session: SessionFace }
  | { readonly is: 'live'; readonly session: SessionFace }
  /** The desk knows no such link, or it ended. */
  | { readonly is: 'refused' };

export type SessionFace = Pick<
  Booking,
  | 'business'
  | 'service'
  | 'staff'
  | 'start'
  | 'end'
  | 'zone'
  | 'address'
  | 'price'
  | 'paid'
  | 'sequence'
  | 'state'
  | 'key'
  | 'serviceKey'
  | 'staffKey'
  | 'moves'
  | 'rules'
  | 'opened'
  | 'last'
>;

import * as v from 'valibot';
import { Preference } from './accounts';
import { Answered } from './answered';
import { CodeText } from './codeText';
import { Answers } from './forms';
import { ChangeId } from './hlc';
import { Key } from './id';
import { Money } from './money';
import { MOST_CODES, Terms } from './products';
import { WalletKey } from './requests';
import { Reason, SessionState } from './sessions';

const instant = v.pipe(v.number(), v.safeInteger());
/** A step of logging in that the desk answered: what OPAQUE says, and what the wallet hands back unread. */
const Begun = v.object({
  replies: v.pipe(v.array(v.pipe(v.string(), v.maxLength(700))), v.minLength(1), v.maxLength(2)),
  sealed: v.pipe(v.string(), v.maxLength(2400)),
});

const name = v.pipe(v.string(), v.maxLength(120));

/** A time that was free when the desk refused another. */
export const FreeTime = v.object({ start: instant, staff: v.nullable(Key) });

export const MOST_BEHIND = 8;

/** Services of a code that are told by name. */
export const MOST_LISTED = 60;

/** Wallets of one account that are told of. */
export const MOST_WALLETS = 30;

/** A session as its wallet may see it. `card` is the same, signed by the desk, for the session's link. */
export const SessionRow = v.object({
  row: v.literal('session'),
  key: Key,
  id: ChangeId,
  /** The session's other changes that it was made from, the latest first: of two rows with one id, who knew more. */
  behind: v.optional(v.pipe(v.array(ChangeId), v.maxLength(MOST_BEHIND))),
  /**
   * What it shows that is no change of its session, the latest first: names, words and answers. It may go with the next
   * change, so it counts only between rows that know the same of the session.
   */
  beside: v.optional(v.pipe(v.array(ChangeId), v.maxLength(MOST_BEHIND))),
  service: name,
  serviceKey: Key,
  staff: name,
  staffKey: v.optional(Key),
  start: instant,
  end: instant,
  price: v.nullable(Money),
  state: SessionState,
  /** How often its client has moved it. */
  moves: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** It was confirmed once, as its state says no more: who does not know of that knows less. */
  confirmed: v.optional(v.boolean()),
  /** Counts what a calendar must take over (RFC 5545 §3.8.7.4). */
  sequence: v.pipe(v.number(), v.integer(), v.minValue(0)),
  card: v.optional(v.pipe(v.string(), v.maxLength(1200))),
  /** What a code pays of the price; null: it has none. */
  paid: v.optional(v.object({ code: name, pays: v.nullable(Money) })),
  /** The account that it is assigned to, where this wallet is logged in to that. */
  account: v.optional(Key),
  /** What was answered when it was booked, told along with `account`; null: more than there is room for. */
  answers: v.optional(v.nullable(v.pipe(v.array(Answered), v.maxLength(200)))),
});
export type SessionRow = v.InferOutput<typeof SessionRow>;

const units = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/**
 * The times of all changes that a row was made from, added up (epoch ms). It names but the latest: of two that name the
 * same ones, who knew more. An older desk does not tell.
 */
const sum = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** A code, to a wallet that is logged in to the account that it is attached to, or that ordered it. */
export const CodeRow = v.object({
  row: v.literal('code'),
  key: Key,
  id: ChangeId,
  behind: v.optional(v.pipe(v.array(ChangeId), v.maxLength(MOST_BEHIND))),
  beside: v.optional(v.pipe(v.array(ChangeId), v.maxLength(MOST_BEHIND))),
  sum: v.optional(sum),
  text: CodeText,
  name,
  terms: Terms,
  /** The services that it pays for; null: all. */
  services: v.nullable(v.pipe(v.array(v.object({ key: Key, name })), v.maxLength(MOST_LISTED))),
  /** It pays for more services than there is room for. */
  more: v.optional(v.boolean()),
  state: v.picklist(['unpaid', 'active', 'used-up', 'paused', 'expired', 'ended']),
  /** In the units of what it gives; null: unlimited. */
  left: v.nullable(units),
  /** Works no more from then on, epoch ms; null: it has no end, or none yet. */
  until: v.nullable(instant),
  /** When a subscription begins anew, epoch ms: from then on it holds what it gives again. */
  renews: v.nullable(instant),
  /** Of a subscription: since when it works, epoch ms, and for how many days it has stood still since. */
  course: v.optional(v.object({ start: instant, stood: units })),
  /** The account that shows it, where this wallet is logged in to that. */
  account: v.optional(Key),
  /** The order that issued it, where this wallet asked for that. */
  order: v.optional(Key),
  /** The account that it was ordered with, where no account shows it: it goes with that when the wallet logs out. */
  buyer: v.optional(Key),
});
export type CodeRow = v.InferOutput<typeof CodeRow>;

/** What this wallet ordered. */
export const OrderRow = v.object({
  row: v.literal('order'),
  key: Key,
  id: ChangeId,
  behind: v.optional(v.pipe(v.array(ChangeId), v.maxLength(MOST_BEHIND))),
  sum: v.optional(sum),
  at: instant,
  lines: v.pipe(v.array(v.object({ name, count: units, price: Money })), v.maxLength(MOST_CODES)),
  total: Money,
  due: Money,
  state: v.picklist(['unpaid', 'working', 'ended']),
  /** Whom it is a gift for; empty for nobody. */
  gift: v.optional(name, ''),
  /** The account that it was ordered with, where this wallet is logged in to that. */
  account: v.optional(Key),
});
export type OrderRow = v.InferOutput<typeof OrderRow>;

/** Why the desk did not let somebody log in or sign up. */
export const LoginReason = v.picklist([
  'logins-off',
  'email-taken',
  'wrong-password',
  'too-many-tries',
  'begin-again',
  /** The password is right, but for an account that lost its email to one made earlier. */
  'late-account',
]);
export type LoginReason = v.InferOutput<typeof LoginReason>;

/** What one staff device decided on a request of this wallet. */
export const AnswerRow = v.object({
  row: v.literal('answer'),
  /** The request. */
  key: Key,
  id: ChangeId,
  is: v.picklist(['confirmed', 'waiting', 'refused', 'withdrawn', 'opened', 'begun', 'done']),
  why: v.optional(v.picklist([...Reason.options, ...LoginReason.options])),
  says: v.optional(v.pipe(v.string(), v.maxLength(500))),
  nearest: v.optional(v.pipe(v.array(FreeTime), v.maxLength(6)), []),
  /** The session that the request made or opened. */
  session: v.optional(Key),
  begun: v.optional(Begun),
  /** The account that the request made or is about, once it is done. */
  account: v.optional(Key),
  /** Of an account's earlier sessions: from where on they are told along, and where to go on from; null: nowhere. */
  earlier: v.optional(v.object({ from: instant, next: v.nullable(instant) })),
  /** The order that the request made. */
  order: v.optional(Key),
  /**
   * What a code that was asked about would pay: of a price, and what of it would be due; null: there is no price. Of a
   * code that would pay nothing null, which tells such an answer from one to a booking.
   */
  code: v.optional(v.nullable(v.object({ name, pays: v.nullable(Money), due: v.nullable(Money) }))),
  /** After too many tries: when the next may come, in minutes. */
  minutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60))),
});
export type AnswerRow = v.InferOutput<typeof AnswerRow>;

/** An account, to a wallet that logged in to it; without a profile it is logged out. */
export const AccountRow = v.object({
  row: v.literal('account'),
  key: Key,
  id: ChangeId,
  behind: v.optional(v.pipe(v.array(ChangeId), v.maxLength(MOST_BEHIND))),
  profile: v.optional(
    v.object({
      email: v.string(),
      first: v.string(),
      last: v.string(),
      phone: v.string(),
      /** What its holder answered before, to questions that are still asked. */
      answers: v.optional(Answers, {}),
      prefers: v.optional(v.nullable(Preference), null),
      /** The version of the catalog whose terms and privacy policy were agreed to; an older desk does not tell. */
      agreed: v.optional(v.nullable(ChangeId)),
      /** Where it is logged in, this wallet among them, the latest first; times in epoch milliseconds. */
      wallets: v.pipe(
        v.array(v.object({ key: WalletKey, at: instant, device: v.string() })),
        v.maxLength(MOST_WALLETS),
      ),
      /** Another account of this email was made earlier, at a desk apart: nobody logs in to this one any more. */
      late: v.optional(v.boolean(), false),
      /** When another password was set last, epoch milliseconds, and whether this wallet did it. */
      changed: v.optional(v.object({ at: instant, here: v.boolean() })),
    }),
  ),
});
export type AccountRow = v.InferOutput<typeof AccountRow>;

/** A session, or a code, that left the account of this wallet. */
export const LeftRow = v.object({
  row: v.literal('left'),
  key: Key,
  id: ChangeId,
  /** Of a code: what was known of it, as in its own row. */
  behind: v.optional(v.pipe(v.array(ChangeId), v.maxLength(MOST_BEHIND))),
  sum: v.optional(sum),
});
export type LeftRow = v.InferOutput<typeof LeftRow>;

/** What the desk tells one wallet. Merged row by row, the greatest id wins, absence removes nothing. */
export const View = v.object({
  v: v.literal(1),
  rows: v.pipe(
    v.array(v.variant('row', [SessionRow, AnswerRow, AccountRow, LeftRow, CodeRow, OrderRow])),
    v.maxLength(400),
  ),
  /** There was no room for the last rows. */
  cut: v.optional(v.boolean()),
});
export type View = v.InferOutput<typeof View>;
export type Row = View['rows'][number];

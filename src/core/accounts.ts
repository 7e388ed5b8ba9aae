import * as v from 'valibot';
import { plain } from './clients';
import { Answer, type Answers } from './forms';
import { ChangeId, NEVER } from './hlc';
import { gather } from './hours';
import { Key } from './id';
import type { Folded } from './ledger';
import { keyOf, once, read, valid } from './records';
import { Hash, PasswordRecord, WalletKey } from './requests';

const instant = v.pipe(v.number(), v.safeInteger());
const text = (max: number) => v.optional(v.pipe(v.string(), v.maxLength(max)), '');

/** Whether a wallet is logged in, since when it is so (epoch ms), and what its browser calls itself. */
export const Bond = v.object({ is: v.picklist(['in', 'out']), at: instant, device: text(60) });
export type Bond = v.InferOutput<typeof Bond>;

/** A service, and with whom: null for "Anyone". */
export const Preference = v.object({ service: Key, staff: v.nullable(Key) });
export type Preference = v.InferOutput<typeof Preference>;

/** The login that a client made for themselves with this business. Nobody else can make one. */
export const Account = v.object({
  /** Fixed: whoever wants another makes another account (product §4.12). */
  email: v.pipe(v.string(), v.minLength(3), v.maxLength(254)),
  /** Empty after what was typed before the email was confirmed was cleared. */
  first: text(80),
  last: text(80),
  phone: text(40),
  /** BCP 47: the language in which the client signed up. */
  locale: text(35),
  /** What was booked last while logged in, which is offered first the next time; `staff` null: "Anyone". */
  prefers: v.optional(v.nullable(Preference), null),
  /** Epoch milliseconds. */
  since: instant,
  /** The version of the catalog in which the terms stood that were agreed to, and when that was (epoch ms). */
  agreed: v.object({ catalog: v.nullable(ChangeId), at: instant }),
  /**
   * `at`: when it was set, epoch milliseconds; a log in begun before that proves another one. `by`: the wallet that set
   * it in the place of an earlier one.
   */
  password: v.object({ record: PasswordRecord, at: instant, by: v.optional(WalletKey) }),
  /** When its holder first opened a link that was sent to the email, epoch milliseconds: it is theirs. */
  confirmed: v.optional(instant),
  /** When a link to a new password was last asked for, epoch milliseconds. */
  forgot: v.optional(instant),
  /** The link to a new password that the owner made last, by the hash of its token, and when; none before it opens. */
  resetLink: v.optional(v.object({ at: instant, token: Hash })),
});
export type Account = v.InferOutput<typeof Account> & {
  readonly key: Key;
  /** The change that made it: of two with one email the earlier stays. */
  readonly made: ChangeId;
  /** Wallets that logged in here once, by their public keys. */
  readonly wallets: { readonly [wallet: string]: Bond };
  /** What its holder answered last, by question. */
  readonly answers: Answers;
  /** Entries that it is linked to, each with the session by which; what is linked stays so. */
  readonly clients: { readonly [client: string]: Key };
  /** Sessions that were assigned to it once and left it, each with the change that took it. */
  readonly left: { readonly [session: string]: ChangeId };
};

export const accountFrom = once((record: Folded): Account | null => {
  const account = read(Account, record);
  const key = keyOf(record);
  if (!account || !key) return null;
  return {
    ...account,
    key,
    made: record.ids['email'] ?? NEVER,
    wallets: valid(Bond, gather(record.fields, 'wallet'), WalletKey),
    answers: valid(Answer, gather(record.fields, 'answer'), Key),
    clients: valid(Key, gather(record.fields, 'client'), Key),
    left: valid(
      ChangeId,
      Object.fromEntries(
        Object.keys(gather(record.fields, 'left')).map(session => [session, record.ids[`left/${session}`]]),
      ),
      Key,
    ),
  };
});

/** Field of an account that holds what it is to a wallet. */
export const walletField = (wallet: WalletKey): string => `${WALLET_FIELDS}${wallet}`;

/** Begins the names of those fields. */
export const WALLET_FIELDS = 'wallet/';

/** Field of an account that holds what was answered to a question. */
export const answerField = (question: Key): string => `answer/${question}`;

/** Field of an account that links it to an entry. */
export const clientField = (client: Key): string => `client/${client}`;

/** Field of an account that says that a session left it. */
export const leftField = (session: Key): string => `left/${session}`;

/** Fields of an account that hold what its holder typed, beside the email. */
export const isTyped = (field: string): boolean =>
  ['first', 'last', 'phone', 'prefers'].includes(field) || field.startsWith('answer/');

export const isLoggedIn = ({ wallets }: Pick<Account, 'wallets'>, wallet: WalletKey): boolean =>
  wallets[wallet]?.is === 'in';

/** Whether two accounts have one email, which compares like those of clients. */
export const sameEmail = (a: Pick<Account, 'email'>, b: Pick<Account, 'email'>): boolean =>
  plain(a.email) === plain(b.email);

type Made = Pick<Account, 'key' | 'email' | 'made'>;

/**
 * The account that an email is for. Of two that were made at desks apart the earlier stays; the same on all
 * devices, whichever they heard of first (product §4.1).
 */
export const accountOf = <A extends Made>(accounts: readonly A[], email: string): A | undefined =>
  accounts
    .filter(account => plain(account.email) === plain(email))
    .reduce<A | undefined>((stays, other) => (stays && isEarlier(stays, other) ? stays : other), undefined);

const isEarlier = (a: Made, b: Made): boolean => (a.made === b.made ? a.key < b.key : a.made < b.made);

/** Whether an account lost its email to one made earlier at another desk: nobody logs in to it any more. */
export const isLate = <A extends Made>(account: A, accounts: readonly A[]): boolean =>
  accountOf(accounts, account.email)?.key !== account.key;

/**
 * Whether terms or privacy policy changed after the catalog that was agreed to: versions are change ids, and what was
 * in a catalog is no later than it. `agreed` undefined: a desk that tells nothing of it asks for nothing.
 */
export const areTextsNew = (
  { agreed }: { readonly agreed?: ChangeId | null | undefined },
  { texts }: { readonly texts?: ChangeId | undefined },
): boolean => texts !== undefined && agreed !== undefined && (agreed === null || texts > agreed);

import { type Account, accountOf } from './accounts';
import { leaving } from './assigning';
import type { Code } from './codes';
import { drawnField } from './codes';
import type { Key } from './id';
import type { Draft } from './ledger';
import type { Order } from './orders';
import type { WalletKey } from './requests';

// Which account shows a code (product §6.3). Whoever has a code may type it all the same.

type Buyer = Pick<Order, 'email' | 'account' | 'recipient'> & { readonly wallet: WalletKey | null };
type Known = Pick<Account, 'key' | 'email' | 'made' | 'wallets' | 'confirmed'>;

/** Whose codes an order's are: at once `account`'s, or `offer`ed to one by the owner; both null: nobody's. */
export type Attached = { readonly account: Key | null; readonly offer: Key | null };

/** The email that says whose an order's codes may be; of a gift the recipient's. Empty: none does. */
export const holderEmail = ({ email, recipient }: Pick<Order, 'email' | 'recipient'>): string =>
  recipient === null ? email : recipient.email;

/**
 * An email proves nothing: at once only for whoever is logged in, for a browser where the account of that email has
 * logged in before, or where its holder opened a link that was sent to it. A gift is for its recipient, whom an email
 * that the giver typed proves as little: it is never attached by itself.
 */
export const attachedTo = (
  { email, wallet, account, recipient }: Buyer,
  accounts: readonly Known[],
): Attached => {
  const address = holderEmail({ email, recipient });
  const own = address === '' ? undefined : accountOf(accounts, address);
  if (recipient !== null) return { account: null, offer: own?.key ?? null };
  if (account !== null) return { account, offer: null };
  if (!own) return { account: null, offer: null };
  const isProven = own.confirmed !== undefined || (wallet !== null && Object.hasOwn(own.wallets, wallet));
  return isProven ? { account: own.key, offer: null } : { account: null, offer: own.key };
};

/**
 * The changes that attach a code to an account, or with null to none, which also decides about an offer. The account
 * that it leaves is told so, or wallets would go on showing what they were told before.
 */
export const attaching = (
  { key, account: before, offer }: Pick<Code, 'key' | 'account' | 'offer'>,
  account: Key | null,
  by: string,
): Draft[] => {
  if (before === account) return [];
  const decided = offer === null ? {} : { offer: null };
  const attached: Draft = { of: 'code', key, by, set: { account, ...decided } };
  return before === null ? [attached] : [attached, leaving(key, before, by)];
};

/** The change that goes with a session's `code` to the code that pays for it from then on, or no more. */
export const drawing = (code: Key, session: Key, pays: boolean, by: string): Draft => ({
  of: 'code',
  key: code,
  by,
  set: { [drawnField(session)]: pays },
});

import { type Account, isTyped } from './accounts';
import type { TokenRecord } from './answers';
import type { Draft } from './ledger';
import { type Begun, bondDrafts, type LoginState, outFields } from './loginFacts';
import type { Reset, WalletKey } from './requests';
import { MINUTE } from './time';

// A password that was forgotten (product §4.11).

/** How long a link to a new password opens, from when the owner made it. */
export const RESET_LIFE = 60 * MINUTE;

/** Asked for a link; of an unknown email nothing is kept. */
export const forgotDrafts = (account: Account | null, now: number): Draft[] =>
  account === null ? [] : [{ of: 'account', key: account.key, by: 'desk', set: { forgot: now } }];

/** Whether somebody asked for a link and the owner has made none since. */
export const isForgotten = ({ forgot, resetLink }: Pick<Account, 'forgot' | 'resetLink'>): boolean =>
  forgot !== undefined && forgot > (resetLink?.at ?? 0);

/** The changes that make a link to a new password, of the hash of its token. */
export const resetLinkDrafts = (account: Pick<Account, 'key'>, token: string, now: number): Draft[] => [
  {
    of: 'token',
    key: token,
    by: 'owner',
    set: { scope: 'reset', account: account.key, until: now + RESET_LIFE },
  },
  { of: 'account', key: account.key, by: 'owner', set: { resetLink: { at: now, token } } },
];

/** The account whose password a link sets: not after it was used, has ended, or another one was made. */
export const opensReset = (
  token: string,
  record: TokenRecord | null,
  account: Account | null,
  now: number,
): account is Account =>
  record?.scope === 'reset' &&
  record.used === undefined &&
  record.until > now &&
  account?.key === record.account &&
  account.resetLink?.token === token;

/**
 * The changes that set the new password and log this wallet in. Whoever opened the link holds the email: the first
 * time nobody knows who typed what stands in the account, so that is cleared, and all others are logged out.
 */
export const resetDrafts = (
  { account: own, login }: Pick<LoginState, 'account' | 'login'>,
  account: Account,
  token: string,
  from: WalletKey,
  { record, device, keep }: Reset,
  begun: Begun,
  now: number,
): Draft[] => {
  const at = Math.max(now, begun.at + 1, account.password.at + 1);
  const isFirst = account.confirmed === undefined;
  const cleared = Object.fromEntries(login.fields.filter(isTyped).map(field => [field, null]));
  const set = {
    password: { record, at, by: from },
    ...(isFirst ? { confirmed: now, ...cleared } : {}),
    ...(isFirst || !keep ? outFields(account, from, at) : {}),
  };
  return [
    { of: 'token', key: token, by: from, set: { used: now } },
    { of: 'account', key: account.key, by: from, set },
    ...bondDrafts({ account: own }, account.key, from, at, device),
  ];
};

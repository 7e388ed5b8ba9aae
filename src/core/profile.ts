import { type Account, WALLET_FIELDS } from './accounts';
import { type Client, plain } from './clients';
import type { Draft, Fields } from './ledger';
import { type LoginFacts, outFields } from './loginFacts';
import type { Profile, WalletKey } from './requests';

// What a client does to their account as a whole (product §4.13).

const NAMES = ['first', 'last', 'phone'] as const;

/**
 * The changes that give the account other names or another phone, and the linked entry that has the account's names
 * so far: so a mother's own, and not her child's. What she left as it is stays as the entry has it.
 */
export const profileDrafts = (
  account: Account,
  linked: readonly Client[],
  by: WalletKey,
  { details }: Profile,
): Draft[] => {
  const set: Fields = Object.fromEntries(
    NAMES.flatMap(name => (details[name] === account[name] ? [] : [[name, details[name]]])),
  );
  if (Object.keys(set).length === 0) return [];
  const isSame = ({ first, last }: Client): boolean =>
    plain(first) === plain(account.first) && plain(last) === plain(account.last);
  return [
    { of: 'account', key: account.key, by, set },
    ...linked.filter(isSame).map(({ key }): Draft => ({ of: 'client', key, by, set })),
  ];
};

/**
 * The changes that delete an account: its email is free, its sessions and codes are nobody's account's, and its wallets
 * are logged out. It says so for good, also where another desk writes about it meanwhile, for the email is set once.
 */
export const deletedDrafts = (
  account: Account,
  { assigned, codes, fields }: Pick<LoginFacts, 'assigned' | 'codes' | 'fields'>,
  by: WalletKey,
  now: number,
): Draft[] => {
  const at = Math.max(now, ...Object.values(account.wallets).map(wallet => wallet.at + 1));
  const cleared = fields.filter(field => !field.startsWith(WALLET_FIELDS)).map(field => [field, null]);
  return [
    ...assigned.map(({ key }): Draft => ({ of: 'session', key, by, set: { account: null } })),
    ...codes.map((key): Draft => ({ of: 'code', key, by, set: { account: null } })),
    {
      of: 'account',
      key: account.key,
      by,
      set: { ...Object.fromEntries(cleared), ...outFields(account, null, at), deleted: now },
    },
  ];
};

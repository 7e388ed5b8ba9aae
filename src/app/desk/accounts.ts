import { type Account, accountFrom, isLoggedIn } from '../../core/accounts';
import { loginFrom } from '../../core/answers';
import { plain } from '../../core/clients';
import type { Folded } from '../../core/ledger';
import { known } from '../../core/records';
import type { WalletKey } from '../../core/requests';
import type { Store } from '../ports';

/** Accounts with this email, however it is written. */
export const accountsLike = async (store: Store, email: string): Promise<readonly Account[]> => {
  const form = plain(email);
  const found = form === '' ? [] : await store.find({ of: 'account', by: 'email', from: form, to: form });
  return known(found.map(accountFrom));
};

/** Accounts that a wallet logged in to once, from all that it asked for. */
export const accountsBehind = async (
  store: Store,
  requests: readonly Folded[],
): Promise<readonly Folded[]> => {
  const keys = new Set(known(requests.map(loginFrom)).map(({ account }) => account));
  return keys.size === 0 ? [] : store.many('account', [...keys]);
};

/** The one of several accounts that a wallet is logged in to, the latest if devices apart let it into two. */
export const loggedIn = (accounts: readonly Account[], wallet: WalletKey): Account | null => {
  const since = (account: Account): number => account.wallets[wallet]?.at ?? 0;
  const [latest] = accounts
    .filter(account => isLoggedIn(account, wallet))
    .sort((a, b) => since(b) - since(a) || (a.key < b.key ? -1 : 1));
  return latest ?? null;
};

/** The account that a wallet is logged in to now. */
export const accountBehind = async (store: Store, wallet: WalletKey): Promise<Account | null> => {
  const requests = await store.find({ of: 'request', by: 'wallet', from: wallet, to: wallet });
  return loggedIn(known((await accountsBehind(store, requests)).map(accountFrom)), wallet);
};

import type { Account } from '../../core/accounts';
import type { Key } from '../../core/id';
import type { DeskWords } from '../words/desk/en';

/** What an account is called at the desk: its email; null for none. */
export const emailOf = (
  accounts: readonly Pick<Account, 'key' | 'email'>[],
  key: Key | null,
  words: DeskWords,
): string | null =>
  key === null ? null : (accounts.find(account => account.key === key)?.email ?? words.accounts.gone);

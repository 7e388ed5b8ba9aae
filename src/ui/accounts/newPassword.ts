import { passwordFault } from '../../core/passwords';
import type { AccountWords } from '../words/accounts/en';
import { commonPasswords } from './commonPasswords';

/**
 * What the field of a new password says of it; undefined: it will do. `own`: the email and names of whoever it is for.
 * Where the list of common ones cannot be fetched, the length alone is judged.
 */
export const newPasswordError = async (
  password: string,
  own: readonly string[],
  { password: words }: Pick<AccountWords, 'password'>,
): Promise<string | undefined> => {
  const common = await commonPasswords().catch(() => new Set<string>());
  const fault = passwordFault(password, common, own);
  return fault === null ? undefined : words.faults[fault];
};

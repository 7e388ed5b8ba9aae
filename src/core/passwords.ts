import { plain } from './clients';

/** Characters that a password has at least. */
export const SHORTEST = 10;

/** Fewer different characters than this repeat or count: "1212121212". */
const FEWEST = 5;

/**
 * What is wrong with a new password. `common`: passwords that many use, in small letters; `own`: what anyone who
 * knows the person would try first, as their email. The desk never sees a password, so this is the wallet's to ask.
 */
export const passwordFault = (
  password: string,
  common: ReadonlySet<string>,
  own: readonly string[],
): 'short' | 'common' | null => {
  const letters = [...password];
  if (letters.length < SHORTEST) return 'short';
  const small = password.toLowerCase();
  const isOwn = own.some(text => text !== '' && plain(text) === plain(password));
  return new Set(letters).size < FEWEST || common.has(small) || isOwn ? 'common' : null;
};

let loaded: Promise<ReadonlySet<string>> | null = null;

/** Passwords that many use, in small letters; fetched with the first form that asks for a new one. */
export const commonPasswords = (): Promise<ReadonlySet<string>> => {
  loaded ??= import('@zxcvbn-ts/language-common/src/passwords.json').then(list => new Set(list.default));
  // What could not be fetched may be there the next time.
  loaded.catch(() => {
    loaded = null;
  });
  return loaded;
};

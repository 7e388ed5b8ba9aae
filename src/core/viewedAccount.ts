import type { Account } from './accounts';
import type { Book } from './book';
import type { Answers } from './forms';
import type { ChangeId } from './hlc';
import type { Key } from './id';
import type { WalletKey } from './requests';
import { type AccountRow, type LeftRow, MOST_WALLETS } from './views';

// What wallets are told of the account that they are logged in to.

/** What an account is to a wallet that logged in to it once. */
export type Bonded = {
  readonly key: Key;
  readonly wallet: WalletKey;
  /** Null: it is logged out, or the account was deleted. */
  readonly account: Account | null;
  readonly version: ChangeId;
  /** The change by which the wallet is logged in or out. */
  readonly bond: ChangeId;
  /** The change that made an earlier account of the same email; null where there is none. */
  readonly earlier: ChangeId | null;
};

export const accountRow = (book: Book, { key, account, version, earlier, wallet }: Bonded): AccountRow => ({
  row: 'account',
  key,
  id: version,
  // That it came too late is known from a change of another account.
  ...(earlier === null ? {} : { behind: [earlier] }),
  ...(account ? { profile: profileOf(book, account, earlier !== null, wallet) } : {}),
});

const profileOf = (book: Book, account: Account, late: boolean, own: WalletKey): AccountRow['profile'] => {
  const { email, first, last, phone, prefers, agreed, password } = account;
  const wallets = Object.entries(account.wallets).flatMap(([key, { is, at, device }]) =>
    is === 'in' ? [{ key, at, device }] : [],
  );
  const latest = wallets.sort((a, b) => b.at - a.at).slice(0, MOST_WALLETS);
  const changed = password.by && { at: password.at, here: password.by === own };
  return {
    email,
    first,
    last,
    phone,
    answers: answersTold(book, account),
    prefers,
    agreed: agreed.catalog,
    wallets: latest,
    late,
    ...(changed ? { changed } : {}),
  };
};

/** Letters of the answers that a profile holds: beyond them there would be no room for sessions. */
const MOST_LETTERS = 6000;

/** What was answered to the questions that are still asked, as far as there is room; the rest is asked again. */
const answersTold = ({ forms }: Book, { answers }: Account): Answers => {
  let left = MOST_LETTERS;
  const asked = forms.filter(({ archived }) => !archived).flatMap(({ questions }) => questions);
  return Object.fromEntries(
    asked.flatMap(({ key }) => {
      const answer = answers[key];
      if (answer === undefined || answer.length > left) return [];
      left -= answer.length;
      return [[key, answer]];
    }),
  );
};

/** Sessions and codes that left an account, the latest first; not those that its wallet is told of all the same. */
export const leftRows = (
  { left }: Account,
  shown: ReadonlySet<string>,
  codes: ReadonlyMap<string, LeftRow | null>,
): LeftRow[] =>
  Object.entries(left)
    .flatMap(([key, id]): LeftRow[] => {
      const code = codes.get(key);
      if (shown.has(key) || code === null) return [];
      return [code ?? { row: 'left', key: key as Key, id }];
    })
    .sort((a, b) => (a.id > b.id ? -1 : 1));

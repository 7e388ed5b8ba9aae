import type { Wallet } from '../../app/wallet/wallet';
import type { Catalog } from '../../core/catalog';

/** Where somebody logs in or signs up. */
export type LoginPlace = {
  readonly root: string;
  readonly wallet: Wallet;
  readonly catalog: Catalog;
  /** Token of the session's link that is open, whose client the account is then linked to. */
  readonly link: string | null;
};

/** What was typed, kept while one goes from one form to the other; the password goes with its form. */
export type Typed = { readonly first: string; readonly last: string; readonly email: string };

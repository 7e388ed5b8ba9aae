import { type Account, accountFrom } from '../../core/accounts';
import { base64url, type Key } from '../../core/id';
import { known } from '../../core/records';
import { isForgotten, RESET_LIFE, resetLinkDrafts } from '../../core/resets';
import { err, ok, type Result } from '../../core/result';
import { TOKEN_BYTES } from '../../core/token';
import { combine, first, share } from '../live';
import type { Chance, Clock, DeskLetters, DeskLinks, Digest, Live, Log, LogFailure, Store } from '../ports';

/** Passwords that clients forgot. The owner sends a link, and never sees a password. */
export type DeskResets = {
  /** Accounts for which a link was asked for and not made since, who asked first before. */
  readonly asked: Live<readonly Account[]>;
  /**
   * Makes a link to a new password, to be sent to the account's email: it opens once, until `until` (epoch
   * milliseconds), and no earlier one does any more. A failure `moved`: there is no such account any more.
   */
  readonly makeResetLink: (
    account: Key,
  ) => Promise<Result<{ readonly link: string; readonly until: number }, LogFailure>>;
};

type Ports = {
  readonly log: Log;
  readonly store: Store;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly digest: Digest;
  readonly letters: Pick<DeskLetters, 'certificate'>;
  readonly links: Pick<DeskLinks, 'reset'>;
  /** Told once it is known which relays links name. */
  readonly urls: Live<readonly string[]>;
};

export const createResets = (ports: Ports): DeskResets => {
  const { log, store, clock, chance, digest, letters, links, urls } = ports;
  return {
    asked: share(
      combine([store.watch({ of: 'account', by: 'email' })], records =>
        known(records.map(accountFrom))
          .filter(isForgotten)
          .sort((a, b) => (a.forgot ?? 0) - (b.forgot ?? 0)),
      ),
    ),
    makeResetLink: async key => {
      await store.caughtUp(await log.end());
      const record = await store.get('account', key);
      const account = record && accountFrom(record);
      if (!account) return err({ is: 'moved' });
      await first(urls);
      const token = base64url(chance.bytes(TOKEN_BYTES));
      const now = clock.now();
      const hash = base64url(await digest.sha256(token));
      const written = await log.append(resetLinkDrafts(account, hash, now));
      if (!written.ok) return written;
      const { letter } = await letters.certificate();
      return ok({ link: links.reset(token, letter), until: now + RESET_LIFE });
    },
  };
};

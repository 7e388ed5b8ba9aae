import { LAST_SESSIONS } from '../../core/earlier';
import type { Key } from '../../core/id';
import { err, ok, type Result } from '../../core/result';
import type { AccountRow, Row, SessionRow } from '../../core/views';
import { combine } from '../live';
import type { Box, Clock, Live, LogFailure, OutboxEntry, WalletLetters, WalletLogins } from '../ports';
import { isBought, isOver } from './orders';
import { isLeftBehind, rowsOf } from './outcome';
import { type Answered, type Asked, createSteps, ended, settled } from './steps';
import type { LoginFault, OwnAccount, WalletAccounts } from './wallet';

type Ports = {
  readonly box: Box;
  readonly letters: Pick<WalletLetters, 'key'>;
  readonly logins: WalletLogins;
  readonly clock: Clock;
  /** Told whenever what the wallet keeps may be other. */
  readonly news: Live<unknown>;
  /** Puts a request into the outbox. */
  readonly put: (root: string, content: Asked) => Promise<Result<Key, LogFailure>>;
};

/** The account that a wallet is logged in to, beside what screens need of it: for a booking that is made now. */
type Accounts = Omit<WalletAccounts, 'appointments'> & {
  readonly present: (root: string) => Promise<Key | null>;
};

/** What a client does with an account, and what the desk told of it. Each step waits for the desk's answer. */
export const createAccounts = ({ box, letters, logins, clock, news, put }: Ports): Accounts => {
  const { ask, asked, through } = createSteps({ box, clock, news, put });
  const profile = async (root: string): Promise<AccountRow | null> => {
    const [rows, outbox] = [await box.rows(root), await box.outbox()];
    const leaving = new Set(
      outbox.flatMap(({ root: of, request }) =>
        of === root && request.kind === 'log-out' && request.wallet === null ? [request.account] : [],
      ),
    );
    const own = rows.filter(isAccount).filter(row => row.profile && !leaving.has(row.key));
    return own.sort((a, b) => (a.id > b.id ? -1 : 1))[0] ?? null;
  };
  // Logged out here or from elsewhere: what was booked with the account goes from the device with it. What is still
  // on its way is kept until it is answered.
  const tidy = async (): Promise<void> => {
    const outbox = await box.outbox();
    for (const { root } of await box.businesses()) {
      const rows = await box.rows(root);
      const out = new Set(rows.filter(isAccount).flatMap(row => (row.profile ? [] : [row.key])));
      const isGone = (entry: OutboxEntry): boolean => {
        const { root: of, request, id } = entry;
        if (of !== root) return false;
        if (isLeftBehind(entry, clock.now())) return true;
        if (isBought(entry) && isOver(entry, rows, clock.now())) return true;
        if (rowsOf(rows, id).answer === null) return false;
        if (request.kind === 'book' || request.kind === 'buy')
          return request.account ? out.has(request.account) : false;
        return request.kind === 'log-out' || request.kind === 'forgot';
      };
      const gone = outbox.filter(isGone).map(({ id }) => id);
      if (gone.length > 0) await box.dropRequests(gone);
    }
  };
  news(() => void tidy().catch(() => undefined));

  return {
    present: async root => (await profile(root))?.key ?? null,
    signUp: (root, { email, password, locale, agreed, device, link, first, last, phone }, until) =>
      through(root, until, async () => {
        const step = await logins.register(password);
        return {
          first: { kind: 'sign-up-start', email, message: step.message },
          last: async ([reply], sealed) => {
            const record = await ended(step, reply);
            const details = { first, last, phone };
            return record && { kind: 'sign-up', sealed, record, details, locale, agreed, device, link };
          },
        };
      }),
    logIn: async (root, { email, password, device, link }, until) => {
      if (password === '') return err({ is: 'wrong-password' });
      return through(root, until, async () => {
        const step = await logins.logIn(password);
        return {
          first: { kind: 'log-in-start', email, message: step.message },
          // The second is for an account that lost this email to an earlier one, or for nobody.
          last: async ([reply, late], sealed) => {
            const message = (await ended(step, reply)) ?? (await ended(step, late));
            return message && { kind: 'log-in', sealed, message, device, link };
          },
        };
      });
    },
    agree: async (root, agreed) => {
      const account = (await profile(root))?.key;
      if (!account) return err({ is: 'log-in-first' });
      return settledOf(await ask(root, { kind: 'agree', account, agreed }));
    },
    changePassword: async (root, { present, next, keep }, until) => {
      const account = (await profile(root))?.key;
      if (!account) return err({ is: 'log-in-first' });
      return through(root, until, async () => {
        const [step, registration] = [await logins.logIn(present), await logins.register(next)];
        return {
          first: {
            kind: 'password-start',
            account,
            message: step.message,
            registration: registration.message,
          },
          last: async ([reply, nextReply], sealed) => {
            const message = await ended(step, reply);
            const record = message && (await ended(registration, nextReply));
            return message && record && { kind: 'password', sealed, message, record, keep };
          },
        };
      });
    },
    change: async (root, details, until) => {
      const account = (await profile(root))?.key;
      if (!account) return err({ is: 'log-in-first' });
      return settledOf(await ask(root, { kind: 'profile', account, details }, until));
    },
    link: async (root, token, until) => {
      const account = (await profile(root))?.key;
      if (!account) return err({ is: 'log-in-first' });
      return settledOf(await ask(root, { kind: 'link', account, link: token }, until));
    },
    earlier: async (root, from, until) => {
      const account = (await profile(root))?.key;
      if (!account) return err({ is: 'log-in-first' });
      const asked = await ask(root, { kind: 'earlier', account, from }, until);
      return asked.ok ? ok(asked.value.earlier?.next ?? null) : err(settled(asked.error));
    },
    remove: async (root, until) => {
      const account = (await profile(root))?.key;
      if (!account) return err({ is: 'log-in-first' });
      return settledOf(await ask(root, { kind: 'delete-account', account }, until));
    },
    forgot: async (root, email, until) => settledOf(await asked(root, { kind: 'forgot', email }, until)),
    reset: (root, { token, next, device, keep }, until) =>
      through(root, until, async () => {
        const step = await logins.register(next);
        return {
          first: { kind: 'reset-start', token, registration: step.message },
          last: async ([reply], sealed) => {
            const record = await ended(step, reply);
            return record && { kind: 'reset', token, sealed, record, device, keep };
          },
        };
      }),
    logOut: async (root, wallet) => {
      const row = await profile(root);
      if (!row) return ok(undefined);
      const asked = await put(root, { kind: 'log-out', account: row.key, wallet: wallet ?? null });
      if (!asked.ok) return asked;
      if (wallet !== undefined) return ok(undefined);
      // Also while no desk answers: until one does, what is said here outranks what it said last.
      const out: AccountRow = {
        row: 'account',
        key: row.key,
        id: row.id,
        behind: [row.id, ...(row.behind ?? [])],
      };
      return box.mergeRows(root, [out]);
    },
    own: root =>
      combine([news], async (): Promise<OwnAccount | null> => {
        const row = await profile(root);
        if (!row?.profile) return null;
        const all = (await box.rows(root)).filter(isSession);
        const rows = all.filter(({ account }) => account === row.key);
        return {
          ...row.profile,
          key: row.key,
          wallet: await letters.key(root),
          sessions: inOrder(rows, clock.now()),
          toldFrom: toldFrom(all, clock.now()),
        };
      }),
  };
};

const settledOf = (asked: Answered): Result<void, LoginFault> =>
  asked.ok ? ok(undefined) : err(settled(asked.error));

const isAccount = (row: Row): row is AccountRow => row.row === 'account';

const isSession = (row: Row): row is SessionRow => row.row === 'session';

/** A view holds the last ones of all that its wallet may see, those that were booked logged out among them. */
const toldFrom = (rows: readonly SessionRow[], now: number): number | null =>
  inOrder(rows, now).filter(({ end }) => end < now)[LAST_SESSIONS - 1]?.start ?? null;

const inOrder = (rows: readonly SessionRow[], now: number): readonly SessionRow[] => [
  ...rows.filter(({ end }) => end >= now).sort((a, b) => a.start - b.start),
  ...rows.filter(({ end }) => end < now).sort((a, b) => b.start - a.start),
];

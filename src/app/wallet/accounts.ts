import type { Key } from '../../core/id';
import type { LoginRequest } from '../../core/requests';
import { err, ok, type Result } from '../../core/result';
import type { AccountRow, AnswerRow, Row, SessionRow } from '../../core/views';
import { combine } from '../live';
import type {
  Box,
  Clock,
  Live,
  LogFailure,
  LoginStep,
  OutboxEntry,
  Stop,
  WalletLetters,
  WalletLogins,
} from '../ports';
import { LOGIN_WAITS, rowsOf } from './outcome';
import type { LoginFault, OwnAccount, WalletAccounts } from './wallet';

// Of each kind by itself, or what they have in common alone would be left.
type Asked = LoginRequest extends infer R
  ? R extends LoginRequest
    ? Omit<R, 'v' | 'business' | 'nonce'>
    : never
  : never;

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
type Accounts = WalletAccounts & { readonly present: (root: string) => Promise<Key | null> };

/** Sign up, log in and out, and what the desk told of the account. Each step waits for the desk's answer. */
export const createAccounts = ({ box, letters, logins, clock, news, put }: Ports): Accounts => {
  const answerTo = (root: string, id: Key, until?: AbortSignal): Promise<AnswerRow | null> =>
    new Promise(resolve => {
      let stop: Stop = () => undefined;
      const end = (answer: AnswerRow | null): void => {
        queueMicrotask(() => stop());
        alarm();
        until?.removeEventListener('abort', give);
        resolve(answer);
      };
      const give = (): void => end(null);
      const alarm = clock.at(clock.now() + LOGIN_WAITS, give);
      until?.addEventListener('abort', give);
      stop = combine(
        [news],
        async () => rowsOf(await box.rows(root), id).answer,
      )(answer => {
        if (answer) end(answer);
      });
    });
  const ask = async (
    root: string,
    content: Asked,
    until?: AbortSignal,
  ): Promise<Result<AnswerRow, LoginFault | Again>> => {
    if (until?.aborted) return err({ is: 'no-answer' });
    const asked = await put(root, content);
    if (!asked.ok) return asked;
    const answer = await answerTo(root, asked.value, until);
    await box.dropRequests([asked.value]);
    if (answer === null) return err({ is: 'no-answer' });
    return answer.is === 'refused' ? err(faultOf(answer)) : ok(answer);
  };
  /** Both steps; what took too long between them is begun once more. */
  const through = async (
    root: string,
    begin: () => Promise<{ readonly first: Asked; readonly last: Last }>,
    until?: AbortSignal,
    tries = 2,
  ): Promise<Result<Key, LoginFault>> => {
    const { first, last } = await begin();
    const begun = await ask(root, first, until);
    if (!begun.ok) return err(settled(begun.error));
    const { replies = [], sealed = '' } = begun.value.begun ?? {};
    const content = await last(replies, sealed);
    // Only the client can tell that the password is wrong: the desk never learns whether it was.
    if (!content) return err({ is: 'wrong-password' });
    const done = await ask(root, content, until);
    if (done.ok) return done.value.account ? ok(done.value.account) : err({ is: 'no-answer' });
    return done.error.is === 'begin-again' && tries > 1
      ? through(root, begin, until, tries - 1)
      : err(settled(done.error));
  };
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
      const isGone = ({ root: of, request, id }: OutboxEntry): boolean => {
        if (of !== root || rowsOf(rows, id).answer === null) return false;
        if (request.kind === 'book') return request.account ? out.has(request.account) : false;
        return request.kind === 'log-out';
      };
      const gone = outbox.filter(isGone).map(({ id }) => id);
      if (gone.length > 0) await box.dropRequests(gone);
    }
  };
  news(() => void tidy().catch(() => undefined));

  return {
    present: async root => (await profile(root))?.key ?? null,
    signUp: (root, { email, password, locale, agreed, device, link, first, last, phone }, until) => {
      const begin = async () => {
        const step = await logins.register(password);
        return {
          first: { kind: 'sign-up-start', email, message: step.message } as const,
          last: async ([reply]: readonly string[], sealed: string) => {
            const record = await ended(step, reply);
            const details = { first, last, phone };
            return (
              record && ({ kind: 'sign-up', sealed, record, details, locale, agreed, device, link } as const)
            );
          },
        };
      };
      return through(root, begin, until);
    },
    logIn: async (root, { email, password, device, link }, until) => {
      if (password === '') return err({ is: 'wrong-password' });
      const begin = async () => {
        const step = await logins.logIn(password);
        return {
          first: { kind: 'log-in-start', email, message: step.message } as const,
          last: async ([reply]: readonly string[], sealed: string) => {
            const message = await ended(step, reply);
            return message && ({ kind: 'log-in', sealed, message, device, link } as const);
          },
        };
      };
      return through(root, begin, until);
    },
    agree: async (root, agreed) => {
      const account = (await profile(root))?.key;
      if (!account) return err({ is: 'log-in-first' });
      const done = await ask(root, { kind: 'agree', account, agreed });
      return done.ok ? ok(undefined) : err(settled(done.error));
    },
    changePassword: async (root, { present, next, keep }) => {
      const account = (await profile(root))?.key;
      if (!account) return err({ is: 'log-in-first' });
      return through(root, async () => {
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
        const rows = (await box.rows(root)).filter(isSession).filter(({ account }) => account === row.key);
        return {
          ...row.profile,
          key: row.key,
          wallet: await letters.key(root),
          sessions: inOrder(rows, clock.now()),
        };
      }),
  };
};

type Last = (replies: readonly string[], sealed: string) => Promise<Asked | null | ''>;

type Again = { readonly is: 'begin-again' };

const ended = (step: LoginStep, reply: string | undefined): Promise<string | null> =>
  step.finish(reply ?? '');

const faultOf = ({ why, minutes = 1 }: AnswerRow): LoginFault | Again => {
  switch (why) {
    case 'too-many-tries':
      return { is: why, minutes };
    case 'wrong-password':
    case 'email-taken':
    case 'logins-off':
    case 'log-in-first':
      return { is: why };
    default:
      return { is: 'begin-again' };
  }
};

const settled = (fault: LoginFault | Again): LoginFault =>
  fault.is === 'begin-again' ? { is: 'no-answer' } : fault;

const isAccount = (row: Row): row is AccountRow => row.row === 'account';

const isSession = (row: Row): row is SessionRow => row.row === 'session';

const inOrder = (rows: readonly SessionRow[], now: number): readonly SessionRow[] => [
  ...rows.filter(({ end }) => end >= now).sort((a, b) => a.start - b.start),
  ...rows.filter(({ end }) => end < now).sort((a, b) => b.start - a.start),
];

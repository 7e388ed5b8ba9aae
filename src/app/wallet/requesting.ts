import { base64url, type Key } from '../../core/id';
import type { Request } from '../../core/requests';
import { ok, type Result } from '../../core/result';
import type { Box, Chance, Clock, LogFailure, OutboxEntry, WalletLetters } from '../ports';
import { lastRequestOf } from './lastRequest';
import { isWithdrawing } from './outcome';
import type { Moving, Wallet, WhichSession } from './wallet';

type Ports = {
  readonly box: Box;
  readonly letters: Pick<WalletLetters, 'requestId'>;
  readonly chance: Chance;
  readonly clock: Clock;
  /** Keeps a request until it is answered, and sends it. */
  readonly put: (entry: OutboxEntry) => Promise<Result<void, LogFailure>>;
};

export const TOKEN_BYTES = 16;

export const NOTHING_SHOWN = { service: '', staff: '', end: 0 };

/** What makes a request one of its own, for a business. */
export const createFresh =
  (chance: Chance) =>
  (root: string): Pick<Request, 'v' | 'business' | 'nonce'> => ({
    v: 1,
    business: root,
    nonce: base64url(chance.bytes(TOKEN_BYTES)),
  });

/** Requests about what was asked for before. Pressed twice, each is one. */
export const createRequesting = ({
  box,
  letters,
  chance,
  clock,
  put,
}: Ports): Pick<Wallet, 'withdraw' | 'open' | 'move' | 'cancel'> => {
  const fresh = createFresh(chance);
  const send = async (
    root: string,
    request: Request,
    rest: Pick<Partial<OutboxEntry>, 'token' | 'shown'> = {},
  ): Promise<Result<Key, LogFailure>> => {
    const id = await letters.requestId(root, request);
    const saved = await put({ id, root, request, made: clock.now(), shown: NOTHING_SHOWN, ...rest });
    return saved.ok ? ok(id) : saved;
  };
  /** A request about this session that has no final answer yet: another one would only cross it. */
  const openAbout = async ({ root, session }: WhichSession): Promise<Key | null> => {
    const last = lastRequestOf(await box.outbox(), await box.rows(root), new Set(), { root, session });
    return last === null || last.state.is === 'refused' ? null : last.key;
  };
  const about = ({ session, token }: WhichSession) => ({ session, ...(token === null ? {} : { token }) });
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const own = last.then(work);
    last = own.catch(() => undefined);
    return own;
  };
  const move = async (moving: Moving): Promise<Result<Key, LogFailure>> => {
    const open = await openAbout(moving);
    if (open !== null) return ok(open);
    const { root, staff, start, shown } = moving;
    return send(root, { ...fresh(root), kind: 'move', ...about(moving), staff, start }, { shown });
  };
  const cancel = async (which: WhichSession): Promise<Result<Key, LogFailure>> => {
    const open = await openAbout(which);
    if (open !== null) return ok(open);
    return send(which.root, { ...fresh(which.root), kind: 'cancel', ...about(which) });
  };
  return {
    move: moving => inTurn(() => move(moving)),
    cancel: which => inTurn(() => cancel(which)),
    withdraw: async (root, key) => {
      if (isWithdrawing(await box.outbox(), await box.rows(root), key)) return ok(undefined);
      const sent = await send(root, { ...fresh(root), kind: 'withdraw', request: key });
      return sent.ok ? ok(undefined) : sent;
    },
    open: async (root, token) => {
      const standing = (await box.outbox()).find(entry => entry.root === root && entry.token === token);
      return standing ? ok(standing.id) : send(root, { ...fresh(root), kind: 'open', token }, { token });
    },
  };
};

import * as v from 'valibot';
import { createCell } from '../../app/live';
import type { Clock, Letter, Members, MembersNews } from '../../app/ports';
import { supersedes } from '../../core/certificate';
import { isPresent, type Membership, textOf } from '../../core/membership';
import { err, ok, type Result } from '../../core/result';
import type { Channel } from '../device/channel';
import { hexToBytes } from '../letters/bytes';
import { checkMembership } from '../letters/membership';
import { certificateIn, checkNews } from '../letters/news';
import type { Cabinet, VaultFailure } from './cabinet';
import { CERTIFICATE, DESK } from './entries';
import { Secrets, signedBy } from './secrets';
import { type Taker, taking } from './taking';

/** What a device keeps, as it was read last: another tab's change comes with its message, and is read again. */
export type Held = { readonly secrets: Secrets; readonly list: Membership };

export type VaultMembers = Members & {
  readonly held: () => Held;
  readonly certificate: () => Promise<Result<Letter | null, VaultFailure>>;
  readonly saveCertificate: (letter: Letter) => Promise<Result<void, VaultFailure>>;
  /** Keeps the root key, which the recovery words gave. */
  readonly keepRoot: (secret: string) => Promise<Result<void, VaultFailure>>;
  /** Reads again what the disk holds. */
  readonly reread: () => Promise<Result<void, VaultFailure>>;
};

type Parts = {
  readonly cabinet: Cabinet;
  /** Tells the tabs of this browser that keys changed. */
  readonly channel: Channel<'keys'>;
  readonly clock: Clock;
  readonly taker: Taker;
  /** The certificate of the present desk key, made where it can be. */
  readonly certified: () => Promise<Letter | null>;
};

export const createMembers = (
  { cabinet, channel, clock, taker, certified }: Parts,
  first: Held,
): VaultMembers => {
  const cell = createCell(first);

  const reread = async (): Promise<Result<void, VaultFailure>> => {
    const kept = await cabinet.secret(DESK);
    if (!kept.ok) return kept;
    const held = heldFrom(kept.value);
    if (!held.ok) return held;
    cell.set(held.value);
    return ok(undefined);
  };
  channel.listen(() => void reread());

  /** Makes of what is kept what is to be kept, told to every tab when the disk has it. */
  const write = async <E>(
    next: (held: Held) => Promise<Result<Secrets, E>>,
    also: () => Promise<void> = async () => undefined,
  ): Promise<Result<void, E | VaultFailure>> => {
    let made: Result<Secrets, E | VaultFailure> | null = null;
    let isNew = false;
    const kept = await cabinet.changeSecret(DESK, async known => {
      const held = heldFrom(known);
      made = held.ok ? await next(held.value) : held;
      isNew = made.ok && held.ok && made.value !== held.value.secrets;
      return made.ok && isNew ? made.value : known;
    });
    const refused = made as Result<Secrets, E | VaultFailure> | null;
    if (refused && !refused.ok) return refused;
    if (!kept.ok) return kept;
    await also();
    const read = await reread();
    if (isNew) channel.post('keys');
    return read;
  };

  const certificate: VaultMembers['certificate'] = async () => {
    const kept = await cabinet.plain(CERTIFICATE);
    if (!kept.ok || kept.value === null) return kept as Result<null, VaultFailure>;
    return ok(kept.value as Letter);
  };

  const takeCertificate = async (letter: Letter, root: string): Promise<void> => {
    const next = await certificateIn(letter, root);
    const kept = await certificate();
    const known = kept.ok && kept.value ? await certificateIn(kept.value, root) : null;
    if (!next.ok || !supersedes(next.value.certificate, known?.ok ? known.value.certificate : null)) return;
    if ((await cabinet.savePlain(CERTIFICATE, letter)).ok) channel.post('keys');
  };

  return {
    held: cell.get,
    list: listen => cell.live(({ list }) => listen(list)),
    secrets: () => {
      const now = clock.now();
      return cell
        .get()
        .secrets.staff.filter(({ until }) => until === null || now < until)
        .map(({ epoch, secret, until }) => ({ epoch, secret: hexToBytes(secret), until }));
    },
    holdsRoot: () => cell.get().secrets.root !== null,
    news: async (): Promise<MembersNews> => {
      const letter = await certified();
      const { membership, keyrings } = cell.get().secrets;
      return { list: membership, keys: keyrings, certificate: letter };
    },
    take: async news => {
      const root = cell.get().secrets.business;
      const checked = await checkNews(news, root);
      if (!checked.ok) return checked;
      const { certificate: came } = checked.value;
      const taken = await write(
        async ({ secrets, list }) => taking(secrets, list, checked.value, taker, clock.now()),
        // Before anyone is told of new keys: with them their certificate is asked for.
        async () => {
          if (came) await takeCertificate(came.letter, root);
        },
      );
      return taken.ok ? taken : err(wordOf(taken.error));
    },
    change: async next => {
      const changed = await write(async ({ secrets, list }) => {
        if (secrets.root === null || !isPresent(list, taker.device)) return err('no-root' as const);
        const made = next(list);
        if (textOf(made) === textOf(list)) return ok(secrets);
        return ok(signedBy(hexToBytes(secrets.root), secrets, made, clock.now()));
      });
      return changed.ok ? changed : err(wordOf(changed.error));
    },
    keepRoot: secret => write<never>(async ({ secrets }) => ok({ ...secrets, root: secret })),
    certificate,
    saveCertificate: async letter => {
      const saved = await cabinet.savePlain(CERTIFICATE, letter);
      if (saved.ok) channel.post('keys');
      return saved;
    },
    reread,
  };
};

/** What stands in the cabinet, if it can be believed; `read` says how closely its list is looked at. */
export const heldFrom = (value: unknown, read = checkMembership): Result<Held, VaultFailure> => {
  const secrets = v.safeParse(Secrets, value);
  if (!secrets.success) return err({ is: 'locked' });
  const list = read(secrets.output.membership, secrets.output.business);
  return list.ok ? ok({ secrets: secrets.output, list: list.value }) : err({ is: 'locked' });
};

const wordOf = <E extends string>(error: E | VaultFailure): E | VaultFailure['is'] =>
  typeof error === 'string' ? error : error.is;

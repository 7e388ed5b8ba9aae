import { getPublicKey } from 'nostr-tools/pure';
import type { Joiner, JoinFault } from '../../app/ports';
import {
  isPresent,
  type Membership,
  memberOf,
  rotated,
  withMember,
  withOnly,
  withRoot,
} from '../../core/membership';
import { err, ok, type Result } from '../../core/result';
import { bytesToHex } from '../letters/bytes';
import { type CheckedNews, checkNews } from '../letters/news';
import { type Cabinet, createCabinet, VAULT, type VaultOptions } from './cabinet';
import { CERTIFICATE, DESK, DESK_ENTRIES } from './entries';
import { heldFrom } from './members';
import { type OwnKeys, ownKeys } from './ownKeys';
import { keptBy, type Secrets, signedBy } from './secrets';
import { keysIn } from './taking';

export type Joining = Joiner & {
  /**
   * Makes this browser a holder of the root key, with keys of its own in a new epoch. `news` is what the recovery
   * letter or a backup holds. `kept`: of the other devices those that belong to the business further on.
   */
  readonly takeOver: (
    root: Uint8Array,
    news: unknown,
    kept: readonly string[] | 'all',
  ) => Promise<Result<void, JoinFault>>;
};

/** How a browser that belongs to no business comes to belong to one. */
export const createJoining = ({
  clock,
  name = VAULT,
  isUnused,
}: VaultOptions & {
  /** Whether the business that this browser has keys of was never written down: its wizard was cut off. */
  readonly isUnused: () => Promise<boolean>;
}): Joining => {
  const inCabinet = async <T>(
    work: (cabinet: Cabinet, own: OwnKeys) => Promise<Result<T, JoinFault>>,
  ): Promise<Result<T, JoinFault>> => {
    const cabinet = createCabinet(name, clock);
    try {
      const own = await ownKeys(cabinet);
      return own.ok ? await work(cabinet, own.value) : err(own.error.is);
    } finally {
      await cabinet.close();
    }
  };

  /** Whether there is room here for a business; `root` (hex) when it is known which. */
  const room = async (
    cabinet: Cabinet,
    { id }: OwnKeys,
    root: string | null,
  ): Promise<Result<void, JoinFault>> => {
    const kept = await cabinet.secret(DESK);
    if (!kept.ok) return err(kept.error.is);
    if (kept.value === null) return ok(undefined);
    const held = heldFrom(kept.value);
    if (!held.ok) return err('locked');
    const { secrets, list } = held.value;
    if (!isPresent(list, id)) return err('removed');
    if (secrets.business === root) return err('member');
    if (!(await isUnused())) return err(root === null ? 'member' : 'other-business');
    const forgotten = await cabinet.forget([DESK, CERTIFICATE]);
    return forgotten.ok ? ok(undefined) : err(forgotten.error.is);
  };

  const keep = async (
    cabinet: Cabinet,
    secrets: Secrets,
    certificate: CheckedNews['certificate'],
  ): Promise<Result<void, JoinFault>> => {
    // Before the keys: with them the device belongs to the business, and answers wallets.
    if (certificate) {
      const saved = await cabinet.savePlain(CERTIFICATE, certificate.letter);
      if (!saved.ok) return err(saved.error.is);
    }
    const kept = await cabinet.addSecret(DESK, secrets);
    if (!kept.ok) return err(kept.error.is);
    const held = heldFrom(kept.value);
    if (!held.ok) return err('locked');
    // Another tab was quicker, with another business.
    return held.value.secrets.business === secrets.business ? ok(undefined) : err('other-business');
  };

  return {
    keys: () =>
      inCabinet(async (cabinet, own) => {
        const free = await room(cabinet, own, null);
        return free.ok ? ok({ device: own.id, key: own.key, letter: own.letter }) : free;
      }),
    finish: (root, news) =>
      inCabinet(async (cabinet, own) => {
        const free = await room(cabinet, own, root);
        if (!free.ok) return free;
        const checked = await checkNews(news, root);
        if (!checked.ok) return checked;
        const { list, letter, keyrings, certificate } = checked.value;
        if (memberOf(list, own.id)?.last != null) {
          // It was taken off the list before it had joined: it comes again with new keys, which have no past.
          const forgotten = await cabinet.forget(DESK_ENTRIES);
          return forgotten.ok ? err('stale') : err(forgotten.error.is);
        }
        const named = namesOwn(list, own);
        if (!named.ok) return named;
        const blank = { root: null, business: root };
        const keys = keysIn(checked.value, blank, takerOf(own));
        if (!keys.ok) return keys;
        const secrets: Secrets = {
          ...blank,
          ...keptBy(keys.value),
          membership: letter,
          keyrings: [...keyrings.values()],
        };
        return keep(cabinet, secrets, certificate);
      }),
    takeOver: (root, news, kept) =>
      inCabinet(async (cabinet, own) => {
        const business = getPublicKey(root);
        const free = await room(cabinet, own, business);
        if (!free.ok) return free;
        const checked = await checkNews(news, business);
        if (!checked.ok) return checked;
        const { list, letter } = checked.value;
        // A device that was revoked must not come back by its old keys.
        if (memberOf(list, own.id)?.last != null) return err('removed');
        const blank = { root: bytesToHex(root), business };
        const keys = keysIn(checked.value, blank, takerOf(own));
        if (!keys.ok) return keys;
        const { id: device, key, letter: sealedTo } = own;
        const joined = withMember(list, { device, key, letter: sealedTo, answers: true, settings: true });
        const next = withRoot(kept === 'all' ? joined : withOnly(joined, device, kept), device);
        const secrets: Secrets = { ...blank, ...keptBy(keys.value), membership: letter, keyrings: [] };
        const begun = next.epoch === list.epoch ? rotated(next) : next;
        return keep(cabinet, signedBy(root, secrets, begun, clock.now()), null);
      }),
  };
};

/** Takes the keys of a business away from this browser, its own ones too: it may come again, as another device. */
export const forgetDesk = async ({ clock, name = VAULT }: VaultOptions): Promise<void> => {
  const cabinet = createCabinet(name, clock);
  await cabinet.forget(DESK_ENTRIES);
  await cabinet.close();
};

const takerOf = ({ id, letter, secret }: OwnKeys) => ({ device: id, letter, secret });

/** Whether the list names this very device, by both of its keys. */
const namesOwn = (list: Membership, { id, key, letter }: OwnKeys): Result<void, JoinFault> => {
  const member = memberOf(list, id);
  return member?.key === key && member.letter === letter ? ok(undefined) : err('wrong-key');
};

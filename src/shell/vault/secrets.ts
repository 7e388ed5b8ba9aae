import * as v from 'valibot';
import type { Letter } from '../../app/ports';
import { isPresent, type Membership, memberOf } from '../../core/membership';
import { DAY } from '../../core/time';
import {
  type Earlier,
  type EpochKeys,
  keysFor,
  loginsOf,
  MOST_EARLIER,
  sealKeyring,
} from '../letters/keyring';
import { signMembership } from '../letters/membership';

const hexSecret = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** A key of one epoch. The present one has no end; one before it is kept `until` then (epoch ms). */
const Kept = v.object({ epoch: v.number(), secret: hexSecret, until: v.nullable(v.number()) });
type Kept = v.InferOutput<typeof Kept>;

const StoredLetter = v.custom<Letter>(value => typeof value === 'object' && value !== null);

/** What a staff device keeps, in one write, so that keys and list never part. */
export const Secrets = v.object({
  /** Null on a staff device that does not hold the root key. */
  root: v.nullable(hexSecret),
  business: hexSecret,
  /** The present one first. A single secret is how the first version kept it. */
  staff: v.union([
    v.pipe(
      hexSecret,
      v.transform((secret): Kept[] => [{ epoch: 1, secret, until: null }]),
    ),
    v.pipe(v.array(Kept), v.minLength(1)),
  ]),
  /** The present one first; none on a device that answers no requests and cannot give the key to others. */
  desks: v.array(Kept),
  /** What clients' passwords are registered with, as a device was given it that does not hold the root key. */
  logins: v.optional(v.nullable(hexSecret), null),
  membership: StoredLetter,
  /** One for each member, as they are handed on. */
  keyrings: v.optional(v.array(StoredLetter), []),
});
export type Secrets = v.InferOutput<typeof Secrets>;

/** How long a key that was replaced is kept: to read what was sealed to it, and to tell sleepers of the new one. */
const KEPT = 60 * DAY;

/** Keys of a new epoch before those that there were, which end in 60 days. */
const before = (
  key: { epoch: number; secret: string } | null,
  known: readonly Kept[],
  now: number,
): Kept[] => {
  const others = known
    .filter(one => one.secret !== key?.secret && (one.until === null || now < one.until))
    .map(one => (one.until === null && key !== null ? { ...one, until: now + KEPT } : one))
    .sort((a, b) => b.epoch - a.epoch);
  return key === null ? others : [{ ...key, until: null }, ...others];
};

/** What is left when a list with its keys takes the place of the one before. */
export const withKeys = (
  secrets: Secrets,
  { epoch, staff, desk, logins }: Pick<EpochKeys, 'epoch' | 'staff' | 'desk' | 'logins'>,
  now: number,
): Pick<Secrets, 'staff' | 'desks' | 'logins'> => ({
  staff: before({ epoch, secret: staff }, secrets.staff, now),
  desks: desk === null ? [] : before({ epoch, secret: desk }, secrets.desks, now),
  logins: desk === null ? null : (logins ?? secrets.logins),
});

/** What a device keeps of the epoch with which it begins, and of those before that it was given. */
export const keptBy = ({
  epoch,
  staff,
  desk,
  logins = null,
  earlier = [],
}: EpochKeys): Pick<Secrets, 'staff' | 'desks' | 'logins'> => {
  const kept = (of: 'staff' | 'desk'): Kept[] =>
    earlier.flatMap(one =>
      one[of] === null ? [] : [{ epoch: one.epoch, secret: one[of], until: one.until }],
    );
  return {
    staff: [{ epoch, secret: staff, until: null }, ...kept('staff')],
    desks: desk === null ? [] : [{ epoch, secret: desk, until: null }, ...kept('desk')],
    logins,
  };
};

/** The newest keys that were replaced and still read. */
const earlierOf = ({ staff, desks }: Pick<Secrets, 'staff' | 'desks'>): Earlier[] => {
  const found = new Map<number, Earlier>();
  const put = (of: 'staff' | 'desk', { epoch, secret, until }: Kept): void => {
    const before = found.get(epoch) ?? { epoch, until: 0, staff: null, desk: null };
    // Of two secrets that were made apart for one epoch there is place for one.
    if (until !== null && before[of] === null)
      found.set(epoch, { ...before, until: Math.max(before.until, until), [of]: secret });
  };
  for (const one of staff) put('staff', one);
  for (const one of desks) put('desk', one);
  return [...found.values()].sort((a, b) => b.epoch - a.epoch).slice(0, MOST_EARLIER);
};

/**
 * What the holder of the root key keeps after it signed a list: a new epoch gets new keys. A keyring is sealed to
 * root itself as well: whoever has the recovery words, or signs the next list, finds all keys in it.
 */
export const signedBy = (root: Uint8Array, secrets: Secrets, list: Membership, now: number): Secrets => {
  const [staff] = secrets.staff;
  const [desk] = secrets.desks;
  const isSameEpoch = staff?.epoch === list.epoch && desk?.epoch === list.epoch;
  const keys = isSameEpoch ? { staff: staff.secret, desk: desk.secret } : keysFor(root, list);
  const { version, epoch } = list;
  const held = withKeys(secrets, { epoch, ...keys }, now);
  const keyring = (to: string, answers: boolean): Letter =>
    sealKeyring(
      {
        v: 1,
        version,
        epoch,
        ...keys,
        desk: answers ? keys.desk : null,
        logins: answers ? loginsOf(root) : null,
      },
      to,
      root,
      now,
    );
  return {
    ...secrets,
    ...held,
    membership: signMembership(list, root, now),
    keyrings: [
      sealKeyring({ v: 1, version, epoch, ...keys, earlier: earlierOf(held) }, secrets.business, root, now),
      ...list.members.flatMap(({ letter, last, answers }) =>
        letter === null || last !== null ? [] : [keyring(letter, answers)],
      ),
    ],
  };
};

/** Whether a device answers requests: others that keep a desk key only keep it for those who do. */
export const isAnswering = (list: Membership, device: string): boolean =>
  isPresent(list, device) && memberOf(list, device)?.answers === true;

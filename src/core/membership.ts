import * as v from 'valibot';
import { DeviceId } from './id';

/**
 * The staff devices of a business, in a list signed by its root key. Their order is the rank in which they
 * answer requests. Members are never taken out: what a revoked device wrote before stays readable.
 */
export const Membership = v.object({
  v: v.literal(1),
  /** Root key, hex. */
  business: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  /** Counts the lists: a device never goes back to a lower one. */
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  /** Counts the desk keys and staff secrets: each revocation makes new ones. */
  epoch: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  members: v.pipe(
    v.array(
      v.object({
        device: DeviceId,
        /** Raw Ed25519 public key, base64url; the device's id is its hash. */
        key: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
        /** Of a revoked device: the last `seq` that is accepted from it. */
        last: v.optional(v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))), null),
      }),
    ),
    v.minLength(1),
    v.maxLength(200),
  ),
});
export type Membership = v.InferOutput<typeof Membership>;
export type Member = Membership['members'][number];

type NewMember = Pick<Member, 'device' | 'key'>;

/** The list that a business starts with. */
export const foundMembership = (business: string, { device, key }: NewMember): Membership => ({
  v: 1,
  business,
  version: 1,
  epoch: 1,
  members: [{ device, key, last: null }],
});

export const memberOf = (list: Membership, device: string): Member | undefined =>
  list.members.find(member => member.device === device);

/** The list with one more device, ranked last. A device that was revoked stays so: it must come with a new key. */
export const withMember = (list: Membership, { device, key }: NewMember): Membership =>
  memberOf(list, device)
    ? list
    : { ...list, version: list.version + 1, members: [...list.members, { device, key, last: null }] };

/** The list without a device's further changes: those after `last` wait for a person. Begins a new epoch. */
export const withoutMember = (list: Membership, device: string, last: number): Membership => {
  const member = memberOf(list, device);
  if (!member || member.last !== null) return list;
  return {
    ...rotated(list),
    members: list.members.map(one => (one === member ? { ...one, last } : one)),
  };
};

/** The list with a new epoch, for a new desk key and staff secret. */
export const rotated = (list: Membership): Membership => ({
  ...list,
  version: list.version + 1,
  epoch: list.epoch + 1,
});

/** Whether a device's change with this `seq` counts: `unknown` devices never, revoked ones up to their last. */
export const standingOf = (
  list: Membership,
  device: string,
  seq: number,
): 'member' | 'revoked' | 'unknown' => {
  const member = memberOf(list, device);
  if (!member) return 'unknown';
  return member.last === null || seq <= member.last ? 'member' : 'revoked';
};

/** Whether `next` takes the place of `known`: a later list of the same business, never of an earlier epoch. */
export const supersedesMembership = (next: Membership, known: Membership | null): boolean =>
  known === null ||
  (next.business === known.business && next.version > known.version && next.epoch >= known.epoch);

import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { generateSecretKey, getPublicKey } from 'nostr-tools/pure';
import * as v from 'valibot';
import type { Letter } from '../../app/ports';
import { base64url, type DeviceId, deviceIdFrom } from '../../core/id';
import { type Change, signedText } from '../../core/ledger';
import { foundMembership, type Membership, memberOf } from '../../core/membership';
import { err, ok, type Result } from '../../core/result';
import { checkMembership, signMembership } from '../letters/membership';
import { type Cabinet, createCabinet, VAULT, type VaultFailure, type VaultOptions } from './cabinet';
import { signText, verifyText } from './signing';

/** A desk key, by its epoch. One that was replaced still reads what was sealed to it, `until` then (epoch ms). */
export type DeskKey = {
  readonly epoch: number;
  /** Public half, hex. */
  readonly key: string;
  readonly secret: Uint8Array;
  readonly until: number | null;
};

/** The keys of a staff device. Nothing of it may be logged, shown or put into a link. */
export type DeskVault = {
  /** Public root key, hex. */
  readonly root: string;
  /** The root's secret, on the devices that hold it. */
  readonly rootSecret: Uint8Array | null;
  /** Shared by the staff devices: what they say to one another is sealed with it. 32 bytes. */
  readonly staffSecret: Uint8Array;
  /** Desk keys that may be used at `now` (epoch ms), the present one first. */
  readonly desks: (now: number) => readonly DeskKey[];
  readonly device: {
    readonly id: DeviceId;
    /** Raw Ed25519 public key, base64url. */
    readonly key: string;
    readonly sign: (text: string) => Promise<string>;
  };
  readonly membership: Membership;
  /** Whether a change carries the signature of the member that it names. */
  readonly verify: (change: Change) => Promise<boolean>;
  readonly certificate: () => Promise<Result<Letter | null, VaultFailure>>;
  readonly saveCertificate: (letter: Letter) => Promise<Result<void, VaultFailure>>;
  readonly close: () => Promise<void>;
};

/** The vault of this browser's business, or null when it is no staff device. */
export const openDeskVault = async ({
  clock,
  name = VAULT,
  onHeld,
}: VaultOptions): Promise<Result<DeskVault | null, VaultFailure>> => {
  const cabinet = createCabinet(name, clock, onHeld && { onHeld });
  const secrets = await cabinet.secret(DESK);
  if (!secrets.ok) return secrets;
  if (secrets.value === null) {
    await cabinet.close();
    return ok(null);
  }
  return unlocked(cabinet, secrets.value);
};

/** Makes the keys of a new business on this device; where there is one already, that one stays. */
export const createDeskVault = async ({
  clock,
  name = VAULT,
}: VaultOptions): Promise<Result<DeskVault, VaultFailure>> => {
  const cabinet = createCabinet(name, clock);
  const device = await cabinet.device(DEVICE);
  if (!device.ok) return device;
  const root = generateSecretKey();
  const key = base64url(device.value.raw);
  const member = { device: await idOf(device.value.raw), key };
  const made: Secrets = {
    root: bytesToHex(root),
    business: getPublicKey(root),
    staff: bytesToHex(crypto.getRandomValues(new Uint8Array(32))),
    desks: [{ epoch: 1, secret: bytesToHex(generateSecretKey()), until: null }],
    // Beside the secrets, so that keys and list are kept in one write.
    membership: signMembership(foundMembership(getPublicKey(root), member), root, clock.now()),
  };
  const kept = await cabinet.addSecret(DESK, made);
  return kept.ok ? unlocked(cabinet, kept.value) : kept;
};

const DESK = 'desk';
const DEVICE = 'device';
const CERTIFICATE = 'certificate';

const hexSecret = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const Secrets = v.object({
  /** Null on a staff device that does not hold the root key. */
  root: v.nullable(hexSecret),
  business: hexSecret,
  staff: hexSecret,
  desks: v.pipe(
    v.array(v.object({ epoch: v.number(), secret: hexSecret, until: v.nullable(v.number()) })),
    v.minLength(1),
  ),
  membership: v.custom<Letter>(value => typeof value === 'object' && value !== null),
});
type Secrets = v.InferOutput<typeof Secrets>;

const unlocked = async (cabinet: Cabinet, value: unknown): Promise<Result<DeskVault, VaultFailure>> => {
  const device = await cabinet.device(DEVICE);
  if (!device.ok) return device;
  const secrets = v.safeParse(Secrets, value);
  if (!secrets.success) return err({ is: 'locked' });
  const { root, business, staff, desks } = secrets.output;
  const membership = checkMembership(secrets.output.membership, business);
  if (!membership.ok) return err({ is: 'locked' });
  const keys = desks
    .map(({ epoch, secret, until }): DeskKey => {
      const bytes = hexToBytes(secret);
      return { epoch, key: getPublicKey(bytes), secret: bytes, until };
    })
    .sort((a, b) => b.epoch - a.epoch);
  const list = membership.value;
  return ok({
    root: business,
    rootSecret: root === null ? null : hexToBytes(root),
    staffSecret: hexToBytes(staff),
    desks: now => keys.filter(({ until }) => until === null || now < until),
    device: {
      id: await idOf(device.value.raw),
      key: base64url(device.value.raw),
      sign: text => signText(device.value.secret, text),
    },
    membership: list,
    verify: async change => {
      const member = memberOf(list, change.device);
      return member !== undefined && verifyText(member.key, change.sig, signedText(change));
    },
    certificate: async () => (await cabinet.plain(CERTIFICATE)) as Result<Letter | null, VaultFailure>,
    saveCertificate: letter => cabinet.savePlain(CERTIFICATE, letter),
    close: cabinet.close,
  });
};

const idOf = async (raw: Uint8Array<ArrayBuffer>): Promise<DeviceId> =>
  deviceIdFrom(new Uint8Array(await crypto.subtle.digest('SHA-256', raw)));

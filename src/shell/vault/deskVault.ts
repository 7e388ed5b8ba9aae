import { generateSecretKey, getPublicKey } from 'nostr-tools/pure';
import type { Clock, Letter, Members } from '../../app/ports';
import type { DeviceId } from '../../core/id';
import { type Change, signedText } from '../../core/ledger';
import {
  foundMembership,
  type Membership,
  memberOf,
  type Placed,
  type Standing,
  standingOf,
  withLetterKey,
} from '../../core/membership';
import { err, ok, type Result } from '../../core/result';
import { type Channel, createChannel } from '../device/channel';
import { bytesToHex, hexToBytes } from '../letters/bytes';
import { certified } from '../letters/certificate';
import { loginsOf } from '../letters/keyring';
import { readMembership } from '../letters/membership';
import { type Cabinet, createCabinet, VAULT, type VaultFailure, type VaultOptions } from './cabinet';
import { DESK } from './entries';
import { createMembers, type Held, heldFrom } from './members';
import { type OwnKeys, ownKeys } from './ownKeys';
import { isAnswering, type Secrets, signedBy } from './secrets';
import { spawnVerifier, verifierWorkers } from './spawnVerifier';
import { createVerifier } from './verifier';

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
  readonly rootSecret: () => Uint8Array | null;
  /** Desk keys that may be used at `now` (epoch ms), the present one first; none where no requests are answered. */
  readonly desks: (now: number) => readonly DeskKey[];
  readonly device: {
    readonly id: DeviceId;
    /** Raw Ed25519 public key, base64url. */
    readonly key: string;
    readonly sign: (text: string) => Promise<string>;
  };
  /** The present desk key, also where this device only gives it to those who answer; null where it holds none. */
  readonly deskKey: () => DeskKey | null;
  /** What clients' passwords are registered with, hex; null where no requests are answered or it has not come. */
  readonly logins: () => string | null;
  readonly members: Members;
  /** The list as this tab knows it now. */
  readonly list: () => Membership;
  /** Whether a change carries the signature of the member that it names. */
  readonly verify: (change: Change) => Promise<boolean>;
  /** Whether a change counts, by the list as this tab knows it now. */
  readonly standingOf: (change: Placed) => Standing;
  readonly certificate: () => Promise<Result<Letter | null, VaultFailure>>;
  readonly saveCertificate: (letter: Letter) => Promise<Result<void, VaultFailure>>;
  /** Makes this device a holder of the root key. */
  readonly takeRoot: (
    secret: Uint8Array,
  ) => Promise<Result<void, VaultFailure | { readonly is: 'wrong-root' }>>;
  /** Reads again what the disk holds: another tab may have written while this one was frozen. */
  readonly reread: () => Promise<Result<void, VaultFailure>>;
  readonly close: () => Promise<void>;
};

/** The vault of this browser's business, or null when it is no staff device. */
export const openDeskVault = async (
  options: VaultOptions,
): Promise<Result<DeskVault | null, VaultFailure>> => {
  const { clock, name = VAULT, onHeld } = options;
  const cabinet = createCabinet(name, clock, onHeld && { onHeld, waits: true });
  const secrets = await cabinet.secret(DESK);
  if (secrets.ok && secrets.value !== null)
    // Sealed by this browser after it was checked; the curve's first use would take longer than all else here.
    return unlocked(cabinet, options, heldFrom(secrets.value, readMembership));
  await cabinet.close();
  return secrets.ok ? ok(null) : secrets;
};

/** Makes the keys of a new business on this device; where there is one already, that one stays. */
export const createDeskVault = async (options: VaultOptions): Promise<Result<DeskVault, VaultFailure>> => {
  const { clock, name = VAULT } = options;
  const cabinet = createCabinet(name, clock);
  const own = await ownKeys(cabinet);
  if (!own.ok) return own;
  const { id, key, letter } = own.value;
  const root = generateSecretKey();
  const business = getPublicKey(root);
  const founded: Secrets = {
    root: bytesToHex(root),
    business,
    staff: [{ epoch: 1, secret: bytesToHex(crypto.getRandomValues(new Uint8Array(32))), until: null }],
    desks: [{ epoch: 1, secret: bytesToHex(generateSecretKey()), until: null }],
    logins: null,
    membership: UNSIGNED,
    keyrings: [],
  };
  const list = foundMembership(business, { device: id, key, letter, answers: true, settings: true });
  return keep(cabinet, options, signedBy(root, founded, list, clock.now()));
};

/** Keeps a business's secrets in a browser that has none; where there is one already, that one stays. */
export const keep = async (
  cabinet: Cabinet,
  options: VaultOptions,
  secrets: Secrets,
): Promise<Result<DeskVault, VaultFailure>> => {
  const kept = await cabinet.addSecret(DESK, secrets);
  return kept.ok ? unlocked(cabinet, options, heldFrom(kept.value)) : kept;
};

/** Stands for the list until root has signed the first one. */
export const UNSIGNED: Letter = {
  id: '',
  pubkey: '',
  created_at: 0,
  kind: 0,
  tags: [],
  content: '',
  sig: '',
};

const unlocked = async (
  cabinet: Cabinet,
  { clock, name = VAULT }: VaultOptions,
  held: Result<Held, VaultFailure>,
): Promise<Result<DeskVault, VaultFailure>> => {
  const own = await ownKeys(cabinet);
  if (!own.ok) return own;
  if (!held.ok) return held;
  const channel = createChannel<'keys'>(`${name}-keys`);
  const vault = assembled(cabinet, clock, channel, own.value, held.value);
  // A list that was signed before devices had a letter key gets this one's from whoever may sign. Asked first:
  // to change nothing would read and check the list twice more, on the way to the first screen.
  if (memberOf(held.value.list, own.value.id)?.letter === null)
    await vault.members.change(list => withLetterKey(list, own.value.id, own.value.letter));
  return ok(vault);
};

const assembled = (
  cabinet: Cabinet,
  clock: Clock,
  channel: Channel<'keys'>,
  own: OwnKeys,
  held: Held,
): DeskVault => {
  const { id, key, sign } = own;
  const members = createMembers(
    {
      cabinet,
      channel,
      clock,
      taker: {
        device: id,
        get letter() {
          return own.letter;
        },
        secret: own.secret,
      },
      certified: async () => (await certified(vault, clock.now()))?.letter ?? null,
    },
    held,
  );
  const list = (): Membership => members.held().list;
  const desks = (): DeskKey[] => members.held().secrets.desks.map(deskKeyOf);
  const verifier = createVerifier({ clock, spawn: spawnVerifier, workers: verifierWorkers() });
  const vault: DeskVault = {
    root: held.secrets.business,
    rootSecret: () => {
      const { root } = members.held().secrets;
      return root === null ? null : hexToBytes(root);
    },
    desks: now =>
      isAnswering(list(), id) ? desks().filter(({ until }) => until === null || now < until) : [],
    deskKey: () => desks().find(({ until }) => until === null) ?? null,
    logins: () => {
      const { root, logins } = members.held().secrets;
      if (!isAnswering(list(), id)) return null;
      return root === null ? logins : loginsOf(hexToBytes(root));
    },
    device: { id, key, sign },
    members,
    list,
    verify: async change => {
      const member = memberOf(list(), change.device);
      if (!member) return false;
      return verifier.verify({ key: member.key, sig: change.sig, text: signedText(change) });
    },
    standingOf: change => standingOf(list(), change),
    certificate: members.certificate,
    saveCertificate: members.saveCertificate,
    takeRoot: async root =>
      getPublicKey(root) === held.secrets.business
        ? members.keepRoot(bytesToHex(root))
        : err({ is: 'wrong-root' }),
    reread: members.reread,
    close: async () => {
      verifier.close();
      channel.close();
      await cabinet.close();
    },
  };
  return vault;
};

/** Points of the curve cost milliseconds: each key's is made once. */
const publicKeys = new Map<string, string>();

const deskKeyOf = ({ epoch, secret, until }: Secrets['desks'][number]): DeskKey => {
  const bytes = hexToBytes(secret);
  const key = publicKeys.get(secret) ?? getPublicKey(bytes);
  publicKeys.set(secret, key);
  return { epoch, key, secret: bytes, until };
};

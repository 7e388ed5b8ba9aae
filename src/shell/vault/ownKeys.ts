import { generateSecretKey, getPublicKey } from 'nostr-tools/pure';
import { base64url, type DeviceId, deviceIdFrom } from '../../core/id';
import { err, ok, type Result } from '../../core/result';
import { bytesToHex, hexToBytes } from '../letters/bytes';
import type { Cabinet, VaultFailure } from './cabinet';
import { DEVICE, LETTER } from './entries';
import { signText } from './signing';

/** The keys that are this device's own: one signs its changes, the other opens what is sealed to it. */
export type OwnKeys = {
  readonly id: DeviceId;
  /** Raw Ed25519 public key, base64url. */
  readonly key: string;
  readonly sign: (text: string) => Promise<string>;
  /** Public letter key, hex; made when it is first asked for, which takes milliseconds. */
  readonly letter: string;
  readonly secret: Uint8Array;
};

/** Those that are kept, made when there are none. */
export const ownKeys = async (cabinet: Cabinet): Promise<Result<OwnKeys, VaultFailure>> => {
  const device = await cabinet.device(DEVICE);
  if (!device.ok) return device;
  const known = await cabinet.secret(LETTER);
  if (!known.ok) return known;
  const kept =
    known.value === null ? await cabinet.addSecret(LETTER, bytesToHex(generateSecretKey())) : known;
  if (!kept.ok) return kept;
  if (typeof kept.value !== 'string' || !/^[0-9a-f]{64}$/.test(kept.value)) return err({ is: 'locked' });
  const secret = hexToBytes(kept.value);
  const { raw } = device.value;
  let letter: string | null = null;
  return ok({
    id: deviceIdFrom(new Uint8Array(await crypto.subtle.digest('SHA-256', raw))),
    key: base64url(raw),
    sign: text => signText(device.value.secret, text),
    get letter() {
      letter ??= getPublicKey(secret);
      return letter;
    },
    secret,
  });
};

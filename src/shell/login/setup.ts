import { expand, extract } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type * as Opaque from '@serenity-kit/opaque';
import { base64url, bytesFromBase64url } from '../../core/id';

/** Bytes of the seed from which each client's own key of the password function follows, and of a point or number. */
const SEED = 64;
const ELEMENT = 32;

/**
 * OPAQUE's server setup, which follows from one secret, so that every device that holds it has the same: the seed,
 * the secret key, and the public key that stands in for that of an unknown client.
 */
export const setupFrom = ({ server }: typeof Opaque, secret: Uint8Array): string => {
  const base = extract(sha256, secret, utf8ToBytes('caderneta opaque 1'));
  const seed = expand(sha256, base, utf8ToBytes('seed'), SEED);
  // Any point will do while the public key of a number is asked for.
  const point = bytesFromBase64url(server.createSetup())?.subarray(SEED + ELEMENT);
  if (point?.length !== ELEMENT) throw new Error('The setup of OPAQUE has another form');
  const setup = (number: Uint8Array, last: Uint8Array): string =>
    base64url(new Uint8Array([...seed, ...number, ...last]));
  const nobody = bytesFromBase64url(server.getPublicKey(setup(numberIn(base, 'nobody'), point)));
  if (nobody?.length !== ELEMENT) throw new Error('The public key of OPAQUE has another form');
  return setup(numberIn(base, 'key'), nobody);
};

/** Below 2^252, and so below the order of ristretto255; little-endian. */
const numberIn = (base: Uint8Array, label: string): Uint8Array => {
  const number = expand(sha256, base, utf8ToBytes(label), ELEMENT);
  return number.map((byte, at) => (at === ELEMENT - 1 ? byte & 0x0f : byte));
};

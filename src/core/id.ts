import * as v from 'valibot';

/**
 * Ids are written in Crockford's base32, lower case: sortable as text, no letters that are mistaken for one
 * another when read aloud (https://www.crockford.com/base32.html).
 */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** What each letter counts, by its character code. */
const VALUES = new Uint8Array(128);
for (let value = 0; value < ALPHABET.length; value++) VALUES[ALPHABET.charCodeAt(value)] = value;

/** A device of the business: the first 80 bits of the SHA-256 of its public key. 16 characters. */
export const DeviceId = v.pipe(v.string(), v.regex(/^[0-9a-hjkmnp-tv-z]{16}$/), v.brand('DeviceId'));
export type DeviceId = v.InferOutput<typeof DeviceId>;

/** Key of a record: 130 bits, random, or for what a request creates the hash of that request. 26 characters. */
export const Key = v.pipe(v.string(), v.regex(/^[0-9a-hjkmnp-tv-z]{26}$/), v.brand('Key'));
export type Key = v.InferOutput<typeof Key>;

export const DEVICE_ID_LENGTH = 16;
export const KEY_LENGTH = 26;

/** Bytes to read for `key`: 17, of which 130 bits are used. */
export const KEY_BYTES = 17;

/** The first `length` base32 characters of `bytes`, 5 bits each, most significant first. */
export const base32 = (bytes: Uint8Array, length: number): string => {
  if (bytes.length * 8 < length * 5)
    throw new RangeError(`${bytes.length} bytes do not fill ${length} characters`);
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5 && text.length < length) {
      bits -= 5;
      text += ALPHABET[(buffer >>> bits) & 31];
    }
  }
  return text;
};

/** The bytes that `base32` wrote so; bits that the text does not fill are 0. The text must be base32. */
export const bytesFromBase32 = (text: string): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(Math.ceil((text.length * 5) / 8));
  let buffer = 0;
  let bits = 0;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    buffer = ((buffer << 5) | (VALUES[text.charCodeAt(i)] ?? 0)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = buffer >>> bits;
  }
  if (bits > 0) bytes[at] = buffer << (8 - bits);
  return bytes;
};

/** A key from random bytes, or from a hash. */
export const keyFrom = (bytes: Uint8Array): Key => base32(bytes, KEY_LENGTH) as Key;

/** A device's id from the SHA-256 of its raw public key. */
export const deviceIdFrom = (hash: Uint8Array): DeviceId => base32(hash, DEVICE_ID_LENGTH) as DeviceId;

/** `value` in base32, padded to `length`; the value must be a whole number that fits. */
export const base32Number = (value: number, length: number): string => {
  let text = '';
  let rest = value;
  for (let i = 0; i < length; i++) {
    text = ALPHABET[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  if (rest !== 0 || value < 0) throw new RangeError(`${value} does not fit ${length} base32 characters`);
  return text;
};

/** The number that `base32Number` wrote. */
export const numberFromBase32 = (text: string): number => {
  let value = 0;
  for (const letter of text) value = value * 32 + ALPHABET.indexOf(letter);
  return value;
};

/** base64url without padding (RFC 4648 §5): keys and signatures in links and letters. */
export const base64url = (bytes: Uint8Array): string => {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
};

/** The bytes behind `base64url`, or null when the text is something else. */
export const bytesFromBase64url = (text: string): Uint8Array<ArrayBuffer> | null => {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
};

/** Bytes as lower-case hex, two characters each. */
export const hexFrom = (bytes: Uint8Array): string =>
  Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');

import { bytesToHex } from '@noble/hashes/utils.js';

/** A room's name at the signaling server, and the key of all that is said there. */
export type RoomKeys = { readonly topic: string; readonly key: CryptoKey };

/**
 * Name and key of a room, from the staff secret (HKDF, RFC 5869). `what` tells rooms apart: "hub", "year 2026".
 * Whoever has not the secret can neither guess the name nor learn the key from it.
 */
export const roomKeys = async (secret: Uint8Array<ArrayBuffer>, what: string): Promise<RoomKeys> => {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits', 'deriveKey']);
  const from = (info: string): HkdfParams => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: new TextEncoder().encode(`caderneta room ${info} ${what}`),
  });
  const [name, key] = await Promise.all([
    crypto.subtle.deriveBits(from('name'), base, 128),
    crypto.subtle.deriveKey(from('key'), base, { name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]),
  ]);
  return { topic: bytesToHex(new Uint8Array(name)), key };
};

const IV = 12;

/** Seals what is said in a room: base64 of a random 96-bit number and AES-GCM, bound to the room's name. */
export const sealSaid = async ({ topic, key }: RoomKeys, value: unknown): Promise<string> => {
  const iv = crypto.getRandomValues(new Uint8Array(IV));
  const text = new TextEncoder().encode(JSON.stringify(value));
  const sealed = new Uint8Array(await crypto.subtle.encrypt(methodFor(topic, iv), key, text));
  const all = new Uint8Array(IV + sealed.length);
  all.set(iv);
  all.set(sealed, IV);
  return btoa(Array.from(all, byte => String.fromCharCode(byte)).join(''));
};

/** What was said, if someone with the key said it in this room; else undefined. Never throws. */
export const openSaid = async ({ topic, key }: RoomKeys, data: unknown): Promise<unknown> => {
  if (typeof data !== 'string' || data.length > MOST_SAID) return undefined;
  try {
    const all = Uint8Array.from(atob(data), letter => letter.charCodeAt(0));
    const text = await crypto.subtle.decrypt(methodFor(topic, all.slice(0, IV)), key, all.slice(IV));
    return JSON.parse(new TextDecoder().decode(text));
  } catch {
    return undefined;
  }
};

/** Characters; a session description takes a few thousand. */
const MOST_SAID = 64 * 1024;

const methodFor = (topic: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(topic),
});

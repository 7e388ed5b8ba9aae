import * as v from 'valibot';
import { base32, DeviceId } from './id';
import { canonical } from './json';
import { err, ok, type Result } from './result';
import { MINUTE } from './time';

/**
 * How a device joins a business. A short code, shown on one device and typed or scanned on the other, leads both
 * to the same letter box. What they say there is bound by a commitment before either nonce is known, and by six
 * digits that a person compares: whoever reads the code off the screen, or holds the relay, cannot stand between
 * the two without the digits differing (Vaudenay, "Secure Communications over Insecure Channels Based on Short
 * Authenticated Strings", 2005).
 */

/** How long a code is good for, in milliseconds. */
export const PAIRING_LIFE = 5 * MINUTE;

const CODE_LENGTH = 10;

/** Bytes to read for a code: 50 of their bits are used. */
export const CODE_BYTES = 7;

export const pairingCode = (bytes: Uint8Array): string => base32(bytes, CODE_LENGTH);

/** As it is read aloud and typed: "k7f2s-9qxm4". */
export const codeText = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`.toUpperCase();

/** The code in what someone typed or scanned, a whole link included. Letters that look like digits are taken for them. */
export const codeFrom = (text: string): Result<string, 'empty' | 'not-a-code'> => {
  const tail = /\/pair\/([^/?#]*)\/?$/.exec(text.trim())?.[1] ?? text;
  const code = tail.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1');
  if (code === '') return err('empty');
  return /^[0-9a-hjkmnp-tv-z]{10}$/.test(code) ? ok(code) : err('not-a-code');
};

/** Opens the pairing page with the code, in a browser or pasted into one that shows no address; `address`: of the app. */
export const pairingLink = (address: string, code: string): string =>
  `${address.replace(/#.*$/, '')}#/pair/${code}`;

const hex = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const date = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const name = v.pipe(v.string(), v.maxLength(200));

/** What the two devices say to one another, in this order; `closed` may come at any time. */
export const PairingStep = v.variant('step', [
  /** A device of the business waits, until a moment by its own clock (epoch ms). */
  v.object({ step: v.literal('offer'), v: v.literal(1), business: hex, name, until: date }),
  /** The new device binds itself to its keys and nonce without telling them. */
  v.object({ step: v.literal('hello'), v: v.literal(1), commitment: hex }),
  /** The first one to say hello is answered with the other nonce; the code is used. */
  v.object({ step: v.literal('nonce'), v: v.literal(1), commitment: hex, nonce: hex }),
  v.object({
    step: v.literal('reveal'),
    v: v.literal(1),
    nonce: hex,
    device: DeviceId,
    /** Raw Ed25519 public key, base64url. */
    key: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
    /** What is sealed to the device is sealed to this key, hex. */
    letter: hex,
    name,
  }),
  /**
   * By those who hold the first device the digits matched, and the new one is on the list: what it needs to know,
   * sealed to it inside. Whoever saw the code can say this too: the new device heeds it once its own people say
   * that the digits match.
   */
  v.object({ step: v.literal('welcome'), v: v.literal(1), device: DeviceId, news: v.unknown() }),
  /** The new device has its book; `device` tells which one. */
  v.object({ step: v.literal('joined'), v: v.literal(1), device: DeviceId }),
  v.object({
    step: v.literal('closed'),
    v: v.literal(1),
    /** `failed`: the new device could not keep what it was welcomed with. */
    why: v.picklist(['expired', 'used', 'differ', 'stopped', 'failed']),
  }),
]);
export type PairingStep = v.InferOutput<typeof PairingStep>;
export type Step<S extends PairingStep['step']> = Extract<PairingStep, { step: S }>;

/** Why pairing ended before the new device was welcomed. */
export type PairingEnd = Exclude<Step<'closed'>['why'], 'failed'>;

/** The text whose SHA-256 the new device commits to. */
export const commitmentText = ({
  nonce,
  device,
  key,
  letter,
}: Omit<Step<'reveal'>, 'step' | 'v' | 'name'>): string =>
  canonical(['caderneta pairing commitment 1', nonce, device, key, letter]);

/** The text whose SHA-256 gives the digits: everything that must be the same on both sides. */
export const digitsText = (
  business: string,
  nonce: string,
  { nonce: theirs, device, key, letter }: Omit<Step<'reveal'>, 'step' | 'v' | 'name'>,
): string => canonical(['caderneta pairing digits 1', business, nonce, theirs, device, key, letter]);

/** Six digits, as both screens show them: "481 203". */
export const digitsFrom = (hash: Uint8Array): string => {
  const number = hash.subarray(0, 6).reduce((sum, byte) => sum * 256 + byte, 0) % 1_000_000;
  const digits = String(number).padStart(6, '0');
  return `${digits.slice(0, 3)} ${digits.slice(3)}`;
};

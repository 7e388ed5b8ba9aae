import { randomBytes } from 'node:crypto';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { encrypt } from 'nostr-tools/nip44';
import { getEventHash } from 'nostr-tools/pure';
import { pointFromScalar, pointMultiply, signSchnorr } from 'tiny-secp256k1';
import type { Letter } from '../../src/app/ports';
import { base64url, KEY_BYTES, keyFrom } from '../../src/core/id';
import type { Book } from '../../src/core/requests';
import { packBody } from '../../src/shell/letters/body';
import { FALSE_DATES, GIFT_WRAP, INSIDE, REQUEST_LIFE, SEAL } from '../../src/shell/letters/form';
import { contentOf } from '../../src/shell/letters/seal';
import type { Draft } from '../../src/shell/letters/sign';

/** What a flooder knows: what every visitor may read. */
export type Target = {
  readonly root: string;
  /** The desk's public key, hex. */
  readonly desk: string;
  readonly service: string;
  /** Times to ask for, epoch milliseconds. */
  readonly starts: readonly number[];
};

/**
 * The n-th letter of a flood, each from a key of its own: mostly bookings that every check finds genuine, one
 * in eight garbage of four sorts.
 */
export const floodLetter = (target: Target, n: number): Promise<Letter> => {
  const sort = n % 32;
  return letterSaying(target, contentOf(booking(target, n, sort === 4 ? '0'.repeat(64) : target.root)), sort);
};

/** A letter from a key of its own that no schema keeps from saying what it likes; some sorts are garbage. */
export const letterSaying = async (target: Target, body: unknown, sort = 0): Promise<Letter> => {
  const payload = await packBody(body);
  const wallet = newKey();
  const rumor = { kind: INSIDE, pubkey: wallet.key, created_at: seconds(), tags: [], content: payload };
  const inside = JSON.stringify({ ...rumor, id: getEventHash(rumor) });
  const seal = signed(
    {
      kind: SEAL,
      tags: [],
      content: encrypt(inside, conversation(wallet.secret, target.desk)),
      created_at: falseDate(),
    },
    wallet,
  );
  const once = newKey();
  const text = JSON.stringify(sort === 13 ? { ...seal, sig: '0'.repeat(128) } : seal);
  const content =
    sort === 20
      ? randomBytes(1500).toString('base64')
      : encrypt(text, conversation(once.secret, target.desk));
  const tags = [
    ['p', target.desk],
    ['expiration', String(seconds() + REQUEST_LIFE)],
  ];
  return signed(
    { kind: GIFT_WRAP, tags, content: sort === 31 ? `${content}AAAA` : content, created_at: falseDate() },
    once,
  );
};

const booking = ({ service, starts }: Target, n: number, business: string): Book => ({
  v: 1,
  kind: 'book',
  business,
  nonce: base64url(randomBytes(16)),
  service: service as Book['service'],
  staff: null,
  start: starts[n % starts.length] ?? 0,
  details: {
    first: 'Ana',
    last: `Silva ${n}`,
    email: `${keyFrom(randomBytes(KEY_BYTES))}@example.org`,
    phone: '',
  },
  answers: {},
  token: base64url(randomBytes(32)),
  locale: 'en',
  zone: 'America/New_York',
  saw: { catalog: null, busy: null },
  anyway: false,
});

type KeyPair = { readonly secret: Uint8Array; readonly key: string };

const newKey = (): KeyPair => {
  const secret = randomBytes(32);
  const point = pointFromScalar(secret, true);
  return point ? { secret, key: bytesToHex(point.subarray(1)) } : newKey();
};

/** NIP-44's key between two; nostr-tools makes the same in ten times the time, and a flood is made of many. */
const conversation = (secret: Uint8Array, key: string): Uint8Array => {
  const point = pointMultiply(Uint8Array.of(2, ...hexToBytes(key)), secret, true);
  if (!point) throw new Error('Not a key');
  return hmac(sha256, new TextEncoder().encode('nip44-v2'), point.slice(1));
};

const signed = ({ kind, tags, content, created_at }: Draft, { secret, key }: KeyPair): Letter => {
  const event = { pubkey: key, kind, tags: tags.map(tag => [...tag]), content, created_at };
  const id = getEventHash(event);
  return { ...event, id, sig: bytesToHex(signSchnorr(hexToBytes(id), secret)) };
};

const seconds = (): number => Math.floor(Date.now() / 1000);

const falseDate = (): number => seconds() - (randomBytes(4).readUInt32LE() % FALSE_DATES);

import { expand, extract } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { encrypt, getConversationKey } from 'nostr-tools/nip44';
import * as v from 'valibot';
import type { Letter, LetterFault } from '../../app/ports';
import { type Membership, textOf } from '../../core/membership';
import { err, ok, type Result } from '../../core/result';
import { jsonFrom, parseBody } from './body';
import { bytesToHex } from './bytes';
import { plainCurve, unseal } from './curve';
import { INSIDE, KEYRING, LIMITS } from './form';
import { checkShape, tagOf } from './shape';
import { named, signLetter } from './sign';
import { checkSigned } from './signed';

const hexSecret = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** Keys of an epoch before, which still read until then (epoch milliseconds). */
const Earlier = v.object({
  epoch: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  until: v.pipe(v.number(), v.safeInteger()),
  staff: v.nullable(hexSecret),
  desk: v.nullable(hexSecret),
});
export type Earlier = v.InferOutput<typeof Earlier>;

/** So many fit into a letter. */
export const MOST_EARLIER = 4;

/** What a member holds of an epoch. Hex, as it rests and travels. */
export const EpochKeys = v.object({
  v: v.literal(1),
  /** Version and epoch of the list that it goes with. */
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  epoch: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  staff: hexSecret,
  /** Null for a device that does not answer requests. */
  desk: v.nullable(hexSecret),
  /** What clients' passwords are registered with, for a device that answers. The same in every epoch. */
  logins: v.optional(v.nullable(hexSecret)),
  /**
   * In root's own keyring, the newest first: with the recovery words alone what was sealed and put away under these
   * can still be read.
   */
  earlier: v.optional(v.pipe(v.array(Earlier), v.maxLength(MOST_EARLIER))),
});
export type EpochKeys = v.InferOutput<typeof EpochKeys>;

/** The keys of an epoch, sealed to one member (public letter key, hex) and signed by root. */
export const sealKeyring = (keys: EpochKeys, to: string, root: Uint8Array, now: number): Letter => {
  const content = encrypt(JSON.stringify(keys), getConversationKey(root, to));
  const draft = named(INSIDE, KEYRING, content, Math.floor(now / 1000));
  return signLetter({ ...draft, tags: [...draft.tags, ['p', to]] }, root);
};

/** Whether this is a keyring that `root` (hex) signed, and whose it is; only its owner and root can open it. */
export const checkKeyring = (
  letter: unknown,
  root: string,
): Result<{ readonly letter: Letter; readonly to: string }, LetterFault> => {
  const shape = checkShape(letter, LIMITS.keyring.letter);
  if (!shape.ok) return shape;
  const to = tagOf(shape.value, 'p');
  if (shape.value.pubkey !== root) return err('wrong-root');
  if (shape.value.kind !== INSIDE || tagOf(shape.value, 'd') !== KEYRING || to === null)
    return err('malformed');
  const signed = checkSigned(shape.value);
  return signed.ok ? ok({ letter: signed.value, to }) : signed;
};

/** What is in a keyring that was checked: `secret` is its owner's and `other` root, or the other way round. */
export const openKeyring = (
  letter: Letter,
  secret: Uint8Array,
  other: string,
): Result<EpochKeys, LetterFault> => {
  const conversation = plainCurve.conversation(secret, other);
  const text = conversation && unseal(letter.content, conversation);
  if (!text) return err('wrong-key');
  const body = jsonFrom(text);
  return body.ok ? parseBody(EpochKeys, body.value) : body;
};

/**
 * What clients' passwords are registered with. It follows from root, so that whoever holds that, by the recovery
 * words too, has it; and it stays, because with another one no password would hold. Hex.
 */
export const loginsOf = (root: Uint8Array): string =>
  bytesToHex(expand(sha256, extract(sha256, root, utf8ToBytes('caderneta logins 1')), undefined, 32));

/**
 * The keys that begin with a list. They follow from root and list, so that two holders of the root key who sign
 * the same list apart make the same keys; nobody else can tell them from random ones. Hex.
 */
export const keysFor = (
  root: Uint8Array,
  list: Membership,
): { readonly staff: string; readonly desk: string } => {
  const base = extract(sha256, root, utf8ToBytes('caderneta epoch 1'));
  const part = (label: string) => bytesToHex(expand(sha256, base, utf8ToBytes(label + textOf(list)), 32));
  return { staff: part('staff'), desk: part('desk') };
};

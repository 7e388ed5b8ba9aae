import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { getEventHash } from 'nostr-tools/pure';
import * as v from 'valibot';
import type { Letter, LetterFault, Opened } from '../../app/ports';
import { type Key, keyFrom } from '../../core/id';
import { canonical, type Json } from '../../core/json';
import { REQUEST_ID_PREFIX, Request, type WalletKey } from '../../core/requests';
import { err, ok, type Result } from '../../core/result';
import { parseBody, unpackBody } from './body';
import { type Curve, unseal } from './curve';
import { GIFT_WRAP, INSIDE, LIMITS, SEAL } from './form';
import { checkShape, tagOf } from './shape';

/** What opening needs: the business that letters must mean, and the desk's keys by their public halves, hex. */
export type OpenerKeys = {
  readonly root: string;
  readonly secrets: Readonly<Record<string, Uint8Array>>;
};

/**
 * Unwraps, checks and parses a request, from cheap to dear. The wrap's own signature is not looked at: its key
 * is thrown away after one use and says nothing, while NIP-44's MAC already vouches for every sealed byte.
 */
export const openRequest = async (
  letter: unknown,
  { root, secrets }: OpenerKeys,
  curve: Curve,
): Promise<Result<Opened, LetterFault>> => {
  const wrap = checkShape(letter, LIMITS.request.letter);
  if (!wrap.ok) return wrap;
  if (wrap.value.kind !== GIFT_WRAP) return err('malformed');
  const desk = tagOf(wrap.value, 'p');
  const secret = desk !== null && Object.hasOwn(secrets, desk) ? secrets[desk] : undefined;
  if (!secret) return err('wrong-business');
  if (getEventHash(copyOf(wrap.value)) !== wrap.value.id) return err('bad-id');

  const seal = openLayer(wrap.value, secret, curve, LIMITS.request.letter);
  if (!seal.ok) return seal;
  if (seal.value.kind !== SEAL || seal.value.tags.length > 0) return err('malformed');
  if (getEventHash(copyOf(seal.value)) !== seal.value.id) return err('bad-id');
  const inside = openLayer(seal.value, secret, curve, LIMITS.request.payload + ENVELOPE);
  if (!inside.ok) return inside;
  const rumor = inside.value;
  if (rumor.kind !== INSIDE) return err('malformed');
  if (rumor.pubkey !== seal.value.pubkey) return err('wrong-key');
  if (getEventHash(copyOf(rumor)) !== rumor.id) return err('bad-id');
  if (rumor.content.length > LIMITS.request.payload) return err('oversized');
  const body = await unpackBody(rumor.content, LIMITS.request.inflated);
  if (!body.ok) return body;
  const business = meantBusiness(body.value);
  if (business !== null && business !== root) return err('wrong-business');
  const request = parseBody(Request, body.value);
  if (!request.ok) return request;
  // Last, because it is dear: so far only the MAC vouched for the sender, which a stolen old desk key could forge.
  if (!curve.verify(seal.value)) return err('bad-signature');
  const from = seal.value.pubkey as WalletKey;
  const id = attempt(() => requestIdOf(from, body.value));
  return id ? ok({ id, from, request: request.value }) : err('malformed');
};

/**
 * The id of a request: the hash of sender and content as it was sent, so that a later version of the desk,
 * which may know more fields, still gets the same one.
 */
export const requestIdOf = (from: WalletKey, content: Json): Key =>
  keyFrom(sha256(utf8ToBytes(`${REQUEST_ID_PREFIX}${from}${canonical(content)}`)));

/** Room for a rumor's frame around its payload. */
const ENVELOPE = 1024;

/** A rumor has no signature (NIP-59); the shape asks for one. */
const UNSIGNED = '0'.repeat(128);

/** Decrypts the content of a layer and reads the letter in it. */
const openLayer = (
  layer: Letter,
  secret: Uint8Array,
  curve: Curve,
  most: number,
): Result<Letter, LetterFault> => {
  const conversation = curve.conversation(secret, layer.pubkey);
  const text = conversation && unseal(layer.content, conversation);
  if (!text) return err('malformed');
  try {
    const inner: unknown = JSON.parse(text);
    if (inner === null || typeof inner !== 'object') return err('malformed');
    return checkShape(layer.kind === SEAL ? { ...inner, sig: UNSIGNED } : inner, most);
  } catch {
    return err('malformed');
  }
};

/** Names that every object inherits pass as known fields, and below one JSON may be too deep to walk. */
const attempt = (work: () => Key): Key | null => {
  try {
    return work();
  } catch {
    return null;
  }
};

const meantBusiness = (body: Json): string | null => {
  const meant = v.safeParse(v.object({ business: v.string() }), body);
  return meant.success ? meant.output.business : null;
};

const copyOf = ({ pubkey, created_at, kind, tags, content }: Letter) => ({
  pubkey,
  created_at,
  kind,
  tags: tags.map(tag => [...tag]),
  content,
});

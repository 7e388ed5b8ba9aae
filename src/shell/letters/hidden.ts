import { expand, extract } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { encrypt } from 'nostr-tools/nip44';
import type { Letter, LetterFault } from '../../app/ports';
import { Catalog } from '../../core/catalog';
import { base64url, type Key } from '../../core/id';
import { err, type Result } from '../../core/result';
import { packBody, parseBody, unpackBody } from './body';
import { unseal } from './curve';
import { APP_DATA, HIDDEN, LIMITS } from './form';
import { checkShape, tagOf } from './shape';
import { publicly, signLetter } from './sign';
import { checkDated, checkSigned } from './signed';

/** A catalog that holds a hidden service. Its key, 130 random bits in its direct link, opens the letter. */
export const sealHidden = async (
  service: Key,
  catalog: Catalog,
  root: string,
  desk: Uint8Array,
  date: number,
): Promise<Letter> => {
  const { name, key } = derived(service);
  return signLetter(publicly(name, encrypt(await packBody(catalog), key), root, date), desk);
};

export const openHidden = async (
  letter: unknown,
  desk: string,
  service: Key,
  now: number,
): Promise<Result<Catalog, LetterFault>> => {
  const shape = checkShape(letter, LIMITS.catalog.letter);
  if (!shape.ok) return shape;
  const { name, key } = derived(service);
  if (shape.value.pubkey !== desk) return err('wrong-key');
  if (shape.value.kind !== APP_DATA || tagOf(shape.value, 'd') !== name) return err('malformed');
  const dated = checkDated(shape.value, now);
  if (!dated.ok) return dated;
  const signed = checkSigned(shape.value);
  if (!signed.ok) return signed;
  const content = unseal(shape.value.content, key);
  if (content === null) return err('malformed');
  const body = await unpackBody(content, LIMITS.catalog.inflated);
  return body.ok ? parseBody(Catalog, body.value) : body;
};

/** The name, which tells nothing of the key, and the key itself. */
const derived = (service: Key): { readonly name: string; readonly key: Uint8Array } => {
  const secret = extract(sha256, utf8ToBytes(service), utf8ToBytes('caderneta hidden 1'));
  const part = (label: string) => expand(sha256, secret, utf8ToBytes(label), 32);
  return { name: `${HIDDEN}/${base64url(part('name'))}`, key: part('key') };
};

import { expand, extract } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { encrypt } from 'nostr-tools/nip44';
import * as v from 'valibot';
import type { HiddenOffer, Letter, LetterFault } from '../../app/ports';
import { busyFromText, busyToText } from '../../core/busyText';
import { Catalog } from '../../core/catalog';
import { base64url, type Key } from '../../core/id';
import { err, ok, type Result } from '../../core/result';
import { packBody, parseBody, unpackBody } from './body';
import { unseal } from './curve';
import { HIDDEN, LIMITS } from './form';
import { publicly, signLetter } from './sign';
import { checkPublic } from './signed';

/**
 * A catalog that holds a hidden service, and of a class the taken times with its seats, which the public ones
 * do not tell. The service's key, 130 random bits in its direct link, opens the letter.
 */
export const sealHidden = async (
  service: Key,
  { catalog, busy }: HiddenOffer,
  root: string,
  desk: Uint8Array,
  date: number,
): Promise<Letter> => {
  const { name, key } = derived(service);
  return signLetter(
    publicly(
      name,
      encrypt(await packBody({ ...catalog, ...(busy && { busy: busyToText(busy) }) }), key),
      root,
      date,
    ),
    desk,
  );
};

export const openHidden = async (
  letter: unknown,
  desk: string,
  service: Key,
  now: number,
): Promise<Result<HiddenOffer, LetterFault>> => {
  const { name, key } = derived(service);
  const signed = checkPublic(letter, {
    by: desk,
    else: 'wrong-key',
    isName: found => found === name,
    now,
    most: LIMITS.catalog.letter,
  });
  if (!signed.ok) return signed;
  const content = unseal(signed.value.content, key);
  if (content === null) return err('malformed');
  const body = await unpackBody(content, LIMITS.catalog.inflated);
  if (!body.ok) return body;
  const offer = parseBody(Hidden, body.value);
  if (!offer.ok) return offer;
  const { busy, ...catalog } = offer.value;
  return ok({ catalog, busy: busy === undefined ? null : busyFromText(busy) });
};

const Hidden = v.object({ ...Catalog.entries, busy: v.optional(v.pipe(v.string(), v.maxLength(200_000))) });

/** The name, which tells nothing of the key, and the key itself. */
const derived = (service: Key): { readonly name: string; readonly key: Uint8Array } => {
  const secret = extract(sha256, utf8ToBytes(service), utf8ToBytes('caderneta hidden 1'));
  const part = (label: string) => expand(sha256, secret, utf8ToBytes(label), 32);
  return { name: `${HIDDEN}/${base64url(part('name'))}`, key: part('key') };
};

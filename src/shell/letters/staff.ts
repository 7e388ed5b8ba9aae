import { expand, extract } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { encrypt } from 'nostr-tools/nip44';
import { getPublicKey } from 'nostr-tools/pure';
import * as v from 'valibot';
import type { Members, StaffLetters, StaffSecret } from '../../app/ports';
import { base64url } from '../../core/id';
import type { Json } from '../../core/json';
import { err, ok } from '../../core/result';
import { packBody, parseBody, unpackBody } from './body';
import { bytesToHex } from './bytes';
import { unseal } from './curve';
import { APP_DATA, LIMITS } from './form';
import { checkShape, sizeOf, tagOf } from './shape';
import { named, signLetter } from './sign';
import { checkSigned } from './signed';

/** What follows from a staff secret: who signs the letters, what opens them, and what hides their names. */
type Desk = {
  /** Public half, hex. */
  readonly author: string;
  readonly secret: Uint8Array;
  readonly conversation: Uint8Array;
  readonly nameOf: (name: string) => string;
};

/** NIP-44 takes texts up to here; the next step of its padding would not fit the letter. */
const MOST_SEALED = 40 * 1024;

/**
 * Letters among the staff devices. All of them sign with one key, so that any device can put what another one
 * wrote to the relays again, and relays keep the newest under each name. The name is hidden by a keyed hash.
 */
export const createStaffLetters = ({ secrets }: Pick<Members, 'secrets'>): StaffLetters => {
  const known = new Map<string, Desk>();
  const deskOf = ({ secret }: StaffSecret): Desk => {
    const id = bytesToHex(secret);
    const made = known.get(id) ?? derived(secret);
    known.set(id, made);
    return made;
  };
  const desks = (): readonly Desk[] => secrets().map(deskOf);
  return {
    seal: async (name, body, date, expires, secret) => {
      const desk = secret ? deskOf(secret) : desks()[0];
      if (!desk) throw new Error('No staff secret');
      const text = await packBody({ v: 1, name, body });
      if (text.length > MOST_SEALED) return err('oversized');
      const draft = named(APP_DATA, desk.nameOf(name), encrypt(text, desk.conversation), date);
      const letter = signLetter(
        { ...draft, tags: [...draft.tags, ['expiration', `${expires}`]] },
        desk.secret,
      );
      return sizeOf(letter) > LIMITS.staff.letter ? err('oversized') : ok(letter);
    },
    open: async letter => {
      const shape = checkShape(letter, LIMITS.staff.letter);
      if (!shape.ok) return shape;
      const desk = desks().find(({ author }) => author === shape.value.pubkey);
      if (!desk) return err('wrong-key');
      if (shape.value.kind !== APP_DATA) return err('malformed');
      const signed = checkSigned(shape.value);
      if (!signed.ok) return signed;
      const text = unseal(shape.value.content, desk.conversation);
      if (text === null) return err('malformed');
      const inside = await unpackBody(text, LIMITS.staff.inflated);
      if (!inside.ok) return inside;
      const parsed = parseBody(Inside, inside.value);
      if (!parsed.ok) return parsed;
      const { name, body } = parsed.value;
      // A relay keeps one letter a name: under another one it would push out what stands there.
      return desk.nameOf(name) === tagOf(shape.value, 'd')
        ? ok({ name, body: body as Json })
        : err('malformed');
    },
    filter: (secret, names) => {
      const desk = secret && deskOf(secret);
      return {
        kinds: [APP_DATA],
        authors: desk ? [desk.author] : [],
        ...(names && { '#d': desk ? names.map(desk.nameOf) : [] }),
      };
    },
  };
};

const Inside = v.object({
  v: v.literal(1),
  name: v.pipe(v.string(), v.maxLength(200)),
  body: v.unknown(),
});

const derived = (secret: Uint8Array): Desk => {
  const base = extract(sha256, secret, utf8ToBytes('caderneta staff 1'));
  const part = (label: string) => expand(sha256, base, utf8ToBytes(label), 32);
  const author = part('author');
  const names = part('names');
  return {
    author: getPublicKey(author),
    secret: author,
    conversation: part('conversation'),
    nameOf: name => base64url(hmac(sha256, names, utf8ToBytes(name))),
  };
};

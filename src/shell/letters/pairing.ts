import { expand } from '@noble/hashes/hkdf.js';
import { scryptAsync } from '@noble/hashes/scrypt.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { encrypt } from 'nostr-tools/nip44';
import { getPublicKey } from 'nostr-tools/pure';
import type { PairingBox } from '../../app/ports';
import { PAIRING_LIFE, PairingStep } from '../../core/pairing';
import { err } from '../../core/result';
import { packBody, parseBody, unpackBody } from './body';
import { unseal } from './curve';
import { APP_DATA, LIMITS, PAIRING } from './form';
import { checkShape, tagOf } from './shape';
import { signLetter } from './sign';
import { checkSigned } from './signed';

/** A tenth of a second to a second of one core and 32 MB for each code that someone tries (RFC 7914). */
const STRETCH = { N: 2 ** 15, r: 8, p: 1, dkLen: 32 };

/** The relay may forget what was said once the code is long over, in seconds. */
const KEPT = (4 * PAIRING_LIFE) / 1000;

/** Both devices derive the same author and the same key; a relay sees neither the code nor what is said. */
export const pairingBox: PairingBox = async code => {
  const stretched = await scryptAsync(utf8ToBytes(code), utf8ToBytes('caderneta pairing 1'), STRETCH);
  const part = (label: string) => expand(sha256, stretched, utf8ToBytes(label), 32);
  const author = part('author');
  const conversation = part('conversation');
  const pubkey = getPublicKey(author);
  return {
    filter: { kinds: [APP_DATA], authors: [pubkey] },
    seal: async (step, date) =>
      signLetter(
        {
          kind: APP_DATA,
          tags: [
            ['d', `${PAIRING}/${placeOf(step)}`],
            ['expiration', String(date + KEPT)],
          ],
          content: encrypt(await packBody(step), conversation),
          created_at: date,
        },
        author,
      ),
    open: async letter => {
      const shape = checkShape(letter, LIMITS.pairing.letter);
      if (!shape.ok) return shape;
      if (shape.value.pubkey !== pubkey) return err('wrong-key');
      if (!tagOf(shape.value, 'd')?.startsWith(`${PAIRING}/`)) return err('malformed');
      const signed = checkSigned(shape.value);
      if (!signed.ok) return signed;
      const content = unseal(signed.value.content, conversation);
      if (content === null) return err('malformed');
      const body = await unpackBody(content, LIMITS.pairing.inflated);
      return body.ok ? parseBody(PairingStep, body.value) : body;
    },
  };
};

/** Two devices that say hello stand beside one another, not in each other's place. */
const placeOf = (step: PairingStep): string =>
  step.step === 'hello' ? `hello/${step.commitment.slice(0, 16)}` : step.step;

import { encrypt, getConversationKey } from 'nostr-tools/nip44';
import { generateSecretKey, getEventHash, getPublicKey } from 'nostr-tools/pure';
import * as v from 'valibot';
import type { Letter, LetterFault } from '../../app/ports';
import type { Key } from '../../core/id';
import type { Json } from '../../core/json';
import { Request, type WalletKey } from '../../core/requests';
import { err, ok, type Result } from '../../core/result';
import { packBody } from './body';
import { FALSE_DATES, GIFT_WRAP, INSIDE, LIMITS, REQUEST_LIFE, SEAL } from './form';
import { requestIdOf } from './open';
import { sizeOf } from './shape';
import { signLetter } from './sign';

/** A request as it is sent: what the schema makes of it, so that what is hashed is what is read. */
export const contentOf = (request: Request): Json => v.parse(Request, request) as Json;

/**
 * Seals a request to the desk's key (hex) as a gift wrap (NIP-59). Both layers carry dates up to two days
 * false, and the wrap's key is new each time: what repeats cannot be told from what is new.
 */
export const sealRequest = async (
  request: Request,
  secret: Uint8Array,
  desk: string,
  now: number,
): Promise<Result<{ readonly id: Key; readonly letter: Letter }, LetterFault>> => {
  const content = contentOf(request);
  const from = getPublicKey(secret) as WalletKey;
  const payload = await packBody(content);
  if (payload.length > LIMITS.request.payload) return err('oversized');
  const seconds = Math.floor(now / 1000);
  const rumor = { kind: INSIDE, pubkey: from, created_at: seconds, tags: [], content: payload };
  const seal = signLetter(
    {
      kind: SEAL,
      tags: [],
      content: encrypt(
        JSON.stringify({ ...rumor, id: getEventHash(rumor) }),
        getConversationKey(secret, desk),
      ),
      created_at: falseDate(seconds),
    },
    secret,
  );
  const once = generateSecretKey();
  const letter = signLetter(
    {
      kind: GIFT_WRAP,
      tags: [
        ['p', desk],
        ['expiration', String(seconds + REQUEST_LIFE)],
      ],
      content: encrypt(JSON.stringify(seal), getConversationKey(once, desk)),
      created_at: falseDate(seconds),
    },
    once,
  );
  if (sizeOf(letter) > LIMITS.request.letter) return err('oversized');
  return ok({ id: requestIdOf(from, content), letter });
};

const falseDate = (seconds: number): number =>
  seconds - ((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % FALSE_DATES);

import { decrypt, getConversationKey } from 'nostr-tools/nip44';
import { getPublicKey, verifyEvent } from 'nostr-tools/pure';
import type { Letter } from '../../app/ports';

/** The two operations on secp256k1 on which opening a letter spends its time. Neither throws. */
export type Curve = {
  /** What NIP-44 makes of both keys, or null when `key` (hex) is no point of the curve. */
  readonly conversation: (secret: Uint8Array, key: string) => Uint8Array | null;
  /** Whether the signature is the author's; the id is checked before. */
  readonly verify: (letter: Letter) => boolean;
};

/** The public half of a secret key, hex. */
export const publicKeyOf = (secret: Uint8Array): string => getPublicKey(secret);

/** By nostr-tools, in JavaScript: everywhere at hand. */
export const plainCurve: Curve = {
  conversation: (secret, key) => {
    try {
      return getConversationKey(secret, key);
    } catch {
      return null;
    }
  },
  verify: ({ id, pubkey, created_at, kind, tags, content, sig }) =>
    verifyEvent({ id, pubkey, created_at, kind, tags: tags.map(tag => [...tag]), content, sig }),
};

/** The text that NIP-44 sealed, or null when the key is another or a byte was changed. */
export const unseal = (payload: string, conversation: Uint8Array): string | null => {
  try {
    return decrypt(payload, conversation);
  } catch {
    return null;
  }
};

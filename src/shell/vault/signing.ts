import { base64url, bytesFromBase64url } from '../../core/id';

/** Ed25519 signature of a text (RFC 8032), base64url. */
export const signText = async (secret: CryptoKey, text: string): Promise<string> =>
  base64url(new Uint8Array(await crypto.subtle.sign('Ed25519', secret, new TextEncoder().encode(text))));

/** Whether `sig` is the signature of a text by the raw public key, both base64url. Never throws. */
export const verifyText = async (key: string, sig: string, text: string): Promise<boolean> => {
  const raw = bytesFromBase64url(key);
  const signature = bytesFromBase64url(sig);
  if (raw?.length !== 32 || signature?.length !== 64) return false;
  try {
    const imported = await importKey(key, raw);
    return await crypto.subtle.verify('Ed25519', imported, signature, new TextEncoder().encode(text));
  } catch {
    return false;
  }
};

/** The few devices of a business sign thousands of changes: their keys are imported once. */
const imported = new Map<string, Promise<CryptoKey>>();
const MOST_IMPORTED = 200;

const importKey = (key: string, raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> => {
  const known = imported.get(key);
  if (known) return known;
  if (imported.size >= MOST_IMPORTED) imported.clear();
  const made = crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
  imported.set(key, made);
  return made;
};

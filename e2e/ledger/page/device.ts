import { openDB } from 'idb';
import type { Clock } from '../../../src/app/ports';
import { base64url, bytesFromBase64url, deviceIdFrom } from '../../../src/core/id';
import { type Change, signedText } from '../../../src/core/ledger';
import type { Device } from '../../../src/shell/log/writing';

export const clock: Clock = {
  now: () => Date.now(),
  at: (at, call) => {
    const timer = setTimeout(call, Math.max(0, at - Date.now()));
    return () => clearTimeout(timer);
  },
};

const bytes = (text: string) => new TextEncoder().encode(text);

/** This browser's device: a key that outlives the page, and cannot be read by it. */
export const openDevice = async (
  name: string,
): Promise<{ readonly device: Device; readonly verify: (change: Change) => Promise<boolean> }> => {
  const db = await openDB(`${name}-keys`, 1, { upgrade: fresh => void fresh.createObjectStore('keys') });
  const made = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
  // Of tabs that open at once the first one's key stays.
  const tx = db.transaction('keys', 'readwrite', { durability: 'strict' });
  const keys = ((await tx.store.get('keys')) as CryptoKeyPair | undefined) ?? made;
  if (keys === made) await tx.store.put(made, 'keys');
  await tx.done;
  db.close();
  const raw = await crypto.subtle.exportKey('raw', keys.publicKey);
  const id = deviceIdFrom(new Uint8Array(await crypto.subtle.digest('SHA-256', raw)));
  return {
    device: {
      id,
      sign: async text =>
        base64url(new Uint8Array(await crypto.subtle.sign('Ed25519', keys.privateKey, bytes(text)))),
    },
    verify: async change => {
      const sig = bytesFromBase64url(change.sig);
      if (change.device !== id || !sig) return false;
      return crypto.subtle.verify('Ed25519', keys.publicKey, sig, bytes(signedText(change)));
    },
  };
};

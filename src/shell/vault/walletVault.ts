import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { generateSecretKey } from 'nostr-tools/pure';
import { err, ok, type Result } from '../../core/result';
import { createCabinet, VAULT, type VaultFailure, type VaultOptions } from './cabinet';

/** The keys of a client's browser: one per business, so that no two businesses can tell that it is one person. */
export type WalletVault = {
  /** The secret for a business (root key, hex), made when there is none. */
  readonly secret: (root: string) => Promise<Result<Uint8Array, VaultFailure>>;
  /** Takes away the secret for a business; null: all of them. */
  readonly forget: (root: string | null) => Promise<Result<void, VaultFailure>>;
  readonly close: () => Promise<void>;
};

export const createWalletVault = ({ clock, name = VAULT }: VaultOptions): WalletVault => {
  const cabinet = createCabinet(name, clock);
  return {
    secret: async root => {
      const known = await cabinet.secret(entryOf(root));
      if (!known.ok) return known;
      const kept =
        known.value === null
          ? await cabinet.addSecret(entryOf(root), bytesToHex(generateSecretKey()))
          : known;
      if (!kept.ok) return kept;
      return isSecret(kept.value) ? ok(hexToBytes(kept.value)) : err({ is: 'locked' });
    },
    forget: root =>
      cabinet.forgetSecrets(entry => (root === null ? entry.startsWith(ENTRY) : entry === entryOf(root))),
    close: cabinet.close,
  };
};

const ENTRY = 'wallet/';
const entryOf = (root: string): string => `${ENTRY}${root}`;

const isSecret = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

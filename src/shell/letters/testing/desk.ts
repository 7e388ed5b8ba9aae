import { generateSecretKey, getPublicKey } from 'nostr-tools/pure';
import type { Clock, Letter } from '../../../app/ports';
import type { DeviceId } from '../../../core/id';
import { foundMembership } from '../../../core/membership';
import { ok } from '../../../core/result';
import type { DeskVault } from '../../vault/deskVault';
import type { WalletVault } from '../../vault/walletVault';

export const NOW = Date.UTC(2026, 10, 21, 12);
export const SECONDS = NOW / 1000;
export const clock: Clock = { now: () => NOW, at: () => () => undefined };

/** A vault that rests nowhere. */
export const memoryVault = (desk = generateSecretKey(), root = generateSecretKey()): DeskVault => {
  let kept: Letter | null = null;
  const device = { id: '0123456789abcdef' as DeviceId, key: 'A'.repeat(43) };
  return {
    root: getPublicKey(root),
    rootSecret: root,
    staffSecret: new Uint8Array(32),
    desks: () => [{ epoch: 1, key: getPublicKey(desk), secret: desk, until: null }],
    device: { ...device, sign: async () => 'A'.repeat(86) },
    membership: foundMembership(getPublicKey(root), { device: device.id, key: device.key }),
    verify: async () => true,
    certificate: async () => ok(kept),
    saveCertificate: async letter => {
      kept = letter;
      return ok(undefined);
    },
    close: async () => undefined,
  };
};

export const memoryWallet = (): WalletVault => {
  const secrets = new Map<string, Uint8Array>();
  return {
    secret: async root => {
      const secret = secrets.get(root) ?? generateSecretKey();
      secrets.set(root, secret);
      return ok(secret);
    },
    forget: async root => {
      if (root === null) secrets.clear();
      else secrets.delete(root);
      return ok(undefined);
    },
    close: async () => undefined,
  };
};

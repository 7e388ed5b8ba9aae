import { generateSecretKey, getPublicKey } from 'nostr-tools/pure';
import type { Clock, Letter } from '../../../app/ports';
import { createMemoryMembers, foundKeys } from '../../../app/testing/members';
import type { DeviceId } from '../../../core/id';
import { ok } from '../../../core/result';
import type { DeskVault } from '../../vault/deskVault';
import type { WalletVault } from '../../vault/walletVault';

export const NOW = Date.UTC(2026, 10, 21, 12);
export const SECONDS = NOW / 1000;
export const clock: Clock = { now: () => NOW, at: () => () => undefined };

/** A vault that rests nowhere. */
export const memoryVault = (desk = generateSecretKey(), root = generateSecretKey()): DeskVault => {
  let kept: Letter | null = null;
  const deskKey = { epoch: 1, key: getPublicKey(desk), secret: desk, until: null };
  const device = { id: '0123456789abcdef' as DeviceId, key: 'A'.repeat(43) };
  const founder = { device: device.id, key: device.key, letter: null, answers: true, settings: true };
  const keys = foundKeys(getPublicKey(root), founder);
  const members = createMemoryMembers(device.id, keys, clock.now);
  return {
    root: getPublicKey(root),
    rootSecret: () => root,
    deskKey: () => deskKey,
    desks: () => [deskKey],
    logins: () => null,
    device: { ...device, sign: async () => 'A'.repeat(86) },
    members,
    list: () => keys.list,
    verify: async () => true,
    standingOf: () => 'member',
    certificate: async () => ok(kept),
    saveCertificate: async letter => {
      kept = letter;
      return ok(undefined);
    },
    takeRoot: async () => ok(undefined),
    reread: async () => ok(undefined),
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

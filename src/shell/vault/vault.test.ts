import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { bytesToHex } from '@noble/hashes/utils.js';
import { openDB } from 'idb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Clock } from '../../app/ports';
import { base64url } from '../../core/id';
import { type Change, signedText } from '../../core/ledger';
import { base64 } from '../letters/base64';
import { signMembership } from '../letters/membership';
import { VAULT } from './cabinet';
import { createDeskVault, openDeskVault } from './deskVault';
import { createWalletVault } from './walletVault';

const NOW = Date.UTC(2026, 10, 21);
const clock: Clock = { now: () => NOW, at: () => () => undefined };
const options = { clock };

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const made = async () => {
  const vault = await createDeskVault(options);
  if (!vault.ok) throw new Error(vault.error.is);
  return vault.value;
};

/** Everything that stands in the database, as one text: bytes in hex, keys as WebCrypto shows them. */
const raw = async (): Promise<string> => {
  const db = await openDB(VAULT);
  const found = [];
  for (const store of db.objectStoreNames) found.push(await db.getAll(store), await db.getAllKeys(store));
  db.close();
  return JSON.stringify(found, (_, value: unknown) =>
    value instanceof Uint8Array
      ? bytesToHex(value)
      : value instanceof CryptoKey
        ? { type: value.type, extractable: value.extractable }
        : value,
  );
};

const formsOf = (secret: Uint8Array): string[] => {
  const hex = bytesToHex(secret);
  const asText = bytesToHex(new TextEncoder().encode(hex));
  return [hex, asText, base64(secret), base64url(secret)];
};

describe('the vault of the desk', () => {
  test('is not there before setup', async () => {
    expect(await openDeskVault(options)).toEqual({ ok: true, value: null });
  });

  test('opens again to the same keys', async () => {
    const vault = await made();
    const again = await openDeskVault(options);
    expect(again.ok && again.value?.root).toBe(vault.root);
    expect(again.ok && again.value?.desks(NOW)).toEqual(vault.desks(NOW));
    expect(again.ok && again.value?.device.id).toBe(vault.device.id);
    expect(again.ok && again.value?.list()).toEqual(vault.list());
  });

  test('made twice at once is made once', async () => {
    const [one, two] = await Promise.all([made(), made()]);
    expect(two.root).toBe(one.root);
    expect(two.device.id).toBe(one.device.id);
  });

  test('knows its own device as the only member, and its signatures', async () => {
    const vault = await made();
    expect(vault.list().members).toMatchObject([
      { device: vault.device.id, key: vault.device.key, last: null, answers: true },
    ]);
    const unsigned = {
      id: '0'.repeat(30) as Change['id'],
      device: vault.device.id,
      seq: 1,
      of: 'service',
      key: 'x',
      set: { name: 'Cut' },
      by: 'owner',
    };
    const change: Change = { ...unsigned, sig: await vault.device.sign(signedText(unsigned)) };
    expect(await vault.verify(change)).toBe(true);
    expect(await vault.verify({ ...change, seq: 2 })).toBe(false);
    expect(await vault.verify({ ...change, sig: 'A'.repeat(86) })).toBe(false);
    expect(await vault.verify({ ...change, device: '0'.repeat(16) as Change['device'] })).toBe(false);
  });

  test('holds no secret that its files would give away', async () => {
    const vault = await made();
    const wallets = createWalletVault(options);
    const wallet = await wallets.secret(vault.root);
    const stored = await raw();
    expect(stored).toContain('"extractable":false');
    expect(stored).not.toContain('"extractable":true');
    const desk = vault.desks(NOW)[0];
    const staff = vault.members.secrets()[0]?.secret;
    const secrets = [vault.rootSecret(), staff, desk?.secret, wallet.ok ? wallet.value : undefined];
    for (const secret of secrets) {
      expect(secret).toHaveLength(32);
      for (const form of secret ? formsOf(secret) : []) expect(stored).not.toContain(form);
    }
    // The search itself finds what does stand there in the open.
    const device = await openDB(VAULT).then(async db => {
      const entry = (await db.get('keys', 'device')) as { raw: Uint8Array };
      db.close();
      return entry.raw;
    });
    expect(formsOf(device).some(form => stored.includes(form))).toBe(true);
  });

  test('asks for strict durability in every write', async () => {
    const asked: unknown[] = [];
    const original = IDBDatabase.prototype.transaction;
    const spy = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
      this: IDBDatabase,
      stores,
      mode,
      how,
    ) {
      if (mode === 'readwrite') asked.push(how?.durability);
      return original.call(this, stores, mode, how);
    });
    const vault = await made();
    await vault.saveCertificate(signMembership(vault.list(), new Uint8Array(32).fill(1), NOW));
    await createWalletVault(options).secret(vault.root);
    await createWalletVault(options).forget(null);
    spy.mockRestore();
    expect(asked.length).toBeGreaterThan(4);
    expect(new Set(asked)).toEqual(new Set(['strict']));
  });

  test('with another wrapping key is locked, not broken', async () => {
    await made();
    const db = await openDB(VAULT);
    const other = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['decrypt']);
    await db.put('keys', other, 'wrap');
    db.close();
    expect(await openDeskVault(options)).toEqual({ ok: false, error: { is: 'locked' } });
  });

  test('a secret moved under another name does not open', async () => {
    const wallets = createWalletVault(options);
    await wallets.secret('a'.repeat(64));
    const db = await openDB(VAULT);
    await db.put('sealed', await db.get('sealed', `wallet/${'a'.repeat(64)}`), `wallet/${'b'.repeat(64)}`);
    db.close();
    expect(await wallets.secret('b'.repeat(64))).toEqual({ ok: false, error: { is: 'locked' } });
  });
});

describe('the vault of a wallet', () => {
  test('keeps one secret for each business, and forgets it', async () => {
    const wallets = createWalletVault(options);
    const [one, again, other] = await Promise.all([
      wallets.secret('a'.repeat(64)),
      wallets.secret('a'.repeat(64)),
      wallets.secret('b'.repeat(64)),
    ]);
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
    await wallets.forget('a'.repeat(64));
    expect(await wallets.secret('a'.repeat(64))).not.toEqual(one);
    expect(await wallets.secret('b'.repeat(64))).toEqual(other);
  });

  test('forgetting all of them leaves the desk its keys', async () => {
    const vault = await made();
    const wallets = createWalletVault(options);
    const one = await wallets.secret('a'.repeat(64));
    await wallets.forget(null);
    expect(await wallets.secret('a'.repeat(64))).not.toEqual(one);
    const again = await openDeskVault(options);
    expect(again.ok && again.value?.root).toBe(vault.root);
  });
});

import type { DBSchema } from 'idb';
import type { Clock, LogFailure } from '../../app/ports';
import { err, ok, type Result } from '../../core/result';
import { createConnection, type Holding, STRICT } from '../device/connection';

/** Keys exist but do not open: they were copied here from elsewhere, or are damaged. */
export type VaultFailure = LogFailure | { readonly is: 'locked' };

type CabinetSchema = DBSchema & {
  /** Keys that WebCrypto keeps to itself: pages may use them, not read them. */
  keys: { key: string; value: CryptoKey | DeviceKeys };
  /** Secrets, each encrypted with the key `wrap`. */
  sealed: { key: string; value: Sealed };
  /** What is no secret. */
  open: { key: string; value: unknown };
};

export type DeviceKeys = { readonly secret: CryptoKey; readonly raw: Uint8Array<ArrayBuffer> };

type Sealed = { readonly iv: Uint8Array<ArrayBuffer>; readonly bytes: Uint8Array<ArrayBuffer> };

/**
 * Where keys rest. Secrets are wrapped with AES-GCM under a key that cannot be extracted: that guards copied
 * files, not a running page. Every write is strict.
 */
export type Cabinet = {
  /** The secret under a name, as JSON had it; null when there is none. */
  readonly secret: (name: string) => Promise<Result<unknown, VaultFailure>>;
  /** Keeps a secret unless one is there already; gives the one that stays. */
  readonly addSecret: (name: string, value: unknown) => Promise<Result<unknown, VaultFailure>>;
  /**
   * Keeps what `next` makes of the secret under a name; the very same value back means that it stays. Whatever
   * other tabs write meanwhile, what is kept was made of what stood there: `next` may run more than once.
   */
  readonly changeSecret: (
    name: string,
    next: (known: unknown) => Promise<unknown>,
  ) => Promise<Result<unknown, VaultFailure>>;
  readonly forgetSecrets: (which: (name: string) => boolean) => Promise<Result<void, VaultFailure>>;
  /** The Ed25519 pair under a name, made when there is none. */
  readonly device: (name: string) => Promise<Result<DeviceKeys, VaultFailure>>;
  readonly plain: (name: string) => Promise<Result<unknown, VaultFailure>>;
  readonly savePlain: (name: string, value: unknown) => Promise<Result<void, VaultFailure>>;
  /** Takes away everything under these names: keys, secrets and what is no secret. */
  readonly forget: (names: readonly string[]) => Promise<Result<void, VaultFailure>>;
  readonly close: () => Promise<void>;
};

export type VaultOptions = {
  readonly clock: Clock;
  readonly name?: string;
  /** Told when the browser keeps the vault shut, and when it opened after all. */
  readonly onHeld?: Holding['onHeld'];
};

/** The name of the database that every page of this origin shares. */
export const VAULT = 'caderneta-vault';

const WRAP = 'wrap';

export const createCabinet = (name: string, clock: Clock, holding: Holding = {}): Cabinet => {
  const connection = createConnection<CabinetSchema>(
    name,
    1,
    clock,
    db => {
      db.createObjectStore('keys');
      db.createObjectStore('sealed');
      db.createObjectStore('open');
    },
    holding,
  );

  /** Keeps what is there: two tabs that make a key at once end with one. */
  const keep = <Value extends CryptoKey | DeviceKeys>(key: string, made: Value) =>
    connection.use(async db => {
      const tx = db.transaction('keys', 'readwrite', STRICT);
      const known = (await tx.store.get(key)) as Value | undefined;
      if (known === undefined) await tx.store.add(made, key);
      await tx.done;
      return known ?? made;
    });

  const wrapKey = async (): Promise<Result<CryptoKey, VaultFailure>> => {
    const known = await connection.use(db => db.get('keys', WRAP));
    if (!known.ok) return known;
    if (known.value) return ok(known.value as CryptoKey);
    return keep(
      WRAP,
      await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    );
  };

  const opened = async (entry: string, sealed: Sealed): Promise<Result<unknown, VaultFailure>> => {
    const key = await wrapKey();
    if (!key.ok) return key;
    try {
      const text = await crypto.subtle.decrypt(methodFor(entry, sealed.iv), key.value, sealed.bytes);
      return ok(JSON.parse(new TextDecoder().decode(text)));
    } catch {
      return err({ is: 'locked' });
    }
  };

  const seal = async (entry: string, value: unknown): Promise<Result<Sealed, VaultFailure>> => {
    const key = await wrapKey();
    if (!key.ok) return key;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(value));
    return ok({
      iv,
      bytes: new Uint8Array(await crypto.subtle.encrypt(methodFor(entry, iv), key.value, text)),
    });
  };

  const changeSecret: Cabinet['changeSecret'] = async (entry, next) => {
    for (;;) {
      const before = await connection.use(db => db.get('sealed', entry));
      if (!before.ok) return before;
      const known = before.value ? await opened(entry, before.value) : ok(null);
      if (!known.ok) return known;
      const made = await next(known.value);
      if (made === known.value) return known;
      const sealed = await seal(entry, made);
      if (!sealed.ok) return sealed;
      const put = await connection.use(async db => {
        const tx = db.transaction('sealed', 'readwrite', STRICT);
        const isSame = sameRow(await tx.store.get(entry), before.value);
        if (isSame) await tx.store.put(sealed.value, entry);
        await tx.done;
        return isSame;
      });
      if (!put.ok) return put;
      if (put.value) return ok(made);
    }
  };

  return {
    changeSecret,
    forget: names =>
      connection.use(async db => {
        const tx = db.transaction(['keys', 'sealed', 'open'], 'readwrite', STRICT);
        for (const name of names)
          for (const store of ['keys', 'sealed', 'open'] as const) await tx.objectStore(store).delete(name);
        await tx.done;
      }),
    secret: async entry => {
      const sealed = await connection.use(db => db.get('sealed', entry));
      if (!sealed.ok) return sealed;
      return sealed.value ? opened(entry, sealed.value) : ok(null);
    },
    addSecret: async (entry, value) => {
      const sealed = await seal(entry, value);
      if (!sealed.ok) return sealed;
      const kept = await connection.use(async db => {
        const tx = db.transaction('sealed', 'readwrite', STRICT);
        const known = await tx.store.get(entry);
        if (known === undefined) await tx.store.add(sealed.value, entry);
        await tx.done;
        return known ?? null;
      });
      if (!kept.ok) return kept;
      return kept.value ? opened(entry, kept.value) : ok(value);
    },
    forgetSecrets: which =>
      connection.use(async db => {
        const tx = db.transaction('sealed', 'readwrite', STRICT);
        for (const entry of await tx.store.getAllKeys()) if (which(entry)) await tx.store.delete(entry);
        await tx.done;
      }),
    device: async entry => {
      const known = await connection.use(db => db.get('keys', entry));
      if (!known.ok) return known;
      if (known.value) return ok(known.value as DeviceKeys);
      const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
      const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
      return keep(entry, { secret: pair.privateKey, raw });
    },
    plain: entry => connection.use(async db => (await db.get('open', entry)) ?? null),
    savePlain: (entry, value) =>
      connection.use(async db => {
        const tx = db.transaction('open', 'readwrite', STRICT);
        await tx.store.put(value, entry);
        await tx.done;
      }),
    close: connection.close,
  };
};

/** A secret opens only under the name it was kept by. */
const methodFor = (entry: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(entry),
});

/** Each sealing draws a number of its own. */
const sameRow = (a: Sealed | undefined, b: Sealed | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.iv.every((byte, index) => byte === b.iv[index]));

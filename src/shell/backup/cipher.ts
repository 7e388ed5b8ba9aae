import { scryptAsync } from '@noble/hashes/scrypt.js';
import * as v from 'valibot';
import type { BackupFault } from '../../core/backup';
import { base64url, bytesFromBase64url } from '../../core/id';
import { err, ok, type Result } from '../../core/result';

/**
 * The form of a backup file: one line of text that says what it is, one of JSON with how the key is stretched and
 * how long the content is, then pieces, each AES-256-GCM that authenticates its number and all of the head. So a
 * piece that is changed, moved, left out or cut off is noticed. The first piece is empty of content: where it
 * does not open, the passphrase is another one.
 */
type Bytes = Uint8Array<ArrayBuffer>;

const MAGIC = 'Caderneta backup\n';

/** RFC 7914: about a second and 128 MiB for each passphrase that someone tries (OWASP's first choice for scrypt). */
const STRETCH = { N: 2 ** 17, r: 8, p: 1 } as const;

/** Bytes of a piece before it is sealed. */
const PIECE = 1024 * 1024;

const TAG = 16;
const NONCE = 8;
const MOST_HEADER = 1000;

const Header = v.object({
  v: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  kdf: v.literal('scrypt'),
  /** Between 2^10 and 2^18: more would take a phone's memory. */
  N: v.picklist(Array.from({ length: 9 }, (_, n) => 2 ** (10 + n))),
  r: v.literal(8),
  p: v.literal(1),
  salt: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/)),
  /** Of the content, in bytes. */
  length: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
});
type Header = v.InferOutput<typeof Header>;
type Stretching = Pick<Header, 'N' | 'r' | 'p' | 'salt'>;

/** A passphrase made into a key that the page itself cannot read; kept, it writes backups without asking again. */
export type BackupKey = { readonly stretching: Stretching; readonly key: CryptoKey };

export const newBackupKey = (passphrase: string, N: number = STRETCH.N): Promise<BackupKey> =>
  backupKey(passphrase, { ...STRETCH, N, salt: base64url(crypto.getRandomValues(new Uint8Array(16))) });

export const backupKey = async (passphrase: string, stretching: Stretching): Promise<BackupKey> => {
  const { N, r, p, salt } = stretching;
  // One form for accents, whatever keyboard they were typed on.
  const typed = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const raw = await scryptAsync(typed, bytesFromBase64url(salt) ?? new Uint8Array(), { N, r, p, dkLen: 32 });
  const key = await crypto.subtle.importKey('raw', Uint8Array.from(raw), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ]);
  return { stretching, key };
};

/** The file that holds `content`. */
export const sealBackup = async ({ stretching, key }: BackupKey, content: Bytes): Promise<Blob> => {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
  const header = `${JSON.stringify({ v: 1, kdf: 'scrypt', ...stretching, length: content.length })}\n`;
  const head = new TextEncoder().encode(MAGIC + header);
  const pieces: Bytes[] = [
    new Uint8Array(await crypto.subtle.encrypt(wayOf(nonce, head, 0), key, new Uint8Array(0))),
  ];
  for (let number = 1; number <= piecesOf(content.length); number++) {
    const plain = content.subarray((number - 1) * PIECE, number * PIECE);
    pieces.push(new Uint8Array(await crypto.subtle.encrypt(wayOf(nonce, head, number), key, plain)));
  }
  return new Blob([head, nonce, ...pieces], { type: 'application/octet-stream' });
};

/** What the file holds, whole or not at all. */
export const openBackup = async (file: Blob, passphrase: string): Promise<Result<Bytes, BackupFault>> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const start = new TextDecoder().decode(bytes.subarray(0, MAGIC.length + MOST_HEADER));
  if (!start.startsWith(MAGIC))
    return err(start !== '' && MAGIC.startsWith(start) ? 'truncated' : 'not-a-backup');
  const end = start.indexOf('\n', MAGIC.length);
  if (end < 0) return err(bytes.length < MAGIC.length + MOST_HEADER ? 'truncated' : 'altered');
  const header = headerFrom(start.slice(MAGIC.length, end));
  if (!header.ok) return header;
  const { length, N, r, p, salt } = header.value;
  const head = bytes.slice(0, end + 1);
  const nonce = bytes.slice(head.length, head.length + NONCE);
  const sealed = bytes.subarray(head.length + NONCE);
  const whole = TAG + length + TAG * piecesOf(length);
  if (sealed.length < whole) return err('truncated');
  if (sealed.length > whole) return err('altered');
  const { key } = await backupKey(passphrase, { N, r, p, salt });
  const opened = async (number: number, piece: Bytes): Promise<Bytes | null> => {
    try {
      return new Uint8Array(await crypto.subtle.decrypt(wayOf(nonce, head, number), key, piece));
    } catch {
      return null;
    }
  };
  if ((await opened(0, sealed.slice(0, TAG))) === null) return err('wrong-passphrase');
  const plain: Bytes[] = [];
  for (let number = 1; number <= piecesOf(length); number++) {
    const from = TAG + (number - 1) * (PIECE + TAG);
    const one = await opened(number, sealed.slice(from, from + PIECE + TAG));
    if (one === null) return err('altered');
    plain.push(one);
  }
  return ok(new Uint8Array(await new Blob(plain).arrayBuffer()));
};

const piecesOf = (length: number): number => Math.ceil(length / PIECE);

const headerFrom = (text: string): Result<Header, BackupFault> => {
  try {
    const json: unknown = JSON.parse(text);
    const header = v.safeParse(Header, json);
    if (header.success && header.output.v === 1) return ok(header.output);
    return err(v.is(v.object({ v: v.pipe(v.number(), v.minValue(2)) }), json) ? 'newer-version' : 'altered');
  } catch {
    return err('altered');
  }
};

/** A number used once for each piece, of a file whose beginning is drawn by lot. */
const wayOf = (nonce: Bytes, head: Bytes, number: number): AesGcmParams => {
  const iv = new Uint8Array(NONCE + 4);
  iv.set(nonce);
  new DataView(iv.buffer).setUint32(NONCE, number);
  return { name: 'AES-GCM', iv, additionalData: head };
};

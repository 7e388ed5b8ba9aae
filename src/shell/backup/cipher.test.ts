import { expect, test } from 'vitest';
import { type BackupKey, backupKey, openBackup, sealBackup } from './cipher';

type Bytes = Uint8Array<ArrayBuffer>;

const PASSPHRASE = 'três gatos no telhado';
const key: Promise<BackupKey> = backupKey(PASSPHRASE, { N: 2 ** 10, r: 8, p: 1, salt: 'A'.repeat(22) });

const content = (length: number): Bytes => Uint8Array.from({ length }, (_, n) => (n * 7 + (n >> 9)) % 256);
const bytesOf = async (file: Blob): Promise<Bytes> => new Uint8Array(await file.arrayBuffer());
const why = async (bytes: Bytes, passphrase = PASSPHRASE) => {
  const opened = await openBackup(new Blob([bytes]), passphrase);
  return opened.ok ? 'opened' : opened.error;
};

test('what was sealed comes back, also when it fills pieces to the brim', async () => {
  for (const length of [1, 1000, 1024 * 1024, 1024 * 1024 + 1, 2_500_000]) {
    const opened = await openBackup(await sealBackup(await key, content(length)), PASSPHRASE);
    expect(opened.ok && Buffer.compare(opened.value, content(length))).toBe(0);
  }
});

test('the same passphrase typed on another keyboard opens it; another one does not', async () => {
  const file = await bytesOf(await sealBackup(await key, content(10)));
  expect(await why(file, PASSPHRASE.normalize('NFD'))).toBe('opened');
  expect(await why(file, 'tres gatos no telhado')).toBe('wrong-passphrase');
});

test('a file that was cut anywhere says so', async () => {
  const file = await bytesOf(await sealBackup(await key, content(1024 * 1024 + 500)));
  for (const length of [5, 60, 200, 1000, 1024 * 1024, file.length - 520, file.length - 1])
    expect([length, await why(file.slice(0, length))]).toEqual([length, 'truncated']);
});

test('a changed byte anywhere is noticed', async () => {
  const file = await bytesOf(await sealBackup(await key, content(2000)));
  const head = new TextDecoder().decode(file).indexOf('}') + 2;
  for (const at of [20, 40, head - 4, head + 2, head + 12, head + 40, file.length - 1]) {
    const changed = file.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(['altered', 'wrong-passphrase', 'truncated', 'newer-version']).toContain(await why(changed));
  }
  const longer = new Uint8Array([...file, 0]);
  expect(await why(longer)).toBe('altered');
});

test('pieces cannot change places', async () => {
  const file = await bytesOf(await sealBackup(await key, content(3 * 1024 * 1024)));
  const from = file.length - 3 * (1024 * 1024 + 16);
  const size = 1024 * 1024 + 16;
  const swapped = file.slice();
  swapped.set(file.slice(from + size, from + 2 * size), from);
  swapped.set(file.slice(from, from + size), from + size);
  expect(await why(swapped)).toBe('altered');
});

test('other files are none', async () => {
  expect(await why(new Uint8Array(0))).toBe('not-a-backup');
  expect(await why(new TextEncoder().encode('%PDF-1.7 something else entirely'))).toBe('not-a-backup');
  const newer = 'Caderneta backup\n{"v":2,"how":"unknown"}\n........................';
  expect(await why(new TextEncoder().encode(newer))).toBe('newer-version');
});

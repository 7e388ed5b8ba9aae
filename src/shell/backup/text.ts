import type { BackupFault } from '../../core/backup';
import { err, ok, type Result } from '../../core/result';
import { deflate, inflate } from '../letters/deflate';
import { type BackupKey, openBackup, sealBackup } from './cipher';

/** Most bytes that a backup may inflate to: ten times a book of a million changes is no book. */
const MOST = 2 ** 31;

/** A backup's text as a file, deflated before it is sealed. */
export const sealText = async (key: BackupKey, text: string): Promise<Blob> =>
  sealBackup(key, await deflate(new TextEncoder().encode(text)));

/** The text of a backup file, whole or not at all. */
export const openText = async (file: Blob, passphrase: string): Promise<Result<string, BackupFault>> => {
  const opened = await openBackup(file, passphrase);
  if (!opened.ok) return opened;
  const bytes = await inflate(opened.value, MOST);
  return bytes.ok ? ok(new TextDecoder().decode(bytes.value)) : err('malformed');
};

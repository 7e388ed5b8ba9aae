import type { RestoreHere, RestoreHereFault } from './app/doors';
import type { LogFailure, MembersNews } from './app/ports';
import { type Manifest, readBackup } from './core/backup';
import type { Change } from './core/ledger';
import { supersedesMembership } from './core/membership';
import { err, ok, type Result } from './core/result';
import { recoveryAtRelays } from './main.recover';
import type { Parts } from './main.wallet';
import { openText } from './shell/backup/text';
import { hexToBytes } from './shell/letters/bytes';
import { publicKeyOf } from './shell/letters/curve';
import { checkNews } from './shell/letters/news';
import { createJoining } from './shell/vault/joining';

/**
 * Makes this browser a device of the business whose backup it is given, with the book that is in it. `isUnused` as
 * for pairing; `enter` opens the desk, once the changes it is given are in the log.
 */
export const createRestore =
  (
    { clock }: Parts,
    isUnused: () => Promise<boolean>,
    enter: (changes: readonly Change[]) => Promise<Result<void, LogFailure['is']>>,
  ): RestoreHere =>
  async (file, { passphrase, words, alone }) => {
    const opened = await openText(file, passphrase);
    if (!opened.ok) return err({ is: opened.error });
    const backup = readBackup(opened.value);
    if (!backup.ok) return err({ is: backup.error });
    const { manifest, changes } = backup.value;
    const root = await rootFor(manifest, words);
    if (!root.ok) return root;
    // The devices may have changed since the file was written: what relays keep is newer then.
    const found = await recoveryAtRelays(clock, root.value);
    const news = found.ok ? await newerOf(manifest, found.value.news) : manifest.news;
    const taken = await createJoining({ clock, isUnused }).takeOver(root.value, news, alone ? [] : 'all');
    if (!taken.ok) return err({ is: taken.error });
    const entered = await enter(changes);
    return entered.ok ? entered : err({ is: 'partly', why: entered.error });
  };

const rootFor = async (
  { root, business }: Manifest,
  words: string,
): Promise<Result<Uint8Array, RestoreHereFault>> => {
  if (root !== null) {
    const bytes = hexToBytes(root);
    return publicKeyOf(bytes) === business ? ok(bytes) : err({ is: 'malformed' });
  }
  if (words.trim() === '') return err({ is: 'needs-words' });
  const { rootFromWords } = await import('./shell/letters/words');
  const found = rootFromWords(words);
  if (!found.ok) return found;
  return publicKeyOf(found.value) === business ? found : err({ is: 'wrong-words' });
};

const newerOf = async ({ news, business }: Manifest, found: MembersNews): Promise<unknown> => {
  const [kept, told] = await Promise.all([checkNews(news, business), checkNews(found, business)]);
  return told.ok && supersedesMembership(told.value.list, kept.ok ? kept.value.list : null) ? found : news;
};

import type { TakeOver } from './app/doors';
import { first } from './app/live';
import type { Clock, Letter, MembersNews } from './app/ports';
import { err, ok, type Result } from './core/result';
import type { Parts } from './main.wallet';
import { createConfig } from './shell/device/config';
import { publicKeyOf } from './shell/letters/curve';
import { newestRecovery, recoveryFilter } from './shell/letters/recovery';
import { readOnce } from './shell/relay/first';
import { createJoining } from './shell/vault/joining';

/**
 * Takes a business over with its recovery words, by what holders of the root key keep at the relays. `isUnused`
 * and `enter` as for pairing.
 */
export const createTakeOver =
  ({ clock }: Parts, isUnused: () => Promise<boolean>, enter: () => Promise<void>): TakeOver =>
  async (words, how) => {
    const { rootFromWords } = await import('./shell/letters/words');
    const root = rootFromWords(words);
    if (!root.ok) return root;
    const news = await recoveryAtRelays(clock, root.value);
    if (!news.ok) return err({ is: news.error });
    const taken = await createJoining({ clock, isUnused }).takeOver(root.value, news.value, how);
    if (!taken.ok) return err({ is: taken.error });
    await enter();
    return ok(undefined);
  };

/** What the holders of a root key keep at the relays for whoever has nothing else. */
export const recoveryAtRelays = async (
  clock: Clock,
  root: Uint8Array,
): Promise<Result<MembersNews, 'no-relay' | 'not-found'>> => {
  const config = createConfig({ page: document.baseURI, clock });
  const urls = await first(config.relays);
  config.stop();
  const letters: Letter[] = [];
  const answered = await readOnce(urls, recoveryFilter(publicKeyOf(root)), letter => {
    if (letters.length < MOST) letters.push(letter);
  });
  if (answered === 0) return err('no-relay');
  const news = await newestRecovery(letters, root);
  return news === null ? err('not-found') : ok(news);
};

/** Each relay keeps one; more are not honest. */
const MOST = 20;

import type { TakeOver } from './app/doors';
import { first } from './app/live';
import type { Letter } from './app/ports';
import { err, ok } from './core/result';
import type { Parts } from './main.wallet';
import { createConfig } from './shell/device/config';
import { publicKeyOf } from './shell/letters/curve';
import { newestRecovery, recoveryFilter } from './shell/letters/recovery';
import { rootFromWords } from './shell/letters/words';
import { readOnce } from './shell/relay/first';
import { createJoining } from './shell/vault/joining';

/**
 * Takes a business over with its recovery words, by what holders of the root key keep at the relays. `isUnused`
 * and `enter` as for pairing.
 */
export const createTakeOver =
  ({ clock }: Parts, isUnused: () => Promise<boolean>, enter: () => Promise<void>): TakeOver =>
  async (words, how) => {
    const root = rootFromWords(words);
    if (!root.ok) return root;
    const config = createConfig({ page: document.baseURI, clock });
    const urls = await first(config.relays);
    config.stop();
    const letters: Letter[] = [];
    const answered = await readOnce(urls, recoveryFilter(publicKeyOf(root.value)), letter => {
      if (letters.length < MOST) letters.push(letter);
    });
    if (answered === 0) return err({ is: 'no-relay' });
    const news = await newestRecovery(letters, root.value);
    if (news === null) return err({ is: 'not-found' });
    const taken = await createJoining({ clock, isUnused }).takeOver(root.value, news, how);
    if (!taken.ok) return err({ is: taken.error });
    await enter();
    return ok(undefined);
  };

/** Each relay keeps one; more are not honest. */
const MOST = 20;

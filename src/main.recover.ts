import type { TakeOver } from './app/doors';
import type { Clock, Letter, MembersNews } from './app/ports';
import { err, ok, type Result } from './core/result';
import type { Parts } from './main.wallet';
import { readConfig } from './shell/device/config';
import { publicKeyOf } from './shell/letters/curve';
import { newestRecovery, newsFrom, type Recovered, recoveryFilter } from './shell/letters/recovery';
import { readOnce } from './shell/relay/first';
import { createJoining } from './shell/vault/joining';

/**
 * Takes a business over with its recovery words, by what holders of the root key keep at the relays. `isUnused`
 * and `enter` as for pairing.
 */
export const createTakeOver =
  ({ clock }: Parts, isUnused: () => Promise<boolean>, enter: () => Promise<void>): TakeOver =>
  async words => {
    const { rootFromWords } = await import('./shell/letters/words');
    const root = rootFromWords(words);
    if (!root.ok) return root;
    const found = await recoveryAtRelays(clock, root.value);
    if (!found.ok) return err({ is: found.error });
    const { list, devices, told, news } = found.value;
    const nameOf = new Map(devices.map(({ device, name, seen }) => [device, { name, seen }]));
    return ok({
      devices: list.members.flatMap(({ device, last }) =>
        last === null ? [{ device, ...(nameOf.get(device) ?? { name: '', seen: null }) }] : [],
      ),
      told,
      takeOver: async kept => {
        const taken = await createJoining({ clock, isUnused }).takeOver(root.value, news, kept);
        if (!taken.ok) return err({ is: taken.error });
        await enter();
        return ok(undefined);
      },
    });
  };

/** What the holders of a root key keep at the relays for whoever has nothing else. */
export const recoveryAtRelays = async (
  clock: Clock,
  root: Uint8Array,
): Promise<Result<AtRelays, 'no-relay' | 'not-found'>> => {
  const config = await readConfig({ page: document.baseURI, clock });
  if (!config.ok) return err('no-relay');
  const letters: Letter[] = [];
  const answered = await readOnce(config.value.relays, recoveryFilter(publicKeyOf(root)), letter => {
    if (letters.length < MOST) letters.push(letter);
  });
  if (answered === 0) return err('no-relay');
  const found = await newestRecovery(letters, root);
  return found === null ? err('not-found') : ok({ ...found, news: newsFrom(found) });
};

type AtRelays = Recovered & { readonly news: MembersNews };

/** Each relay keeps one; more are not honest. */
const MOST = 20;

import { createJoining as createTalk, type Joining } from './app/pairing/joining';
import type { Joiner } from './app/ports';
import type { Parts } from './main.wallet';
import { chance, digest } from './shell/device/chance';
import { readConfig } from './shell/device/config';
import { deviceName } from './shell/device/name';
import { pairingBox } from './shell/letters/pairing';
import { createJoining } from './shell/vault/joining';

/**
 * Joins a business by a pairing code. `isUnused`: whether the keys in this browser, if there are any, were never
 * used; `enter` opens the desk once its keys are kept.
 */
export const createJoin =
  (parts: Parts, isUnused: () => Promise<boolean>, enter: () => Promise<void>) =>
  async (code: string): Promise<Joining> => {
    const { clock, relays } = parts;
    const vault = createJoining({ clock, isUnused });
    const joiner: Joiner = {
      keys: vault.keys,
      finish: async (root, news) => {
        const finished = await vault.finish(root, news);
        if (finished.ok) await enter();
        return finished;
      },
    };
    const config = await readConfig({ page: document.baseURI, clock });
    return createTalk(
      {
        relays: await relays(),
        // A host whose configuration cannot be used has no relay to ask.
        urls: config.ok ? config.value.relays : [],
        clock,
        chance,
        digest,
        joiner,
        box: pairingBox,
        name: deviceName(navigator.userAgent),
      },
      code,
    );
  };

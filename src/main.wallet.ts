import type { Box, Clock, PublicLetters, Relays } from './app/ports';
import { createWallet } from './app/wallet/create';
import type { Wallet } from './app/wallet/wallet';
import { chance, digest } from './shell/device/chance';
import { keepJournal } from './shell/device/journal';
import { createWalletLinks } from './shell/letters/links';
import { createWalletLetters } from './shell/letters/wallet';
import { takeInWorker } from './shell/login/clientTalk';
import { spawnClient } from './shell/login/spawnClient';
import { createWalletLogins } from './shell/login/wallet';
import { createWalletVault } from './shell/vault/walletVault';
import { wantUpdate } from './ui/update/wanted';

export type Parts = {
  /** Where the app is served, without a fragment. */
  readonly base: string;
  readonly clock: Clock;
  readonly box: Box;
  readonly letters: PublicLetters;
  readonly relays: () => Promise<Relays>;
};

/** The client's side: sealing, keys and connections, loaded once the first times are on screen. */
export const openWallet = async ({ base, clock, box, letters, relays }: Parts): Promise<Wallet> => {
  const vault = createWalletVault({ clock });
  const wallet = await createWallet({
    box,
    letters: createWalletLetters({ vault }),
    logins: createWalletLogins({ take: takeInWorker(spawnClient) }),
    publicLetters: letters,
    links: createWalletLinks(base),
    relays: await relays(),
    clock,
    chance,
    digest,
    forgetKeys: async root => {
      await vault.forget(root);
    },
  });
  // What a client booked hangs on keys that nobody else has.
  void keepJournal('caderneta-wallet-journal').catch(() => undefined);
  wallet.isBehind(is => is && wantUpdate());
  return wallet;
};

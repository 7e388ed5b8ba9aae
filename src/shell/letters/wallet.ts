import { getPublicKey } from 'nostr-tools/pure';
import type { WalletLetters } from '../../app/ports';
import type { WalletKey } from '../../core/requests';
import type { WalletVault } from '../vault/walletVault';
import { readCard } from './card';
import { APP_DATA } from './form';
import { openHidden } from './hidden';
import { mailboxOf, openView } from './mailbox';
import { requestIdOf } from './open';
import { openProducts, productsOf } from './products';
import { contentOf, sealRequest } from './seal';

/**
 * What a wallet writes and reads, with one key for each business. A vault that does not open is no expected
 * failure here: the wallet's box, which is asked first, stands in the same browser's storage.
 */
export const createWalletLetters = ({ vault }: { readonly vault: WalletVault }): WalletLetters => {
  const secretFor = async (root: string): Promise<Uint8Array> => {
    const secret = await vault.secret(root);
    if (!secret.ok) throw new Error(`The wallet's keys cannot be read: ${secret.error.is}`);
    return secret.value;
  };
  const keyFor = async (root: string) => getPublicKey(await secretFor(root)) as WalletKey;
  return {
    key: keyFor,
    seal: async (root, desk, request, now) => sealRequest(request, await secretFor(root), desk, now),
    requestId: async (root, request) => requestIdOf(await keyFor(root), contentOf(request)),
    mailbox: async (root, desk) => ({
      kinds: [APP_DATA],
      authors: [mailboxOf(await secretFor(root), desk).key],
    }),
    openView: async (letter, root, desk, now) => openView(letter, await secretFor(root), desk, now),
    shelf: productsOf,
    products: openProducts,
    hidden: openHidden,
    card: readCard,
  };
};

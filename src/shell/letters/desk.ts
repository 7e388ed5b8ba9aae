import type { Clock, DeskLetters } from '../../app/ports';
import type { Busy } from '../../core/busy';
import { busyByMonth } from '../../core/busyMonths';
import { busyToText } from '../../core/busyText';
import type { WalletKey } from '../../core/requests';
import { createZone } from '../../core/zone';
import { createQueue } from '../device/queue';
import type { DeskKey, DeskVault } from '../vault/deskVault';
import { packBody, packText } from './body';
import { signCard } from './card';
import { certified } from './certificate';
import { APP_DATA, BUSY, CATALOG, GIFT_WRAP, LIMITS, LOGO } from './form';
import { sealHidden } from './hidden';
import { breath, mailboxOf, openPosted, sealView, slotOf } from './mailbox';
import type { OpenerKeys } from './open';
import type { Opener } from './opener';
import { openProducts, signProducts } from './products';
import { sealRecovery } from './recovery';
import { sizeOf } from './shape';
import { publicly, signLetter } from './sign';

/** What the desk writes and reads, with the keys of its vault. */
export const createDeskLetters = ({
  vault,
  clock,
  opener,
}: {
  readonly vault: DeskVault;
  readonly clock: Clock;
  readonly opener: Opener;
}): DeskLetters => {
  const { root } = vault;
  const inTurn = createQueue();
  const present = (): DeskKey => {
    const desk = vault.desks(clock.now())[0];
    if (!desk) throw new Error('A vault has a desk key');
    return desk;
  };
  const busyLetter = async (name: string, busy: Busy, date: number) =>
    signLetter(publicly(name, await packText(busyToText(busy)), root, date), present().secret);

  return {
    root,
    certificate: async () => {
      const found = await inTurn(() => certified(vault, clock.now()));
      if (!found) throw new Error('No certificate of the present desk key has come yet');
      return found;
    },
    open: opener.open,
    catalog: async (catalog, date) =>
      signLetter(publicly(CATALOG, await packBody(catalog), root, date), present().secret),
    logo: async (logo, date) =>
      signLetter(publicly(LOGO, await packBody(logo), root, date), present().secret),
    products: (products, date) => signProducts(products, root, present().secret, date),
    openProducts: letter => openProducts(letter, present().key, clock.now()),
    hidden: (service, offer, date) => sealHidden(service, offer, root, present().secret, date),
    busy: async (busy, date, zone) => {
      const whole = await busyLetter(BUSY, busy, date);
      if (sizeOf(whole) <= LIMITS.busy.sent) return [whole];
      return Promise.all(
        busyByMonth(busy, createZone(zone)).map(part => busyLetter(`${BUSY}/${part.month}`, part.busy, date)),
      );
    },
    view: (to, view, date) => sealView(view, present().secret, to, vault.device.id, date),
    posted: async (wallets, by = 'this') => {
      const boxes = new Map<string, WalletKey>();
      for (const wallet of wallets) {
        boxes.set(mailboxOf(present().secret, wallet).key, wallet);
        await breath();
      }
      return {
        filter: {
          kinds: [APP_DATA],
          authors: [...boxes.keys()],
          ...(by === 'this' ? { '#d': [slotOf(vault.device.id)] } : {}),
          limit: by === 'this' ? boxes.size : boxes.size * MOST_DEVICES,
        },
        walletOf: ({ pubkey }) => boxes.get(pubkey) ?? null,
      };
    },
    readBack: async (wallet, letter) => {
      await breath();
      const view = await openPosted(letter, present().secret, wallet, clock.now());
      return view.ok ? view.value : null;
    },
    card: row => signCard(row, present().secret),
    recovery: async devices => {
      const secret = vault.rootSecret();
      if (secret === null) return null;
      return sealRecovery(await vault.members.news(), secret, Math.floor(clock.now() / 1000), devices);
    },
    holdsKey: () => vault.desks(clock.now()).length > 0,
    inbox: async () => ({ kinds: [GIFT_WRAP], '#p': vault.desks(clock.now()).map(({ key }) => key) }),
    published: async () => ({ kinds: [APP_DATA], authors: [root, present().key] }),
  };
};

/** Devices whose views stand in one mailbox, at most, as far as is looked. */
const MOST_DEVICES = 20;

/** What the opener needs to know of a vault. */
export const openerKeys = (vault: DeskVault, now: number): OpenerKeys => ({
  root: vault.root,
  secrets: Object.fromEntries(vault.desks(now).map(({ key, secret }) => [key, secret])),
});

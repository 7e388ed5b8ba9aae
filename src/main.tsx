import type { Relays } from './app/ports';
import { createVisits } from './app/wallet/visits';
import { chance } from './shell/device/chance';
import { createClock } from './shell/device/clock';
import { wakeFormats, wakeStorage } from './shell/device/wake';
import { createPublicLinks } from './shell/letters/carried';
import { createPublicLetters } from './shell/letters/public';
import { readOnce } from './shell/relay/first';
import { createBox } from './shell/vault/box';
import { fetchDesk, mount } from './ui/app';

/** Makes something once, when it is first asked for; after a failure the next one to ask tries again. */
const once = <T,>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make().catch(error => {
      made = null;
      throw error;
    });
    return made;
  };
};

const start = async (root: HTMLElement): Promise<void> => {
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
  const clock = createClock();
  const base = location.href.replace(/#.*$/, '');
  const box = createBox({ clock });
  const letters = createPublicLetters();
  const relays = once(async (): Promise<Relays> => {
    const { createRelays } = await import('./shell/relay/relays');
    return createRelays({ clock, chance });
  });
  const deskDoor = once(async () => (await import('./main.desk')).createDeskDoor(parts));
  const parts = { base, clock, box, letters, relays };
  const desk = async () => (await deskDoor())();
  // Opened beside its screens, which take as long to load; whoever asks for it then is told what failed.
  if (location.hash.startsWith('#/desk')) {
    wakeStorage();
    desk().catch(() => undefined);
    relays().catch(() => undefined);
    fetchDesk();
    wakeFormats();
  }
  await mount(
    {
      now: clock.now,
      visits: createVisits({
        box,
        letters,
        links: createPublicLinks(),
        readOnce,
        clock,
        relays,
        openHidden: async (letter, desk, service) => {
          const { openHidden } = await import('./shell/letters/hidden');
          return openHidden(letter, desk, service, clock.now());
        },
      }),
      wallet: once(async () => (await import('./main.wallet')).openWallet(parts)),
      desk,
    },
    root,
  );
};

const root = document.getElementById('root');
if (root) void start(root);

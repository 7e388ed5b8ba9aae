import 'fake-indexeddb/auto';
import { afterEach } from 'vitest';
import { createDesk, type RunningDesk } from '../app/desk/create';
import type { Desk } from '../app/desk/desk';
import { type Known, NOTHING_KNOWN } from '../app/desk/inStep';
import { setupDrafts } from '../app/desk/setup';
import { type Cell, createCell } from '../app/live';
import type { BackupBox, Live, Log, Relays, Stop, Store } from '../app/ports';
import { createMemoryBox, createMemoryShelf, type MemoryShelf } from '../app/testing/box';
import { createSteeredClock, type SteeredClock } from '../app/testing/clock';
import { createMemoryDisk, createMemoryLog, type MemoryDisk } from '../app/testing/log';
import { createMemoryRelay, createMemoryRelays, type MemoryRelay } from '../app/testing/relays';
import { createMemoryStore } from '../app/testing/store';
import { createWallet } from '../app/wallet/create';
import { createVisits } from '../app/wallet/visits';
import type { Booking, NewBooking, Visit, Visits, Wallet } from '../app/wallet/wallet';
import { hexFrom, KEY_BYTES, type Key, keyFrom } from '../core/id';
import { linkFromText } from '../core/link';
import { withMember } from '../core/membership';
import { ok } from '../core/result';
import { DAY, MINUTE } from '../core/time';
import { createBackupBox } from '../shell/backup/folder';
import { chance, digest } from '../shell/device/chance';
import { phones } from '../shell/device/phones';
import { createPublicLinks } from '../shell/letters/carried';
import { plainCurve } from '../shell/letters/curve';
import { createDeskLetters, openerKeys } from '../shell/letters/desk';
import { openHidden } from '../shell/letters/hidden';
import { createDeskLinks, createWalletLinks } from '../shell/letters/links';
import { openRequest } from '../shell/letters/open';
import { pairingBox } from '../shell/letters/pairing';
import { createPublicLetters } from '../shell/letters/public';
import { createStaffLetters } from '../shell/letters/staff';
import { createWalletLetters } from '../shell/letters/wallet';
import { type Stretching, takeStep } from '../shell/login/client';
import { createDeskLogins } from '../shell/login/desk';
import { createWalletLogins } from '../shell/login/wallet';
import { createPageBack } from '../shell/relay/paging';
import { createDeskVault, type DeskVault, openDeskVault } from '../shell/vault/deskVault';
import { createJoining } from '../shell/vault/joining';
import { createRecovery } from '../shell/vault/recovery';
import { createWalletVault } from '../shell/vault/walletVault';

// The whole way of a booking, with real letters and rules; only disk and network are in memory.

const BASE = 'https://caderneta.example/';
/** Of stretching a passphrase, and a password: the trials are not about that. */
export const CHEAP = 2 ** 10;
const QUICK: Stretching = { 'argon2id-custom': { iterations: 1, memory: 64, parallelism: 1 } };
// Monday, 4 January 2027, 12:00 in São Paulo.
export const NOON = Date.UTC(2027, 0, 4, 15);
export const TOMORROW_AT_10 = Date.UTC(2027, 0, 5, 13);

export const stops: Stop[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

let made = 0;
const unique = (name: string): string => {
  made += 1;
  return `${name}-${made}`;
};

export type World = {
  readonly clock: SteeredClock;
  readonly network: Map<string, MemoryRelay>;
  readonly urls: readonly string[];
};

export const createWorld = (relays = 1): World => {
  const urls = Array.from({ length: relays }, (_, index) => `wss://relay${index}.example`);
  return {
    clock: createSteeredClock(NOON),
    network: new Map(urls.map(url => [url, createMemoryRelay()])),
    urls,
  };
};

export const relayOf = (world: World, index = 0): MemoryRelay => {
  const relay = world.network.get(world.urls[index] ?? '');
  if (!relay) throw new Error('No such relay');
  return relay;
};

export type Shop = {
  readonly vault: DeskVault;
  readonly log: Log;
  readonly disk: MemoryDisk;
  readonly marks: Map<string, number>;
  readonly desk: Desk;
  readonly running: RunningDesk;
  readonly known: Cell<Known>;
  readonly keep: () => Stop;
};

export type ShopOptions = {
  /** On the disk and with the keys of an earlier one. */
  readonly before?: Shop;
  /** Its service waits for the owner's yes. */
  readonly ask?: boolean;
  /** Puts something between the desk and its store. */
  readonly through?: (store: Store) => Store;
  /** Another device of that shop's business, which its owner added. */
  readonly joins?: Shop;
  /** Of a device that joins. */
  readonly answers?: boolean;
  /** What its tabs share; with `before`, it is one more tab of that device. */
  readonly known?: Cell<Known>;
  /** It is at the host's own relay with none of the relays. */
  readonly homeless?: boolean;
  /** In place of the browser's own. */
  readonly backupBox?: BackupBox;
};

export const openShop = async (
  world: World,
  {
    before,
    ask = false,
    through = store => store,
    joins,
    answers = true,
    known = createCell<Known>(NOTHING_KNOWN),
    homeless = false,
    backupBox = createBackupBox(unique('backup'), world.clock, CHEAP),
  }: ShopOptions = {},
): Promise<Shop> => {
  const { clock, network, urls } = world;
  const vault =
    before?.vault ?? (joins ? await joinVault(world, joins.vault, answers) : await makeVault(world));
  const disk = before?.disk ?? createMemoryDisk();
  const { verify, standingOf } = vault;
  const log = createMemoryLog({ device: vault.device, now: clock.now, disk, verify, standingOf });
  if (!before && !joins)
    await log.append(
      setupDrafts(
        {
          name: 'Salão Aurora',
          zone: 'America/Sao_Paulo',
          locale: 'pt-BR',
          currency: 'BRL',
          country: 'BR',
          service: { name: 'Corte', duration: 60, price: { amount: 8000, currency: 'BRL' } },
          weekly: Array.from({ length: 7 }, () => [{ from: 540, to: 1080 }]),
          staff: 'Eu',
        },
        () => keyFrom(chance.bytes(KEY_BYTES)),
      ),
    );
  const marks = before?.marks ?? new Map<string, number>();
  const connections = createMemoryRelays(network);
  const running = await createDesk({
    log,
    store: through(createMemoryStore(log)),
    marks: { get: async name => marks.get(name) ?? 0, set: async (name, at) => void marks.set(name, at) },
    clock,
    chance,
    digest,
    phones: async () => phones,
    device: vault.device.id,
    letters: createDeskLetters({
      vault,
      clock,
      opener: {
        open: letter => openRequest(letter, openerKeys(vault, clock.now()), plainCurve),
        close: () => undefined,
      },
    }),
    publicLetters: createPublicLetters(),
    logins: createDeskLogins(vault),
    links: createDeskLinks({ base: BASE, root: vault.root, relays: () => urls }),
    relays: connections,
    pageBack: createPageBack({ relays: connections, clock, chance }),
    urls: always(urls),
    misconfigured: always(null),
    members: vault.members,
    staffLetters: createStaffLetters(vault.members),
    peers: { connected: always([]) },
    isHome: url => url === urls[0] && !homeless,
    known,
    pairingBox,
    recovery: createRecovery(vault),
    backupBox,
    ownerKey: () => {
      const secret = vault.rootSecret();
      return secret && hexFrom(secret);
    },
    keeper: always(true),
    damaged: always(0),
    check: async () => ok(0),
    clockOff: always(null),
  });
  const keep = (): Stop => {
    const stop = running.keep(disk.generation);
    stops.push(stop);
    return stop;
  };
  stops.push(running.stop);
  const shop: Shop = { vault, log, disk, marks, desk: running.desk, running, known, keep };
  if (joins) return shop;
  const service = (await until(running.desk.book, book => book.services.length > 0)).services[0];
  if (ask && service) await running.desk.settings.service(service.key, { ask: true });
  return shop;
};

/** Pairing in short: the owner adds the device, which then begins with what it is handed. */
const joinVault = async ({ clock }: World, owner: DeskVault, answers: boolean): Promise<DeskVault> => {
  const name = unique('vault');
  const joining = createJoining({ clock, name, isUnused: async () => false });
  const keys = await joining.keys();
  if (!keys.ok) throw new Error(keys.error);
  await owner.members.change(list => withMember(list, { ...keys.value, answers, settings: true }));
  const joined = await joining.finish(owner.root, await owner.members.news());
  if (!joined.ok) throw new Error(joined.error);
  const opened = await openDeskVault({ clock, name });
  if (!opened.ok || !opened.value) throw new Error('No vault');
  return opened.value;
};

const makeVault = async ({ clock }: World): Promise<DeskVault> => {
  const vault = await createDeskVault({ clock, name: unique('vault') });
  if (!vault.ok) throw new Error(vault.error.is);
  return vault.value;
};

export type Person = {
  readonly wallet: Wallet;
  readonly visits: Visits;
  readonly shelf: MemoryShelf;
  readonly vault: string;
  /** How often the relays were asked for what a booking page needs to begin with. */
  readonly reads: () => number;
  /** Closes the browser: nothing is sent or heard any more. */
  readonly stop: Stop;
};

export const openBrowser = async (world: World, before?: Person): Promise<Person> => {
  const { clock, network } = world;
  const shelf = before?.shelf ?? createMemoryShelf();
  const name = before?.vault ?? unique('wallet');
  const box = createMemoryBox(shelf);
  let isOpen = true;
  let reads = 0;
  const relays = whileOpen(createMemoryRelays(network), () => isOpen);
  const letters = createPublicLetters();
  const visits = createVisits({
    box,
    letters,
    links: createPublicLinks(),
    readOnce: async (urls, filters, onLetter) => {
      reads += 1;
      for (const filter of filters) relays.subscribe(urls, filter, { letter: onLetter })();
      const told = filters.map(
        filter =>
          new Promise<void>(resolve => {
            const stop = relays.subscribe(urls, filter, { letter: onLetter, stored: () => resolve() });
            stops.push(stop);
          }),
      );
      await Promise.all(told);
      return urls.length;
    },
    clock,
    relays: async () => relays,
    openHidden: async (letter, desk, service) => openHidden(letter, desk, service, clock.now()),
  });
  const vault = createWalletVault({ clock, name });
  const wallet = await createWallet({
    box,
    letters: createWalletLetters({ vault }),
    logins: createWalletLogins({ take: takeStep, stretching: QUICK }),
    publicLetters: letters,
    links: createWalletLinks(BASE),
    relays,
    clock,
    chance,
    digest,
    forgetKeys: async root => void (await vault.forget(root)),
  });
  return {
    wallet,
    visits,
    shelf,
    vault: name,
    reads: () => reads,
    stop: () => {
      isOpen = false;
    },
  };
};

const whileOpen = (relays: Relays, isOpen: () => boolean): Relays => ({
  ...relays,
  publish: (urls, letter) => relays.publish(isOpen() ? urls : [], letter),
  subscribe: (urls, filter, on) =>
    relays.subscribe(urls, filter, {
      letter: (letter, relay) => {
        if (isOpen()) on.letter(letter, relay);
      },
      stored: relay => {
        if (isOpen()) on.stored?.(relay);
      },
    }),
});

const always =
  <T>(value: T): Live<T> =>
  listen => {
    listen(value);
    return () => undefined;
  };

/** Looks again after every write, and every few milliseconds for what no port tells of. */
export const told =
  <T>(log: Log, look: () => Promise<T>): Live<T> =>
  listen => {
    const tell = (): void => void look().then(listen);
    const timer = setInterval(tell, 20);
    const stop = log.onAppended(tell);
    tell();
    return () => {
      clearInterval(timer);
      stop();
    };
  };

export const until = <T>(live: Live<T>, holds: (value: T) => boolean): Promise<T> =>
  new Promise((resolve, reject) => {
    let last: unknown = null;
    const timer = setTimeout(
      () => reject(new Error(`Waited for ${holds}: ${JSON.stringify(last)?.slice(0, 800)}`)),
      // A slow machine is no failure; what hangs still ends.
      60_000,
    );
    let stop: Stop = () => undefined;
    stop = live(value => {
      last = value;
      if (!holds(value)) return;
      clearTimeout(timer);
      resolve(value);
      queueMicrotask(() => stop());
    });
  });

export const visit = async (shop: Shop, person: Person, which: 'long' | 'short' = 'long'): Promise<Visit> => {
  const link = linkFromText((await until(shop.desk.link, () => true))[which]);
  if (!link.ok || link.value.to !== 'business') throw new Error('No booking link');
  const { root, relays, carried } = link.value;
  // What was seen all along says more of a page that stays empty than how it ends.
  const steps: unknown[] = [];
  return until(
    (listen: (seen: Visit) => void) =>
      person.visits.visit({ root, relays, card: carried })(seen => {
        steps.push([seen.certificate, seen.fault, seen.nothing, seen.online]);
        listen(seen);
      }),
    ({ catalog, desk }) => catalog !== null && desk !== null,
  ).catch((failed: unknown) => {
    throw new Error(`The link ${carried ? 'carries' : 'lacks'} the offer, seen: ${JSON.stringify(steps)}`, {
      cause: failed,
    });
  });
};

/**
 * Hands over the news of the devices, then all changes, as a peer or a relay would. Its value: whether the news were
 * taken.
 */
export const handOver = async (from: Shop, to: Shop): Promise<boolean> => {
  const taken = await to.vault.members.take(await from.vault.members.news());
  await to.log.accept((await from.log.read(0, 1000)).map(({ change }) => change));
  return taken.ok;
};

/** How most stories begin: a shop whose desk is open, and Ana, who has its booking page before her. */
export const meet = async ({
  relays = 1,
  ...options
}: ShopOptions & { readonly relays?: number } = {}): Promise<{
  readonly world: World;
  readonly shop: Shop;
  /** Closes the desk. */
  readonly close: Stop;
  readonly ana: Person;
  readonly seen: Visit;
}> => {
  const world = createWorld(relays);
  const shop = await openShop(world, options);
  const close = shop.keep();
  const ana = await openBrowser(world);
  return { world, shop, close, ana, seen: await visit(shop, ana) };
};

/** The same, and Ana has booked tomorrow at ten: confirmed, or waiting for the owner's yes. */
export const meetAndBook = async (options: ShopOptions & { readonly relays?: number } = {}) => {
  const met = await meet(options);
  const key = await book(met.ana, bookingAt(met.seen, TOMORROW_AT_10));
  await outcome(met.ana, met.seen.root, key, options.ask ? 'waiting' : 'confirmed');
  return { ...met, key };
};

export const bookingAt = (seen: Visit, start: number, change: Partial<NewBooking> = {}): NewBooking => {
  const service = seen.catalog?.services[0];
  if (!service) throw new Error('Nothing is offered');
  return {
    root: seen.root,
    service: service.key,
    staff: null,
    start,
    details: { first: 'Ana', last: 'Souza', email: '', phone: '+55 11 91234-5678' },
    answers: {},
    locale: 'pt-BR',
    zone: 'America/Sao_Paulo',
    saw: { catalog: seen.catalog?.version ?? null, busy: seen.busy?.version ?? null },
    anyway: false,
    code: null,
    shown: {
      service: service.name,
      staff: '',
      end: start + service.duration * MINUTE,
      price: service.price,
    },
    ...change,
  };
};

export const book = async (person: Person, booking: NewBooking): Promise<Key> => {
  const asked = await person.wallet.book(booking);
  if (!asked.ok) throw new Error(asked.error.is);
  return asked.value;
};

export const outcome = (
  person: Person,
  root: string,
  key: Key,
  is: Booking['state']['is'],
): Promise<Booking | null> => until(person.wallet.booking(root, key), found => found?.state.is === is);

export const sessionsOf = (shop: Shop, least = 1) =>
  until(shop.desk.sessions.between(NOON, NOON + 7 * DAY), sessions => sessions.length >= least);

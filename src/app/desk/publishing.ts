import type { Book } from '../../core/book';
import { dateFrom } from '../../core/dates';
import { type ChangeId, later, NEVER } from '../../core/hlc';
import type { DeviceId } from '../../core/id';
import { catalogFrom, productsFrom } from '../../core/offered';
import type { WalletKey } from '../../core/requests';
import { HOUR, SECOND } from '../../core/time';
import { createZone } from '../../core/zone';
import type {
  Clock,
  DeskLetters,
  Letter,
  Live,
  Log,
  Marks,
  PublicLetters,
  Relays,
  Stop,
  Store,
} from '../ports';
import { anyTakes } from '../sending';
import { createTurns } from '../turns';
import { createBacking } from './backing';
import { createLooking } from './looking';
import { createPosting } from './posting';
import { noteRival } from './rival';
import { createStanding, type Standing } from './standing';
import { createTaken } from './taken';
import { createTelling } from './telling';

type Ports = {
  readonly device: DeviceId;
  readonly log: Log;
  readonly store: Store;
  readonly marks: Marks;
  readonly clock: Clock;
  readonly book: Live<Book>;
  /** The book as the store holds it now: what `book` tells may be a moment old. */
  readonly bookNow: () => Promise<Book | null>;
  readonly letters: DeskLetters;
  readonly publicLetters: PublicLetters;
  readonly relays: Relays;
  readonly urls: readonly string[];
  /** How long this device leaves a change of another to be told by others, in milliseconds; null: for ever. */
  readonly tellsAfter: (author: string) => number | null;
};

export type Publishing = {
  /** Sends a wallet its view again: it asked, so what was sent before may be lost. */
  readonly again: (wallet: WalletKey) => void;
  readonly stop: Stop;
};

/** How long relays may take to tell what they hold before this desk publishes over it. */
const READ_BACK = 2 * SECOND;

/** Keeps at the relays what visitors and wallets may see: certificate, catalog, busy and views. */
export const startPublishing = async (ports: Ports): Promise<Publishing> => {
  const { book, clock, letters, relays, urls } = ports;
  const standing = createStanding(relays, urls, clock, () => newestIn(ports.log));
  const posting = createPosting(ports, relay => looking.missed(relay));
  const looking = createLooking(ports, posting);
  const views = createTelling(ports, posting, createBacking(ports));
  const taken = createTaken(ports, standing);
  const stops: Stop[] = [
    await readBack(ports, standing, (relay, hasLost) => {
      looking.look(relay, hasLost);
      views.flush();
    }),
  ];
  let offered: ChangeId = NEVER;
  let shown: Book | null = null;
  let retry: Stop = () => undefined;
  let logoShown: string | null = null;
  let productsShown: string | null = null;
  const publishOffer = async (): Promise<void> => {
    if (shown === null || shown.version === offered) return;
    // Of a book that is just coming in only a part may be shown yet, while the log knows the newest change already:
    // it would be told as being that new, and whoever read it would believe nothing better.
    await ports.store.caughtUp(await ports.log.end());
    const present = await ports.bookNow();
    if (present === null || present.version === offered) return;
    const today = dateFrom(createZone(present.business.zone).dayOf(clock.now()));
    const taken = await standing.publish('catalog', present.version, async (date, version) => [
      await letters.catalog({ ...catalogFrom(present, today), version }, date),
    ]);
    const logoTaken = await publishLogo(present);
    const productsTaken = await publishProducts(present);
    offered = present.version;
    retry();
    // A relay that refused for the moment sends no sign when it would not.
    if (!(taken && logoTaken && productsTaken) && !stopped)
      retry = clock.at(clock.now() + RETRY, () => {
        offered = NEVER;
        offer.next();
      });
  };
  const publishLogo = async ({ business: { logo }, version: newest }: Book): Promise<boolean> => {
    // Nothing is sent for a business that never had one.
    if (logo === logoShown || (logo === '' && logoShown === null && !standing.knows('logo'))) return true;
    const taken = await standing.publish('logo', newest, async (date, version) => [
      await letters.logo({ v: 1, version, logo }, date),
    ]);
    if (taken) logoShown = logo;
    return taken;
  };
  const publishProducts = async (present: Book): Promise<boolean> => {
    const products = [...productsFrom(present)];
    const shows = JSON.stringify(products);
    // Nothing is sent for a business that never sold any.
    const isNothing = products.length === 0 && !standing.knows('products');
    if (shows === productsShown || isNothing) return true;
    const taken = await standing.publish('products', present.version, async (date, version) => [
      await letters.products({ v: 1, version, products }, date),
    ]);
    if (taken) productsShown = shows;
    return taken;
  };
  const offer = createTurns(clock, publishOffer);
  let stopped = false;
  const certified = keepCertified(ports);
  stops.push(
    certified.stop,
    book(present => {
      shown = present;
      offer.next();
      taken.touch();
    }),
    ports.store.onWritten('session', taken.touch),
    ports.log.onAppended(views.flush),
    taken.stop,
    views.stop,
    looking.stop,
    offer.stop,
    () => retry(),
  );
  views.flush();
  return {
    again: wallet => {
      certified.again();
      views.again(wallet);
    },
    stop: () => {
      stopped = true;
      for (const stop of stops) stop();
    },
  };
};

/** Until what no relay took is sent again. */
const RETRY = 30 * SECOND;

/** Until the certificate is sent again, whatever became of it. */
const EVERY = 4 * HOUR;

/** The greatest id among the last changes, which holds for all: a new id is greater than those that it follows. */
const newestIn = async (log: Log): Promise<ChangeId> => {
  const entries = await log.read(Math.max(0, (await log.end()) - TAIL), TAIL);
  return entries.reduce((greatest, { change }) => later(greatest, change.id), NEVER);
};

const TAIL = 1000;

/**
 * Publishes the certificate every few hours, for a relay that lost it shows no sign of it, and looks whether it is to
 * be renewed, long before it ends. `again`: who asks again may not have it, and then reads nothing that is written
 * with its key.
 */
const keepCertified = ({
  letters,
  relays,
  urls,
  clock,
}: Ports): { readonly again: () => void; readonly stop: Stop } => {
  let lately = Number.NEGATIVE_INFINITY;
  let alarm: Stop = () => undefined;
  const look = async (): Promise<void> => {
    const { letter } = await letters.certificate();
    const isTaken = await anyTakes(relays, urls, letter);
    alarm();
    if (!stopped) alarm = clock.at(clock.now() + (isTaken ? EVERY : RETRY), turns.next);
  };
  let stopped = false;
  const turns = createTurns(clock, look);
  turns.next();
  return {
    again: () => {
      // However many ask, and whatever the clock did meanwhile.
      if (Math.abs(clock.now() - lately) < RETRY) return;
      lately = clock.now();
      turns.next();
    },
    stop: () => {
      stopped = true;
      turns.stop();
      alarm();
    },
  };
};

/** Learns what the relays hold of this desk, now and after every reconnection, and fills in what they lack. */
const readBack = async (
  ports: Ports,
  standing: Standing,
  refilled: (relay: string, hasLost: boolean) => void,
): Promise<Stop> => {
  const { letters, publicLetters, relays, urls, clock } = ports;
  const { certificate } = await letters.certificate();
  const versionIn = async (letter: Letter): Promise<ChangeId | null> => {
    const catalog = await publicLetters.catalog(letter, certificate.desk, clock.now());
    if (catalog.ok) return catalog.value.version;
    const busy = await publicLetters.busy(letter, certificate.desk, clock.now());
    if (busy.ok) return busy.value.version;
    const logo = await publicLetters.logo(letter, certificate.desk, clock.now());
    if (logo.ok) return logo.value.version;
    const products = await letters.openProducts(letter);
    return products.ok ? products.value.version : null;
  };
  const reading = new Map<string, Promise<unknown>>();
  const inTurn = (relay: string, read: () => Promise<void>): void => {
    const before = reading.get(relay) ?? Promise.resolve();
    reading.set(
      relay,
      before.then(read).catch(() => undefined),
    );
  };
  const told = new Set<string>();
  /** Relays that have shown something of this desk since they came. */
  const showing = new Set<string>();
  const filter = await letters.published();
  return new Promise(resolve => {
    const stop = relays.subscribe(urls, filter, {
      letter: (letter, relay) => {
        // Before the own certificate takes the place of another.
        if (letter.pubkey === letters.root) inTurn(relay, () => noteRival(ports, letter));
        if (letter.pubkey !== certificate.desk) return;
        showing.add(relay);
        inTurn(relay, async () => standing.seen(letter, await versionIn(letter)));
      },
      stored: relay => {
        const fill = async (): Promise<void> => {
          await reading.get(relay);
          told.add(relay);
          if (told.size >= urls.length) resolve(stopAll);
          await relays.publish([relay], (await letters.certificate()).letter);
          const isEmpty = !showing.delete(relay);
          refilled(relay, (await standing.refill(relay)) || isEmpty);
        };
        // What fails here is made up for by the next connection, and by what is published anyway.
        void fill().catch(() => undefined);
      },
    });
    const alarm = clock.at(clock.now() + READ_BACK, () => resolve(stopAll));
    const stopAll = (): void => {
      stop();
      alarm();
    };
  });
};

import type { Book } from '../../core/book';
import { dateFrom } from '../../core/dates';
import { type ChangeId, NEVER } from '../../core/hlc';
import { catalogFrom } from '../../core/offered';
import type { WalletKey } from '../../core/requests';
import { DAY, SECOND } from '../../core/time';
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
import { createStanding, type Standing } from './standing';
import { createTaken } from './taken';
import { createTelling } from './telling';

type Ports = {
  readonly log: Log;
  readonly store: Store;
  readonly marks: Marks;
  readonly clock: Clock;
  readonly book: Live<Book>;
  readonly letters: DeskLetters;
  readonly publicLetters: PublicLetters;
  readonly relays: Relays;
  readonly urls: readonly string[];
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
  const standing = createStanding(relays, urls, clock);
  const views = createTelling(ports, standing);
  const taken = createTaken(ports, standing);
  const stops: Stop[] = [await readBack(ports, standing, views.flush)];
  let offered: ChangeId = NEVER;
  const publishOffer = async (present: Book): Promise<void> => {
    if (present.version === offered) return;
    offered = present.version;
    const today = dateFrom(createZone(present.business.zone).dayOf(clock.now()));
    await standing.publish('catalog', present.version, async date => [
      await letters.catalog(catalogFrom(present, today), date),
    ]);
  };
  stops.push(
    keepCertified(ports),
    book(present => {
      void publishOffer(present);
      taken.touch();
    }),
    ports.store.onWritten('session', taken.touch),
    ports.log.onAppended(views.flush),
    taken.stop,
  );
  views.flush();
  return {
    again: views.again,
    stop: () => {
      for (const stop of stops) stop();
    },
  };
};

/** Publishes the certificate, and each new one: looked at daily, it is renewed long before it ends. */
const keepCertified = ({ letters, relays, urls, clock }: Ports): Stop => {
  let published: string | null = null;
  let alarm: Stop = () => undefined;
  const look = async (): Promise<void> => {
    alarm = clock.at(clock.now() + DAY, () => void look());
    const { letter } = await letters.certificate();
    if (letter.id !== published) await relays.publish(urls, letter);
    published = letter.id;
  };
  void look();
  return () => alarm();
};

/** Learns what the relays hold of this desk, now and after every reconnection, and fills in what they lack. */
const readBack = async (
  { letters, publicLetters, relays, urls, clock }: Ports,
  standing: Standing,
  refilled: () => void,
): Promise<Stop> => {
  const { certificate } = await letters.certificate();
  const versionIn = async (letter: Letter): Promise<ChangeId | null> => {
    const catalog = await publicLetters.catalog(letter, certificate.desk, clock.now());
    if (catalog.ok) return catalog.value.version;
    const busy = await publicLetters.busy(letter, certificate.desk, clock.now());
    return busy.ok ? busy.value.version : null;
  };
  const reading = new Map<string, Promise<unknown>>();
  const told = new Set<string>();
  const filter = await letters.published();
  return new Promise(resolve => {
    const stop = relays.subscribe(urls, filter, {
      letter: (letter, relay) => {
        if (letter.pubkey !== certificate.desk) return;
        const before = reading.get(relay) ?? Promise.resolve();
        reading.set(
          relay,
          before.then(async () => standing.seen(letter, await versionIn(letter))),
        );
      },
      stored: relay => {
        void (reading.get(relay) ?? Promise.resolve()).then(async () => {
          told.add(relay);
          if (told.size >= urls.length) resolve(stopAll);
          await relays.publish([relay], (await letters.certificate()).letter);
          await standing.refill(relay);
          refilled();
        });
      },
    });
    const alarm = clock.at(clock.now() + READ_BACK, () => resolve(stopAll));
    const stopAll = (): void => {
      stop();
      alarm();
    };
  });
};

import type { Book } from '../../core/book';
import type { Busy } from '../../core/busy';
import { dateFrom } from '../../core/dates';
import { type ChangeId, later, NEVER } from '../../core/hlc';
import type { Key } from '../../core/id';
import { type Folded, versionOf } from '../../core/ledger';
import { catalogFor, catalogFrom } from '../../core/offered';
import { known, sessionFrom } from '../../core/records';
import type { WalletKey } from '../../core/requests';
import { isClass } from '../../core/services';
import type { Session } from '../../core/sessions';
import { busyFrom, busyRange, classesFor, publicClasses, sessionsRange } from '../../core/taken';
import { DAY, type Interval, SECOND } from '../../core/time';
import { createZone } from '../../core/zone';
import { first } from '../live';
import type {
  Clock,
  DeskLetters,
  HiddenOffer,
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
import { viewFor, walletsTouched } from './views';

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

/** Place in the log up to which every wallet has been told. */
const TOLD = 'told';

/** Keeps at the relays what visitors and wallets may see: certificate, catalog, busy and views. */
export const startPublishing = async (ports: Ports): Promise<Publishing> => {
  const { book, clock, letters, relays, urls } = ports;
  const standing = createStanding(relays, urls, clock);
  const views = createViews(ports, standing);
  const busy = createBusy(ports, standing);
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
      busy.touch();
    }),
    ports.store.onWritten('session', busy.touch),
    ports.log.onAppended(views.flush),
    busy.stop,
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

/** Taken times: published when they look different, at most once a second, and anew each day. */
const createBusy = (
  { store, clock, book, letters }: Ports,
  standing: Standing,
): { readonly touch: () => void; readonly stop: Stop } => {
  let last = '';
  let state: 'idle' | 'paused' | 'touched' = 'idle';
  let pause: Stop = () => undefined;
  let midnight: Stop = () => undefined;
  let turn: Promise<void> = Promise.resolve();
  const run = async (): Promise<void> => {
    const present = await first(book);
    const now = clock.now();
    const zone = createZone(present.business.zone);
    const range = busyRange(present, now);
    const starts = sessionsRange(zone, range);
    const records = await store.find({ of: 'session', by: 'start', from: starts.start, to: starts.end });
    const busy = busyFrom(present, known(records.map(sessionFrom)), range, now, publicClasses);
    const version = records.reduce((greatest, record) => later(greatest, versionIn(record)), present.version);
    midnight();
    midnight = clock.at(zone.startOf(zone.dayOf(now) + 1), touch);
    const hidden = hiddenOffers(present, known(records.map(sessionFrom)), range, version);
    const look = JSON.stringify([
      present.version,
      [busy, ...hidden.map(({ offer }) => offer.busy)].map(
        seen => seen && [seen.start, seen.end, seen.staff, seen.classes],
      ),
    ]);
    if (look === last) return;
    last = look;
    const dated: Busy = { ...busy, version };
    await standing.publish('busy', version, date => letters.busy(dated, date, present.business.zone));
    await standing.publish('hidden', version, date =>
      Promise.all(hidden.map(({ key, offer }) => letters.hidden(key, offer, date))),
    );
  };
  // Each behind the key in its direct link.
  const hiddenOffers = (
    present: Book,
    sessions: readonly Session[],
    range: Interval,
    version: ChangeId,
  ): readonly { readonly key: Key; readonly offer: HiddenOffer }[] => {
    const now = clock.now();
    const today = dateFrom(createZone(present.business.zone).dayOf(now));
    return present.services.flatMap(service => {
      const catalog = service.hidden ? catalogFor(present, service.key, today) : null;
      if (!catalog) return [];
      const busy = isClass(service) ? busyFrom(present, sessions, range, now, classesFor(service.key)) : null;
      return [{ key: service.key, offer: { catalog, busy: busy && { ...busy, version } } }];
    });
  };
  const touch = (): void => {
    if (state !== 'idle') {
      state = 'touched';
      return;
    }
    state = 'paused';
    pause = clock.at(clock.now() + BUSY_PAUSE, () => {
      const again = state === 'touched';
      state = 'idle';
      if (again) touch();
    });
    turn = turn.then(run);
  };
  return {
    touch,
    stop: () => {
      pause();
      midnight();
    },
  };
};

const BUSY_PAUSE = SECOND;

const versionIn = (record: Folded): ChangeId => versionOf(record) ?? NEVER;

/** Tells wallets what concerns them; what no relay took is kept in mind until one is there again. */
const createViews = (
  { log, store, marks, clock, book, letters }: Ports,
  standing: Standing,
): { readonly flush: () => void; readonly again: (wallet: WalletKey) => void } => {
  const pending = new Set<WalletKey>();
  let after: number | null = null;
  let turn: Promise<void> = Promise.resolve();
  const tell = async (wallet: WalletKey): Promise<void> => {
    const present = await first(book);
    const view = await viewFor(store, letters, present, wallet, clock.now());
    const version = view.rows.reduce((greatest, row) => later(greatest, row.id), NEVER);
    const taken = await standing.publish(`view ${wallet}`, version, async date => [
      await letters.view(wallet, view, date),
    ]);
    if (taken) pending.delete(wallet);
  };
  const run = async (): Promise<void> => {
    after ??= await marks.get(TOLD);
    for (;;) {
      const entries = await log.read(after, BATCH);
      const last = entries.at(-1);
      if (last) {
        await store.caughtUp(last.at);
        for (const { change } of entries)
          for (const wallet of await walletsTouched(store, change)) pending.add(wallet);
        after = last.at;
      }
      await Promise.all([...pending].map(tell));
      if (!last) break;
    }
    if (pending.size === 0) await marks.set(TOLD, after);
  };
  const flush = (): void => {
    turn = turn.then(run);
  };
  return {
    flush,
    again: wallet => {
      pending.add(wallet);
      flush();
    },
  };
};

const BATCH = 200;

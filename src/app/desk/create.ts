import { answerFrom } from '../../core/answers';
import { BOOK_KINDS, type Book, bookFrom } from '../../core/book';
import { phoneForm } from '../../core/clients';
import { dateFrom } from '../../core/dates';
import { type DeviceId, KEY_BYTES, type Key, keyFrom } from '../../core/id';
import {
  isAnsweredUnknown,
  type Membership,
  memberOf,
  withAnswersUpTo,
  withRoot,
} from '../../core/membership';
import { catalogFrom } from '../../core/offered';
import { ok, type Result } from '../../core/result';
import { MINUTE } from '../../core/time';
import { answersAfter, rankOf, settlesAfter, tellsAfter } from '../../core/turn';
import { createZone } from '../../core/zone';
import type { ConfigFault } from '../config';
import { type Cell, combine, createCell, first, share } from '../live';
import { createOffering } from '../pairing/offering';
import type {
  BackupBox,
  Chance,
  Clock,
  DeskLetters,
  DeskLinks,
  DeskLogins,
  Digest,
  Live,
  Log,
  LogFailure,
  Marks,
  Members,
  Opened,
  PageBack,
  PairingBox,
  Peers,
  Phones,
  PublicLetters,
  Recovery,
  RelayState,
  Relays,
  StaffLetters,
  Stop,
  Store,
} from '../ports';
import { createTurns } from '../turns';
import { createAnswering, createLastHour } from './answering';
import { createGather } from './asked';
import { createAssigning } from './assigning';
import { createAttention } from './attention';
import { createBackup, startDaily } from './backup';
import { createByHand } from './byHand';
import { createClientDrafts, createClients } from './clients';
import { createCodeEntries } from './codeEntries';
import { createCodes } from './codes';
import { codeItems } from './codesAttention';
import { daysOf } from './days';
import type { BookingLink, Desk, DeskStatus } from './desk';
import { createDevices } from './devices';
import { createEntries } from './entries';
import { startExpiring } from './expiring';
import { createExport } from './exporting';
import { createForget } from './forgetting';
import { createHistory, createUndo } from './history';
import { createDeskAccounts } from './holders';
import { type Known, keepInStep } from './inStep';
import { createLate } from './late';
import { createLoginGather } from './loggingIn';
import { createMergeCommands, createMerging } from './merging';
import { createMessages } from './messages';
import { onNews } from './news';
import { createOrders } from './orders';
import { presentSecret } from './presentSecret';
import { createProducts } from './products';
import { startPublishing } from './publishing';
import { startReading } from './reading';
import { startRecoverable } from './recoverable';
import { createResets } from './resets';
import { startOutdoing } from './rival';
import { createSessions } from './sessions';
import { createSettings } from './settings';
import { startSettling } from './settling';
import { createTries } from './tries';
import { createMayUndo } from './undoable';
import { createDecided, createWrite } from './write';

export type DeskPorts = {
  readonly log: Log;
  readonly store: Store;
  readonly marks: Marks;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly digest: Digest;
  /** Loaded with the first number that is looked at: its tables are a third of what a desk would begin with. */
  readonly phones: () => Promise<Phones>;
  readonly device: DeviceId;
  readonly letters: DeskLetters;
  readonly publicLetters: PublicLetters;
  readonly links: DeskLinks;
  readonly logins: DeskLogins;
  readonly relays: Relays;
  readonly pageBack: PageBack;
  /** Relays of this business's links; not told before the configuration could be read. */
  readonly urls: Live<readonly string[]>;
  /** What is wrong with the configuration; null while nothing is. */
  readonly misconfigured: Live<ConfigFault | null>;
  readonly members: Members;
  readonly staffLetters: StaffLetters;
  readonly peers: Peers;
  /** Whether a relay is the host's own, which keeps the whole book. */
  readonly isHome: (url: string) => boolean;
  /** What the keeper's tab knows of the other devices; every tab is told. */
  readonly known: Cell<Known>;
  readonly pairingBox: PairingBox;
  readonly recovery: Recovery;
  readonly backupBox: BackupBox;
  /** The secret root key, hex, where this device holds it: a backup is worth little without. */
  readonly ownerKey: () => string | null;
  /** Whether this tab keeps, and how many entries of the log are damaged. */
  readonly keeper: Live<boolean>;
  readonly damaged: Live<number>;
  /** Looks for damaged entries; how many there are. */
  readonly check: () => Promise<Result<number, LogFailure>>;
  /** How far this device's clock is off, in milliseconds; null while nothing shows it. */
  readonly clockOff: Live<number | null>;
};

export type RunningDesk = {
  readonly desk: Desk;
  /** What only the keeper does: reading letters, answering, publishing. Ends when another tab takes over. */
  readonly keep: (generation: number) => Stop;
  readonly stop: Stop;
};

/** Puts the business's side together over its ports. */
export const createDesk = async (ports: DeskPorts): Promise<RunningDesk> => {
  const { log, store, clock, chance, device, relays, urls } = ports;
  const newKey = (): Key => keyFrom(chance.bytes(KEY_BYTES));
  const book = share(bookOf(store));
  const merging = createMerging(store);
  const entries = createEntries(store, clock, book, merging);
  const mayUndo = createMayUndo(store, clock, entries);
  const write = createWrite(log, mayUndo);
  const refused = createCell<DeskStatus['refused']>({});
  const tries = createTries();
  const hour = createLastHour(log, clock, tries);
  const gather = createGather({
    ...ports,
    entries,
    merging,
    logins: createLoginGather({ ...ports, tries }),
    lastHour: hour.bookings,
    ordersLately: hour.orders,
  });
  const bookNow = async (): Promise<Book | null> =>
    bookFrom((await Promise.all(BOOK_KINDS.map(of => store.find({ of })))).flat());
  const answering = createAnswering({
    log,
    store,
    clock,
    bookNow,
    gather,
    logins: ports.logins,
    hour,
  });
  let answers = false;
  const stopMembers = ports.members.list(list => {
    answers = rankOf(list, device) !== null;
  });
  const isAnswered = async ({ id, from }: Opened): Promise<boolean> => {
    await store.caughtUp(await log.end());
    const given = await store.find({ of: 'answer', by: 'session', from: id, to: id });
    return given.some(record => answerFrom(record)?.wallet === from);
  };
  const link = share(linkOf(ports, book));
  const own = share(statesOf(relays, urls));
  // A tab that does not talk has no connections, and shows those of the one that does.
  const states = share(combine([ports.known.live, own], (known, present) => known.relays ?? present));
  const country = combine([book], ({ business }) => business.country);
  const decided = createDecided(log, store, write);
  const assigning = createAssigning(store, merging);
  const clientDrafts = createClientDrafts(store, merging, newKey, async () => {
    const where = await first(country);
    const { international } = await ports.phones();
    return phoneForm(phone => international(phone, where));
  });
  const days = daysOf(clock, book);
  const zoneNow = async () => createZone((await first(book)).business.zone);
  const codeEntries = createCodeEntries({ store, clock, days, zoneNow, merging });
  const backing = { ...ports, book, box: ports.backupBox, root: ports.letters.root };
  const desk: Desk = {
    book,
    link,
    status: share(
      combine(
        [states, ports.known.live, ports.keeper, ports.clockOff, ports.damaged, ports.misconfigured],
        (present, known, keeper, off, damaged, misconfigured): DeskStatus => ({
          relays: present,
          keeper,
          clockOff: off !== null && Math.abs(off) > CLOCK_OFF ? off : null,
          refused: known.refused,
          damaged,
          misconfigured,
        }),
      ),
    ),
    attention: share(
      createAttention(
        log,
        store,
        clock,
        book,
        entries,
        () => answers,
        codeItems({ store, clock, book, days, entries, codeEntries }),
      ),
    ),
    held: {
      takeIn: async held => done(await log.takeIn(held)),
      drop: async held => done(await log.drop(held)),
    },
    sessions: createSessions({
      store,
      log,
      clock,
      device,
      answers: () => answers,
      book,
      entries,
      write,
      decided,
      newKey,
      assigning,
      clientDrafts,
      zoneNow,
    }),
    clients: createClients(store, write, newKey, merging, {
      ...createMergeCommands({ ...ports, merging, decided, country }),
      forget: createForget({ ...ports, merging }),
      exported: createExport({ ...ports, book, entries, merging, codeEntries }),
    }),
    resets: createResets(ports),
    late: createLate(store, decided),
    accounts: createDeskAccounts({ store, merging, assigning, clientDrafts }),
    settings: createSettings(write, newKey, async service => {
      await first(urls);
      return (await linkFor(ports, await first(book), service)).long;
    }),
    products: createProducts(write, newKey),
    orders: createOrders({
      ...ports,
      book,
      days,
      codeEntries,
      decided,
      clientDrafts,
      newKey,
    }),
    codes: createCodes({ ...ports, book, zoneNow, entries, codeEntries, decided, newKey }),
    messages: createMessages({ ...ports, book, entries, merging, codeEntries, write, newKey }),
    history: createHistory(log, store, async id => {
      const record = await store.get('device', id);
      const name = record?.fields['name'];
      return typeof name === 'string' ? name : '';
    }),
    devices: createDevices({
      ...ports,
      connected: ports.peers.connected,
      heard: combine([ports.known.live], ({ others }) => others),
      toSend: combine([ports.known.live], ({ toSend }) => toSend),
      relays: states,
      write,
      offer: async remove =>
        createOffering({
          ...ports,
          remove,
          urls: await first(urls),
          heard: combine(
            [ports.peers.connected, ports.known.live],
            (here, { others }) => new Set([...here, ...others].map(one => one.device)),
          ),
          box: ports.pairingBox,
          root: ports.letters.root,
          name: (await first(book)).business.name,
        }),
    }),
    recovery: { ...ports.recovery, keepsBook: listen => urls(known => listen(known.some(ports.isHome))) },
    backup: createBackup(backing),
    undo: createUndo(store, write, mayUndo),
    check: ports.check,
    byHand: createByHand({ ...ports, book, answering }),
    onNews: listen => onNews({ ...ports, entries, codeEntries }, listen),
  };
  const work = (list: () => Membership, generation: number): Stop => {
    const patience = (): number | null => answersAfter(list(), device);
    const stops: Stop[] = [
      startSettling({ ...ports, zoneNow, patience: () => settlesAfter(list(), device) }, generation),
      startOutdoing(ports),
    ];
    let stopped = false;
    const stop = (): void => {
      stopped = true;
      for (const each of stops.splice(0)) each();
    };
    // Without the desk key nobody's letters can be read or written.
    if (patience() === null) return stop;
    stops.push(startExpiring({ log, store, clock, device, patience }, generation));
    const talking = createTurns(clock, async () => {
      const known = await first(urls);
      if (stopped) return;
      const publishing = await startPublishing({
        ...ports,
        urls: known,
        book,
        bookNow,
        tellsAfter: author => tellsAfter(list(), device, author),
      });
      stops.push(
        publishing.stop,
        startReading(
          { ...ports, urls: known, answering, refused, patience, isAnswered },
          generation,
          publishing.again,
        ),
      );
      if (stopped) stop();
    });
    stops.push(talking.stop);
    talking.next();
    return stop;
  };
  // Begun anew with other keys, and when this device begins or ceases to answer; places in line are asked for.
  const keep = (generation: number): Stop => {
    let known: Membership | null = null;
    let keys: string | undefined;
    let working: Stop = () => undefined;
    const stop = ports.members.list(list => {
      const before = known;
      known = list;
      void withRootTold(ports, list).catch(() => undefined);
      const isAnswering = rankOf(list, device) !== null;
      // Of one epoch there may be others, made apart.
      const present = presentSecret(ports.members, list)?.secret.join();
      const isSame = before?.epoch === list.epoch && present === keys;
      keys = present;
      if (isSame && (rankOf(before, device) !== null) === isAnswering) return;
      working();
      working = work(() => known ?? list, generation);
    });
    void withAnswersTold(ports);
    const stopRecovery = startRecoverable({ ...ports, devices: desk.devices.list });
    const stopSyncing = keepInStep(ports, own, refused.live);
    const stopBackups = startDaily(backing);
    return () => {
      stop();
      stopRecovery();
      stopSyncing();
      stopBackups();
      working();
    };
  };
  return {
    desk,
    keep,
    stop: () => {
      hour.stop();
      stopMembers();
    },
  };
};

/** Milliseconds beyond which a device's clock counts as off (design §2.1). */
const CLOCK_OFF = 5 * MINUTE;

/** Lists of earlier versions tell nobody who holds the root key, nor that somebody typed the recovery words. */
const withRootTold = async (
  { members, device }: Pick<DeskPorts, 'members' | 'device'>,
  list: Membership,
): Promise<void> => {
  if (members.holdsRoot() && memberOf(list, device)?.root === false)
    await members.change(present => withRoot(present, device));
};

/** Lists of earlier versions do not tell up to where a device answered that does so no more: it is what is here. */
const withAnswersTold = async ({ log, members }: Pick<DeskPorts, 'log' | 'members'>): Promise<void> => {
  if (!members.holdsRoot() || !isAnsweredUnknown(await first(members.list))) return;
  const heads = await log.heads();
  await members.change(list => withAnswersUpTo(list, heads));
};

const done = <E>(written: Result<unknown, E>): Result<void, E> => (written.ok ? ok(undefined) : written);

/** The book, from its few records, whenever one of them changes. */
const bookOf = (store: Store): Live<Book> => {
  const kinds = combine(
    BOOK_KINDS.map(of => store.watch({ of })),
    (...lists) => bookFrom(lists.flat()),
  );
  return listen =>
    kinds(book => {
      if (book) listen(book);
    });
};

/** No relays' states while nobody knows which they are. */
const statesOf =
  (relays: Relays, urls: Live<readonly string[]>): Live<readonly RelayState[]> =>
  listen => {
    let stop: Stop = () => undefined;
    listen([]);
    const stopUrls = urls(known => {
      stop();
      stop = relays.states(known)(listen);
    });
    return () => {
      stopUrls();
      stop();
    };
  };

/** The long link holds the catalog; it is made anew when that changes. There is none that names no relay. */
const linkOf = (ports: DeskPorts, book: Live<Book>): Live<BookingLink> =>
  combine([book, ports.urls], present => linkFor(ports, present, null));

const linkFor = async (
  { letters, links, clock }: DeskPorts,
  book: Book,
  service: Key | null,
): Promise<BookingLink> => {
  const { letter } = await letters.certificate();
  const now = clock.now();
  const today = dateFrom(createZone(book.business.zone).dayOf(now));
  // A hidden service travels behind its key alone: its catalog, carried openly, could be put in the other's place.
  const hidden = book.services.some(({ key, hidden }) => key === service && hidden);
  const catalog = hidden || !letters.holdsKey() ? null : catalogFrom(book, today);
  // Dated by the minute, so that the link stays the same while nothing changes.
  const date = Math.floor(now / MINUTE) * 60;
  return links.booking(letter, catalog ? await letters.catalog(catalog, date) : null, service ?? undefined);
};

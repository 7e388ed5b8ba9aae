import type { ChangeId } from '../../../core/hlc';
import type { Key } from '../../../core/id';
import { sourcesOf } from '../../../core/rows';
import type { Box, Stop } from '../../ports';
import { createWallet, type WalletPorts } from '../../wallet/create';
import { rowsOf } from '../../wallet/outcome';
import { createVisits } from '../../wallet/visits';
import type { Booking, Visit, Wallet } from '../../wallet/wallet';
import { createMemoryBox, createMemoryShelf, type MemoryShelf } from '../box';
import { createMemoryLogins } from '../logins';
import { createSimPublicLetters, createSimWalletLetters, simWalletLinks } from './deskLetters';
import { never } from './disk';
import type { KeyPair } from './keys';
import { createSimReadOnce, createSimRelays, createWay, type Way } from './links';
import { chanceFrom, hash } from './lot';
import { clockOf, createLife, type Life } from './time';
import type { World } from './world';

/** A client's browser: what it keeps outlasts its being closed. */
export type ClientBrowser = {
  readonly number: number;
  readonly own: KeyPair;
  readonly shelf: MemoryShelf;
  readonly ways: ReadonlyMap<string, Way>;
  /** All that it ever asked for, also what it keeps no more. */
  readonly asked: ReadonlySet<Key>;
  readonly wallet: () => Wallet | null;
  readonly isOpen: () => boolean;
  readonly open: () => Promise<void>;
  /** Closed in the middle of whatever it does. */
  readonly close: () => void;
  readonly setOnline: (online: boolean) => void;
  readonly setClock: (ahead: number) => void;
  /** Visits the page of the business, as a link would have it. */
  readonly visit: () => void;
  /** Writes until it is closed during one of them. */
  readonly crashIn: (writes: number) => void;
};

export const createClientBrowser = (world: World, number: number): ClientBrowser => {
  const { time, ring, root, certificates, urls, relays, weather } = world;
  const lot = world.lot.of(`client ${number}`);
  const own = ring.pair(`wallet ${number}`);
  const shelf = createMemoryShelf();
  const ways = new Map(urls.map(url => [url, createWay()]));
  const asked = new Set<Key>();
  let ahead = 0;
  let life = createLife();
  life.end();
  let wallet: Wallet | null = null;
  let visiting: Stop = () => undefined;
  let started = 0;
  let crashIn: number | null = null;
  let present: { readonly ports: WalletPorts; readonly visit: () => void } | null = null;

  const close = (): void => {
    life.end();
    visiting();
    wallet = null;
    present = null;
    crashIn = null;
    shelf.listeners.clear();
  };

  const open = async (): Promise<void> => {
    started += 1;
    const lived = createLife();
    life = lived;
    const part = lot.of(`life ${started}`);
    const clock = clockOf(time, lived, () => ahead);
    const parts = { time, life: lived, lot: part.of('net'), weather, relays, ways };
    const kept = createMemoryBox(shelf);
    const saveRequest: Box['saveRequest'] = entry => {
      asked.add(entry.id);
      return kept.saveRequest(entry);
    };
    const box = simBox({ ...kept, saveRequest }, lived, async work => {
      await time.pause(1 + part.below(5), lived);
      if (crashIn !== null) crashIn -= 1;
      if (crashIn === null || crashIn > 0) {
        const done = await work();
        return lived.isDead() ? never() : done;
      }
      if (part.falls(0.5)) await work();
      world.trace(`client ${number} is closed while it writes`);
      close();
      return never();
    });
    const once = part.of('once');
    const ports: WalletPorts = {
      box,
      letters: createSimWalletLetters(
        ring,
        own,
        () => `once ${number} ${started} ${once.below(2 ** 31)} ${once.below(2 ** 31)}`,
      ),
      logins: createMemoryLogins(chanceFrom(part.of('logins'))).wallet,
      publicLetters: createSimPublicLetters(ring, certificates),
      links: simWalletLinks,
      relays: createSimRelays(parts),
      clock,
      chance: chanceFrom(part.of('chance')),
      digest: { sha256: async text => hash(text) },
      forgetKeys: async () => undefined,
    };
    const used = world.faults.wallet?.(ports) ?? ports;
    const visits = createVisits({
      box,
      letters: used.publicLetters,
      links: { carried: async () => [] },
      readOnce: createSimReadOnce(parts),
      clock,
      relays: async () => used.relays,
      openHidden: (letter, desk, service) => used.letters.hidden(letter, desk, service, clock.now()),
    });
    const made = await createWallet(used);
    if (lived.isDead()) return;
    wallet = made;
    present = {
      ports: used,
      visit: () => {
        visiting();
        visiting = visits.visit({ root: root.key, relays: urls, card: null })((_visit: Visit) => undefined);
      },
    };
    present.visit();
    made.bookings(bookings => {
      if (!lived.isDead()) for (const booking of bookings) note(world, shelf, booking);
    });
  };

  return {
    number,
    own,
    shelf,
    ways,
    asked,
    wallet: () => wallet,
    isOpen: () => !life.isDead(),
    open,
    close,
    setOnline: online => {
      for (const way of ways.values()) way.block('offline', !online);
    },
    setClock: to => {
      ahead = to;
    },
    visit: () => present?.visit(),
    crashIn: writes => {
      crashIn = writes;
    },
  };
};

/** What the client is shown of each booking, whenever it is another or told by others. */
const note = ({ records, root }: World, shelf: MemoryShelf, { key, state }: Booking): void => {
  const rows = shelf.rows.get(root.key) ?? [];
  const { answer, session } = rowsOf(rows, key);
  const by = [...(answer ? [answer.id] : []), ...(session ? sourcesOf(session) : [])];
  noteShown(records, key, state.is, by);
  for (const { id, request } of shelf.outbox.values()) {
    const isAbout = (request.kind === 'move' || request.kind === 'cancel') && request.session === key;
    const told = isAbout ? rowsOf(rows, id).answer : null;
    if (told) noteShown(records, id, told.is, [told.id]);
  }
};

const noteShown = ({ shown: all }: World['records'], key: Key, is: string, by: readonly ChangeId[]): void => {
  const shown = all.get(key) ?? [];
  const last = shown.at(-1);
  if (last?.is !== is || last.by.join() !== by.join()) all.set(key, [...shown, { is, by }]);
};

/** What is asked of a browser that was closed is never done, and never answered. */
const simBox = (box: Box, life: Life, writing: <T>(work: () => Promise<T>) => Promise<T>): Box => {
  const alive =
    <A extends readonly unknown[], T>(work: (...given: A) => Promise<T>) =>
    (...given: A): Promise<T> =>
      life.isDead() ? never() : work(...given);
  const written =
    <A extends readonly unknown[], T>(work: (...given: A) => Promise<T>) =>
    (...given: A): Promise<T> =>
      life.isDead() ? never() : writing(() => work(...given));
  return {
    businesses: alive(box.businesses),
    business: alive(box.business),
    saveBusiness: written(box.saveBusiness),
    outbox: alive(box.outbox),
    saveRequest: written(box.saveRequest),
    rows: alive(box.rows),
    mergeRows: written(box.mergeRows),
    details: alive(box.details),
    saveDetails: written(box.saveDetails),
    dropRequests: written(box.dropRequests),
    forget: written(box.forget),
    onChanged: listen => box.onChanged(() => life.isDead() || listen()),
  };
};

import type { DeviceId } from '../../../core/id';
import { type Change, fold, signedText } from '../../../core/ledger';
import { endsOf } from '../../../core/membership';
import { err, ok } from '../../../core/result';
import { createDesk, type DeskPorts, type RunningDesk } from '../../desk/create';
import { type Known, NOTHING_KNOWN } from '../../desk/inStep';
import { createCell } from '../../live';
import type { PeerState, Stop } from '../../ports';
import { createMemoryLogins } from '../logins';
import { createMemoryMembers } from '../members';
import { decidedAgain } from './decidedAgain';
import {
  createSimDeskLetters,
  createSimPublicLetters,
  createSimStaffLetters,
  deskPair,
  simDeskLinks,
} from './deskLetters';
import { createSimLog, createSimMarks, createWriting, type Disk, restand } from './disk';
import { createSimPageBack, createSimRelays, createWay, type Way } from './links';
import { chanceFrom, hash } from './lot';
import { confirmedOver } from './overlapping';
import { createSimStore } from './store';
import { clockOf, createLife, type Life } from './time';
import { deviceKeys, type World } from './world';

/** A browser of the business with its tabs; its disk outlasts whatever happens to it. */
export type Machine = {
  readonly number: number;
  readonly id: DeviceId;
  readonly disk: Disk;
  readonly ways: ReadonlyMap<string, Way>;
  readonly tabs: () => readonly Tab[];
  /** Milliseconds that its clock is ahead. */
  readonly setClock: (ahead: number) => void;
  readonly isOn: () => boolean;
  readonly isAwake: () => boolean;
  readonly sleep: (asleep: boolean) => void;
  readonly setOnline: (online: boolean) => void;
  readonly isOnline: () => boolean;
  /** The power goes: nothing goes on, and what was not acknowledged may be there or not. */
  readonly crash: () => void;
  readonly start: () => Promise<void>;
  readonly openTab: () => Promise<void>;
  readonly closeTab: (tab: Tab) => void;
  /** Takes the keeping over from a tab that is frozen or gone. */
  readonly elect: () => void;
  readonly peers: { readonly set: (states: readonly PeerState[]) => void };
  /** Told after each of its lives began. */
  readonly life: () => Life;
};

export type Tab = {
  readonly life: Life;
  readonly desk: RunningDesk['desk'];
  readonly ports: DeskPorts;
  readonly running: RunningDesk;
  keeping: Stop | null;
};

export const createMachine = (world: World, number: number, disk: Disk): Machine => {
  const { time, ring, root, certificates, urls, relays, weather, records } = world;
  const lot = world.lot.of(`machine ${number}`);
  const { pair, id } = deviceKeys(world, number);
  const ways = new Map(urls.map(url => [url, createWay()]));
  const peers = createCell<readonly PeerState[]>([]);
  let ahead = 0;
  let online = true;
  let asleep = false;
  let life = createLife();
  life.end();
  let tabs: Tab[] = [];
  let opened = 0;
  const known = createCell<Known>(NOTHING_KNOWN);

  const crash = (): void => {
    world.trace(`device ${number} loses power`);
    disk.crashIn = null;
    if (world.faults.looseDisk) disk.takeBack();
    life.end();
    tabs = [];
    peers.set([]);
    // The store's own writes are relaxed: its mark may be older than what is in it.
    disk.store.place = Math.max(0, disk.store.place - lot.below(20));
  };
  const counting = {
    count: () => {
      if (disk.crashIn === null) return false;
      disk.crashIn -= 1;
      return disk.crashIn <= 0;
    },
    now: () => {
      if (!life.isDead()) crash();
    },
  };

  const certifyNow = (): void => {
    const [secret] = disk.keys.secrets;
    if (disk.keys.root && secret?.epoch === disk.keys.list.epoch)
      certificates.make(deskPair(ring, secret).key, secret.epoch, time.now(), endsOf(disk.keys.list));
  };
  certifyNow();
  disk.keys.listeners.add(certifyNow);

  const openTab = async (): Promise<void> => {
    opened += 1;
    const own = lot.of(`tab ${opened}`);
    const tabLife = life.within();
    const clock = clockOf(time, tabLife, () => ahead);
    const writing = createWriting(
      { time, life: tabLife, lot: own.of('disk'), slow: own.pick([3, 3, 40]) },
      counting,
    );
    const members = createMemoryMembers(id, disk.keys, clock.now);
    const log = createSimLog({
      device: id,
      disk,
      life: tabLife,
      now: clock.now,
      sign: text => ring.signText(pair.secret, text).slice(0, 86),
      verify: change => isSigned(world, change),
      writing,
      appended: entries => {
        const to = entries.at(-1)?.at ?? 0;
        const log = disk.log.entries.flatMap(({ at, change }) => (at <= to ? [change] : []));
        const written = entries.map(({ change }) => change);
        records.over.push(...confirmedOver(log, written).map(what => `device ${number} ${what}`));
        records.again.push(...decidedAgain(log, written, id).map(what => `device ${number} ${what}`));
      },
      acknowledged: entries => {
        for (const { change } of entries) {
          records.acknowledged.push(change);
          for (const { device, last } of disk.keys.list.members)
            if (last !== null && device !== id)
              records.after.set(device, [...(records.after.get(device) ?? []), change]);
        }
      },
      taken: entries => {
        const sigs = records.taken.get(id) ?? new Set();
        records.taken.set(id, sigs);
        for (const { change } of entries) sigs.add(change.sig);
      },
    });
    const store = createSimStore(log, disk.store, world.faults.fold ?? fold);
    const parts = { time, life: tabLife, lot: own.of('net'), weather, relays, ways };
    const list = () => disk.keys.list;
    const keeper = createCell(false);
    const ports: DeskPorts = {
      log,
      store: store.store,
      marks: createSimMarks(disk, tabLife, writing),
      clock,
      chance: chanceFrom(own.of('chance')),
      digest: { sha256: async text => hash(text) },
      phones: async () => ({ international: text => text }),
      device: id,
      letters: createSimDeskLetters({
        ring,
        root: root.key,
        certificates,
        device: id,
        members,
        list,
        given: disk.desks,
        clock,
      }),
      publicLetters: createSimPublicLetters(ring, certificates),
      links: simDeskLinks,
      logins: createMemoryLogins(chanceFrom(own.of('logins'))).desk,
      relays: createSimRelays(parts),
      pageBack: createSimPageBack(parts),
      urls: createCell(urls).live,
      misconfigured: createCell(null).live,
      members,
      staffLetters: createSimStaffLetters(ring, members.secrets),
      peers: { connected: peers.live },
      isHome: url => url === world.home,
      known,
      pairingBox: () => Promise.reject(new Error('Devices are added without a code')),
      recovery: { words: async () => null, enter: async () => err({ is: 'locked' }) },
      backupBox: noBackups(),
      ownerKey: () => null,
      keeper: keeper.live,
      damaged: createCell(0).live,
      check: async () => ok(0),
      clockOff: createCell<number | null>(null).live,
    };
    const present = world.faults.desk?.(ports) ?? ports;
    const running = await createDesk(present);
    if (tabLife.isDead()) return;
    const stopMembers = members.list(next => {
      void restand(disk, log, next);
    });
    const tab: Tab = { life: tabLife, desk: running.desk, ports: present, running, keeping: null };
    ended.set(tab, () => {
      stopMembers();
      store.stop();
    });
    tabs = [...tabs, tab];
    if (!tabs.some(({ keeping }) => keeping)) elect();
  };
  const ended = new WeakMap<Tab, () => void>();

  const elect = (): void => {
    const next = tabs.find(tab => !tab.life.isDead() && !tab.life.sleeps() && !tab.keeping) ?? null;
    if (!next) return;
    const old = tabs.find(({ keeping }) => keeping);
    disk.log.generation += 1;
    const { generation } = disk.log;
    next.keeping = next.running.keep(generation);
    // The one before stops when it learns of it, which takes a moment, and longer where it was frozen.
    const stopOld = old?.keeping;
    if (old && stopOld)
      time.after(50, old.life, () => {
        stopOld();
        old.keeping = null;
        // It was frozen so long that the one after it was closed meanwhile.
        if (!tabs.some(({ keeping }) => keeping)) elect();
      });
  };

  return {
    number,
    id,
    disk,
    ways,
    tabs: () => tabs.filter(tab => !tab.life.isDead()),
    setClock: to => {
      ahead = to;
    },
    isOn: () => !life.isDead(),
    isAwake: () => !life.isDead() && !asleep,
    sleep: to => {
      if (asleep === to) return;
      asleep = to;
      for (const way of ways.values()) way.block('asleep', to);
      life.setAsleep(to);
    },
    setOnline: to => {
      online = to;
      for (const way of ways.values()) way.block('offline', !to);
    },
    isOnline: () => online,
    crash,
    start: async () => {
      life = createLife();
      asleep = false;
      for (const way of ways.values()) way.block('asleep', false);
      await openTab();
    },
    openTab,
    closeTab: tab => {
      tab.life.end();
      tab.keeping?.();
      ended.get(tab)?.();
      tabs = tabs.filter(one => one !== tab);
      if (tab.keeping) time.after(30, life, elect);
    },
    elect,
    peers: { set: peers.set },
    life: () => life,
  };
};

/** Whether it bears the signature of the device that it names. */
const isSigned = ({ ring, signers }: World, change: Change): boolean => {
  const key = signers.get(change.device);
  return (
    key !== undefined &&
    change.id.endsWith(change.device) &&
    ring.isSignedText(key, signedText(change), change.sig)
  );
};

/** One for each device: whoever listens to it would be kept with their whole run. */
const noBackups = (): DeskPorts['backupBox'] => ({
  seal: async () => new Blob([]),
  open: async () => err('not-a-backup'),
  hasFolders: false,
  folder: createCell(null).live,
  choose: async () => err('refused'),
  allow: async () => false,
  leave: async () => undefined,
  write: async () => err('no-folder'),
});

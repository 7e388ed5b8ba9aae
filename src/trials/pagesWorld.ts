import { afterEach } from 'vitest';
import { startPages } from '../app/desk/pages';
import { createPagesKnown, type OtherDevice } from '../app/desk/pagesKnown';
import type { Log, Members, Relays, Stop } from '../app/ports';
import { createSteeredClock, type SteeredClock } from '../app/testing/clock';
import { createMemoryDisk, createMemoryLog, type MemoryDisk } from '../app/testing/log';
import { addKeys, createMemoryMembers, foundKeys, type MemoryKeys } from '../app/testing/members';
import { createMemoryRelay, createMemoryRelays, type MemoryRelay } from '../app/testing/relays';
import { createMemoryStaffLetters } from '../app/testing/staff';
import { sameHeads } from '../core/heads';
import type { DeviceId } from '../core/id';
import type { Draft, Heads } from '../core/ledger';
import type { NewMember } from '../core/membership';

// Several devices of one business, awake and asleep, with nothing between them but relays.

export const HOME = 'wss://home.example/relay';
export const OTHER = 'wss://other.example';

const stops: Stop[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

export type Business = {
  readonly clock: SteeredClock;
  /** What each device keeps of keys. The first one founded the business. */
  readonly keys: Map<DeviceId, MemoryKeys>;
  readonly network: Map<string, MemoryRelay>;
  readonly urls: readonly string[];
};

export const DEVICES = ['a', 'b', 'c'].map(letter => letter.repeat(16) as DeviceId) as [
  DeviceId,
  DeviceId,
  DeviceId,
];

export const createBusiness = async (
  devices: readonly DeviceId[] = DEVICES,
  urls: readonly string[] = [HOME],
): Promise<Business> => {
  const clock = createSteeredClock(Date.UTC(2027, 0, 4, 15));
  const others = devices.filter(device => device !== DEVICES[0]).map(newMember);
  const own = foundKeys('0'.repeat(64), newMember(DEVICES[0]));
  const keys = new Map([[DEVICES[0], own]]);
  for (const added of others)
    keys.set(added.device, await addKeys(createMemoryMembers(DEVICES[0], own, clock.now), added));
  return { clock, keys, network: new Map(urls.map(url => [url, createMemoryRelay()])), urls };
};

export const newMember = (device: DeviceId): NewMember => ({
  device,
  key: 'A'.repeat(43),
  letter: null,
  answers: true,
  settings: true,
});

export const relayAt = (business: Business, url: string = HOME): MemoryRelay => {
  const relay = business.network.get(url);
  if (!relay) throw new Error('No such relay');
  return relay;
};

export type DeviceAt = {
  readonly id: DeviceId;
  readonly log: Log;
  readonly disk: MemoryDisk;
  readonly members: Members;
  /** Letters sent since it was made. */
  readonly sent: () => number;
  readonly toSend: () => number;
  readonly heard: (heads: Heads) => void;
  readonly others: () => readonly OtherDevice[];
  /** Keeps until it is put to sleep. */
  readonly wake: () => Stop;
  readonly write: (...drafts: readonly Draft[]) => Promise<void>;
};

export type DeviceOptions = {
  /** On the disk of an earlier one, after a reload. */
  readonly before?: DeviceAt;
  /** Its clock is off by this many milliseconds. */
  readonly off?: number;
  /** Puts something between the device and the relays. */
  readonly through?: (relays: Relays) => Relays;
};

const marksOf = new WeakMap<MemoryDisk, Map<string, number>>();

export const createDevice = (
  business: Business,
  id: DeviceId,
  { before, off = 0, through = relays => relays }: DeviceOptions = {},
): DeviceAt => {
  const clock = {
    now: () => business.clock.now() + off,
    at: (at: number, call: () => void) => business.clock.at(at - off, call),
  };
  const disk = before?.disk ?? createMemoryDisk();
  const log = createMemoryLog({ device: { id }, now: clock.now, disk });
  const kept = marksOf.get(disk) ?? new Map<string, number>();
  marksOf.set(disk, kept);
  const marks = {
    get: async (name: string) => kept.get(name) ?? 0,
    set: async (name: string, at: number) => void kept.set(name, at),
  };
  const keys = business.keys.get(id);
  if (!keys) throw new Error('No such device');
  const members = createMemoryMembers(id, keys, clock.now);
  const inMemory = through(createMemoryRelays(business.network));
  let sent = 0;
  const relays: Relays = {
    ...inMemory,
    publish: (urls, letter) => {
      sent += 1;
      return inMemory.publish(urls, letter);
    },
  };
  const known = createPagesKnown({ log, marks, clock, device: id });
  let toSend = 0;
  let others: readonly OtherDevice[] = [];
  known.toSend(count => {
    toSend = count;
  });
  known.others(now => {
    others = now;
  });
  stops.push(known.stop);
  return {
    id,
    log,
    disk,
    members,
    sent: () => sent,
    toSend: () => toSend,
    heard: known.heard,
    others: () => others,
    wake: () => {
      const stop = startPages(
        {
          log,
          marks,
          clock,
          device: id,
          members,
          staffLetters: createMemoryStaffLetters(members.secrets),
          relays,
          urls: business.urls,
          isHome: url => url === HOME,
        },
        known,
      );
      stops.push(stop);
      return stop;
    },
    write: async (...drafts) => {
      const written = await log.append(drafts);
      if (!written.ok) throw new Error(written.error.is);
    },
  };
};

export const client = (key: string, name = key): Draft => ({
  of: 'client',
  key,
  set: { name },
  by: 'owner',
});

export const clients = (count: number, prefix = 'k', text = ''): Draft[] =>
  Array.from({ length: count }, (_, n) => client(`${prefix}${n}`, `${prefix}${n}${text}`));

/** Lets what is under way come to rest, and time pass by seconds while it is awaited. */
export const passes = async (
  business: Business,
  holds: () => boolean | Promise<boolean>,
  seconds = 120,
): Promise<void> => {
  for (let second = 0; second < seconds; second++) {
    await settle();
    if (await holds()) return;
    business.clock.advance(1000);
  }
  throw new Error(`Waited in vain for ${holds}`);
};

/** All that needs no clock. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 60; turn++) await new Promise(resolve => setImmediate(resolve));
};

export const rest = async (business: Business, seconds = 40): Promise<void> => {
  for (let second = 0; second < seconds; second++) {
    await settle();
    business.clock.advance(1000);
  }
};

export const inStep =
  (...devices: readonly DeviceAt[]) =>
  async (): Promise<boolean> => {
    const [first, ...others] = await Promise.all(devices.map(device => device.log.heads()));
    return first !== undefined && others.every(heads => sameHeads(first, heads));
  };

/** Everything that a device's log holds, in an order of its own. */
export const contentOf = async ({ log }: DeviceAt): Promise<readonly string[]> =>
  (await log.read(0, 1_000_000)).map(({ change }) => JSON.stringify(change)).sort();

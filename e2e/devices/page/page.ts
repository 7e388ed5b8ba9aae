import { setupDrafts } from '../../../src/app/desk/setup';
import { createCell, first } from '../../../src/app/live';
import type { MembersNews, PeerState } from '../../../src/app/ports';
import { foldAll } from '../../../src/core/erasing';
import { type DeviceId, KEY_BYTES, keyFrom } from '../../../src/core/id';
import { canonical, type Json } from '../../../src/core/json';
import type { Draft, Fields, Kind } from '../../../src/core/ledger';
import { withMember } from '../../../src/core/membership';
import type { Result } from '../../../src/core/result';
import { chance } from '../../../src/shell/device/chance';
import { createClock } from '../../../src/shell/device/clock';
import { createConfig } from '../../../src/shell/device/config';
import { keepJournal } from '../../../src/shell/device/journal';
import { painted } from '../../../src/shell/device/painted';
import { createLedger, type Ledger } from '../../../src/shell/log/ledger';
import { createPeers } from '../../../src/shell/peers/peers';
import { createDeskVault, type DeskVault, openDeskVault } from '../../../src/shell/vault/deskVault';
import { createJoining } from '../../../src/shell/vault/joining';

/** What a book must have before its screens show it. */
export type Shop = { readonly zone: string; readonly name: string };

type Keys = { readonly device: DeviceId; readonly key: string; readonly letter: string };
type Invitation = { readonly root: string; readonly news: MembersNews };

declare global {
  interface Window {
    readonly devicePage: typeof page;
    /** Told to the test at the moment at which a change is in the log here. */
    readonly arrived?: (key: string) => Promise<void>;
  }
}

const NAME = 'caderneta';
/** How far this device's clock is off, in milliseconds; its timers run as ever. */
let off = 0;
const real = createClock();
const clock = { now: () => real.now() + off, at: (at: number, call: () => void) => real.at(at - off, call) };

let vault: DeskVault | null = null;
let ledger: Ledger | null = null;
let closePeers: (() => void) | null = null;
const connected = createCell<readonly PeerState[]>([]);

const sure = <T, E>(result: Result<T, E>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const open = () => {
  if (!vault || !ledger) throw new Error('not open');
  return { vault, ledger };
};

const key = () => keyFrom(chance.bytes(KEY_BYTES));

const draft = (of: Kind, name: string, set: Fields): Draft => ({ of, key: name, set, by: 'owner' });

/** A device's vault, ledger and syncing as the app puts them together, without its screens. */
const page = {
  /** Makes this browser the first device of a business. */
  found: async (): Promise<void> => {
    vault = sure(await createDeskVault({ clock }));
  },
  /** What a joining device shows to one that belongs. */
  keys: async (): Promise<Keys> => sure(await createJoining({ clock, isUnused: async () => true }).keys()),
  invite: async (keys: Keys): Promise<Invitation> => {
    const { members, root } = open().vault;
    sure(await members.change(list => withMember(list, { ...keys, answers: true, settings: true })));
    return { root, news: await members.news() };
  },
  join: async ({ root, news }: Invitation): Promise<void> => {
    sure(await createJoining({ clock, isUnused: async () => true }).finish(root, news));
  },
  /** Begins to keep the book, and with `live` to meet the others. */
  open: async (live: boolean, clockOff = 0): Promise<void> => {
    off = clockOff;
    vault ??= sure(await openDeskVault({ clock }));
    if (!vault) throw new Error('no keys');
    ledger = createLedger({
      name: NAME,
      device: vault.device,
      verify: vault.verify,
      standingOf: vault.standingOf,
      members: vault.members.list,
      clock,
      idle: async () => undefined,
      painted,
    });
    ledger.onKeep(() => {
      void keepJournal(`${NAME}-journal`);
      return () => undefined;
    });
    if (!live) return;
    const config = createConfig({ page: new URL('/', location.href).href, clock });
    const peers = createPeers({
      name: NAME,
      device: vault.device.id,
      ledger,
      members: vault.members,
      clock,
      chance,
      meeting: config.meeting,
      idle: async () => undefined,
    });
    closePeers = peers.close;
    peers.connected(connected.set);
  },
  close: async (): Promise<void> => {
    closePeers?.();
    await ledger?.close();
    await vault?.close();
    [vault, ledger, closePeers] = [null, null, null];
  },

  setUp: async ({ name, zone }: Shop): Promise<void> => {
    const drafts = setupDrafts(
      {
        name,
        zone,
        locale: 'en-US',
        currency: 'USD',
        country: 'US',
        service: { name: 'Haircut', duration: 30, price: null },
        weekly: Array.from({ length: 7 }, () => []),
        staff: 'Me',
      },
      key,
    );
    sure(await open().ledger.log.append(drafts));
  },
  write: async (name: string, value: Json = 1, of: Kind = 'client'): Promise<void> => {
    sure(await open().ledger.log.append([draft(of, name, { value })]));
  },
  /** One after the other, each told to the test as soon as it is acknowledged. */
  writeAll: async (names: readonly string[]): Promise<void> => {
    for (const name of names) {
      await page.write(name);
      await window.arrived?.(name);
    }
  },
  /** As many changes as a busy shop makes in some years, a thousand at a time; some of today, at `title`. */
  fill: async (count: number, today: number, title: string): Promise<void> => {
    const { log } = open().ledger;
    const book = (await log.read(0, 50)).map(({ change }) => change);
    const staff = book.find(({ of }) => of === 'staff')?.key ?? key();
    for (let from = 0; from < count; from += 1000) {
      const drafts = Array.from({ length: Math.min(1000, count - from) }, (_, n) => {
        const start = n === 0 && from === 0 ? today : today - (from + n) * 37 * 60_000;
        const state: Json = { is: 'confirmed' };
        // Blocked time needs neither service nor client.
        return draft('session', key(), {
          service: null,
          when: { staff, start, end: start + 30 * 60_000, before: 0, after: 0 },
          state,
          title: n === 0 && from === 0 ? title : `Session ${from + n}`,
          client: null,
        });
      });
      sure(await log.append(drafts));
    }
  },
  erase: async (name: string): Promise<void> => {
    sure(await open().ledger.log.erase('client', name, 'owner'));
  },
  /** Tells the test as soon as a record is in this log. */
  await: async (name: string): Promise<void> => {
    const { log } = open().ledger;
    const look = async () => {
      if ((await log.history('client', name)).length === 0) return false;
      await window.arrived?.(name);
      return true;
    };
    if (await look()) return;
    const stop = log.onAppended(() => void look().then(done => done && stop()));
  },
  /** Whether all of the log stands in the volumes. */
  carried: async () => {
    const { log, volumes } = open().ledger;
    return sure(await volumes.carried()).mark === (await log.end());
  },
  /** Resolves when the volumes and the store hold all of the log. */
  settled: async (): Promise<void> => {
    const { log, store } = open().ledger;
    await store.caughtUp(await log.end());
    while (!(await page.carried())) await new Promise(resolve => setTimeout(resolve, 100));
  },
  connected: () => connected.get(),
  /**
   * Resolves when it is connected with so many others and has what each of them has. Nothing asks for it again and
   * again: a device that is measured has a processor to itself.
   */
  inStep: (others: number, patience: number) =>
    new Promise<void>((resolve, reject) => {
      connected.live(states => {
        if (states.length === others && states.every(({ inStep }) => inStep)) resolve();
      });
      real.at(real.now() + patience, () =>
        reject(new Error(`not in step: ${JSON.stringify(connected.get())}`)),
      );
    }),
  device: () => open().vault.device.id,
  heads: async () => canonical(await open().ledger.log.heads()),
  keeping: () => first(open().ledger.keeping),
  /** What the changes of the log come to, record by record. */
  records: async () => {
    const entries = await open().ledger.log.read(0, Number.MAX_SAFE_INTEGER);
    return canonical(
      [...foldAll(entries.map(({ change }) => change)).entries()].toSorted() as unknown as Json,
    );
  },
  /** Those of some names that no change in the log is about. */
  missing: async (names: readonly string[]): Promise<readonly string[]> => {
    const { log } = open().ledger;
    const changes = await Promise.all(names.map(name => log.history('client', name)));
    return names.filter((_, at) => changes[at]?.length === 0);
  },
  history: async (name: string) => (await open().ledger.log.history('client', name)).length,
  /** Years with the places that their volumes hold, and how many of these stand twice. */
  volumes: async () => {
    const { volumes } = open().ledger;
    const years: { year: number; places: number; doubles: number }[] = [];
    for (const year of sure(await volumes.years())) {
      const changes = sure(await volumes.changesOf(year));
      const places = new Set(changes.map(({ device, seq }) => `${device}/${seq}`)).size;
      years.push({ year, places, doubles: changes.length - places });
    }
    return years;
  },
  compact: async (year: number): Promise<boolean> => {
    const { volumes } = open().ledger;
    const carried = sure(await volumes.carried());
    return (await volumes.compact(year, carried.generation)).ok;
  },
};

Object.assign(window, { devicePage: page });

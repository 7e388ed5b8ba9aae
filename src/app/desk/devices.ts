import { cappedHeads, countOf, headOf, joinHeads, lacking } from '../../core/heads';
import type { ChangeId } from '../../core/hlc';
import type { DeviceId } from '../../core/id';
import type { Fields, Heads } from '../../core/ledger';
import {
  isPresent,
  type Membership,
  maySet,
  memberOf,
  rotated,
  wasRemoved,
  withAnswers,
  withoutMember,
  withSettings,
} from '../../core/membership';
import type { Result } from '../../core/result';
import { SECOND } from '../../core/time';
import { atFirst, combine, lasting, share } from '../live';
import type { Offering, Rights } from '../pairing/offering';
import type { Clock, Live, Log, Members, PeerState, RelayState, Store } from '../ports';
import type { Done } from './desk';
import { endOf } from './ending';
import type { Write } from './write';

/** A device of the business. Their order is that in which they answer. */
export type DeviceEntry = {
  readonly key: DeviceId;
  /** Empty until it has told its name. */
  readonly name: string;
  readonly own: boolean;
  /** "Answers requests". */
  readonly answers: boolean;
  /** "May change settings". */
  readonly settings: boolean;
  readonly removed: boolean;
  /** Connected at this moment. */
  readonly here: boolean;
  /** When it was last heard of, epoch milliseconds; null: not yet. */
  readonly seen: number | null;
  /** How many of the changes held here it is not known to have; null while nothing is known. */
  readonly lacks: number | null;
  /** How many changes it is known to have that are not here; of the own device: how many any other has. */
  readonly ahead: number;
  /** How many of them it wrote itself: removed now, it leaves them to wait in Attention. */
  readonly unsent: number;
  /**
   * How many changes of devices that were removed before no other device is known to have: the others believe nothing
   * of those from one that is removed itself, so that removed now, it takes them along.
   */
  readonly takesAlong: number;
};

/** How far the devices are in step, as far as this one can know. */
export type SyncStatus =
  /** The business has one device; for when it is lost, its changes go to the host's relay. Told is what stays. */
  | { readonly is: 'alone'; readonly toSend: number }
  /** Neither the relays have had time to answer, nor any tab to tell how far this device's changes got. */
  | { readonly is: 'starting' }
  /** Neither a relay nor another device can be reached. */
  | { readonly is: 'offline'; readonly toSend: number }
  /** Own changes that no relay and no other device has taken yet. */
  | { readonly is: 'to-send'; readonly toSend: number }
  /** Changes that another device is known to have and this one has not. */
  | { readonly is: 'to-fetch'; readonly toFetch: number }
  /**
   * So many other devices, of so many, have all that this one has and nothing that it lacks; of `unheard` ones nothing is
   * known yet.
   */
  | { readonly is: 'synced'; readonly devices: number; readonly of: number; readonly unheard: number };

/** What another device last said that it has, and when that was heard, by this one's clock (epoch ms). */
export type Heard = { readonly device: DeviceId; readonly heads: Heads; readonly at: number };

type Changing = ReturnType<Members['change']>;

export type DeskDevices = {
  readonly list: Live<readonly DeviceEntry[]>;
  readonly sync: Live<SyncStatus>;
  /** Whether this device holds the owner's key: without it none can be added, limited or removed here. */
  readonly manages: () => boolean;
  /** Offers a place to one more device. */
  readonly offer: () => Promise<Offering>;
  readonly rename: (device: DeviceId, name: string) => Promise<Done>;
  readonly allow: (device: DeviceId, rights: Partial<Rights>) => Changing;
  /** What it wrote up to now stays; of what comes after it reads nothing and writes nothing into the book. */
  readonly remove: (device: DeviceId) => Changing;
};

type Ports = {
  readonly device: DeviceId;
  readonly log: Log;
  readonly store: Store;
  readonly clock: Clock;
  readonly members: Members;
  readonly connected: Live<readonly PeerState[]>;
  /** By letters, whether it is awake now or not. */
  readonly heard: Live<readonly Heard[]>;
  /** Own changes that no relay and no other device has; none where there is nobody to send them to. Null: not known. */
  readonly toSend: Live<number | null>;
  readonly relays: Live<readonly RelayState[]>;
  readonly write: Write;
  /** `remove` takes a device off the list again that did not join after all. */
  readonly offer: (remove: DeskDevices['remove']) => Promise<Offering>;
};

/** The business's devices: who they are, what they may do, and what each of them has. */
export const createDevices = (ports: Ports): DeskDevices => {
  const { device: own, log, store, clock, members, write } = ports;
  const mine = share(headsNow(log));
  const told = share(
    combine([ports.connected, ports.heard], (here, told) => newest(here, told, clock.now())),
  );
  const list = combine(
    [members.list, mine, ports.connected, told, store.watch({ of: 'device' })],
    (membership, { heads, known }, here, others, records) => {
      const names = new Map(records.map(({ key, fields }) => [key, nameIn(fields)]));
      const held = cappedHeads(heads, membership);
      const beyond = (theirs: Heads): number =>
        countOf(lacking(cappedHeads(known, membership), cappedHeads(theirs, membership)));
      return membership.members.map(({ device, last, ...member }): DeviceEntry => {
        const told = others.get(device);
        return {
          key: device,
          name: names.get(device) ?? '',
          own: device === own,
          answers: member.answers,
          settings: maySet(member),
          removed: last !== null,
          here: device === own || here.some(one => one.device === device),
          seen: device === own ? clock.now() : (told?.at ?? null),
          lacks: device === own ? 0 : told ? countOf(lacking(told.heads, held)) : null,
          ahead: beyond(device === own ? ofAll(others, membership) : (told?.heads ?? {})),
          unsent: Math.max(0, headOf(told?.heads ?? {}, device) - headOf(heads, device)),
          takesAlong: countOf(
            lacking(
              cappedHeads(joinHeads(known, ofAll(others, membership, device)), membership),
              cappedHeads(told?.heads ?? {}, membership),
            ).filter(run => wasRemoved(membership, run.device)),
          ),
        };
      });
    },
  );
  const sync = combine(
    [
      members.list,
      mine,
      ports.connected,
      told,
      ports.toSend,
      lasting(
        clock,
        SENDING,
        combine([ports.toSend], count => count ?? 0),
      ),
      ports.relays,
      atFirst(clock, STARTING),
    ],
    (membership, { heads, known }, here, others, toSend, late, relays, isFirst): SyncStatus => {
      const rest = membership.members.filter(({ device, last }) => device !== own && last === null);
      if (rest.length === 0) return { is: 'alone', toSend: late };
      const reached = here.length > 0 || relays.some(({ state }) => state === 'open');
      if (!reached) return isFirst ? { is: 'starting' } : { is: 'offline', toSend: toSend ?? 0 };
      if (toSend === null) return { is: 'starting' };
      if (toSend > 0) return { is: 'to-send', toSend };
      const apart = new Set(here.flatMap(({ device, inStep }) => (inStep ? [] : [device])));
      const held = cappedHeads(heads, membership);
      const all = cappedHeads(known, membership);
      const toFetch = countOf(lacking(all, cappedHeads(ofAll(others, membership), membership)));
      if (toFetch > 0) return { is: 'to-fetch', toFetch };
      const same = rest.filter(({ device }) => {
        const told = others.get(device);
        if (!told || apart.has(device)) return false;
        const theirs = cappedHeads(told.heads, membership);
        return lacking(theirs, held).length === 0 && lacking(all, theirs).length === 0;
      });
      const unheard = rest.filter(({ device }) => !others.has(device)).length;
      return { is: 'synced', devices: same.length, of: rest.length, unheard };
    },
  );
  const devices: DeskDevices = {
    list,
    sync: share(sync),
    manages: members.holdsRoot,
    offer: () => ports.offer(device => devices.remove(device)),
    rename: (device, name) => write([{ of: 'device', key: device, by: 'owner', set: { name } }]),
    allow: async (device, rights) => {
      const seq = headOf(await log.heads(), device);
      const end = await endOf(log, device, seq);
      return members.change(present => allowed(present, device, rights, seq, end));
    },
    remove: async (device): Promise<Result<void, Extract<Awaited<Changing>, { ok: false }>['error']>> => {
      const last = headOf(await log.heads(), device);
      const end = await endOf(log, device, last);
      return members.change(present => withoutMember(present, device, last, end));
    },
  };
  return devices;
};

/** Who may no longer answer still holds the desk key: it is made anew, and not given to that device. */
const allowed = (
  list: Membership,
  device: DeviceId,
  rights: Partial<Rights>,
  seq: number,
  end: ChangeId | null,
): Membership => {
  if (!isPresent(list, device)) return list;
  const before = memberOf(list, device)?.answers ?? false;
  const { answers = before, settings } = rights;
  const next = withAnswers(list, device, answers, seq, end);
  const limited = settings === undefined ? next : withSettings(next, device, settings, seq);
  return before && !answers ? rotated(limited) : limited;
};

const headsNow =
  (log: Log): Live<{ readonly heads: Heads; readonly known: Heads }> =>
  listen => {
    let stopped = false;
    const tell = async (): Promise<void> => {
      const [heads, known] = await Promise.all([log.heads(), log.known()]);
      if (!stopped) listen({ heads, known });
    };
    void tell();
    const stop = log.onAppended(() => void tell());
    return () => {
      stopped = true;
      stop();
    };
  };

/** How long changes are on their way before one device alone says so: nobody waits for them. */
const SENDING = 15 * SECOND;

/** How long relays may take before a desk that was just opened says that none can be reached. */
const STARTING = 3 * SECOND;

type Told = { readonly heads: Heads; readonly at: number };

/** Of each other device all that it is known to have: nothing is ever taken out of a ledger. */
const newest = (
  here: readonly PeerState[],
  told: readonly Heard[],
  now: number,
): ReadonlyMap<DeviceId, Told> => {
  const all = new Map<DeviceId, Told>();
  for (const { device, heads, at } of [...told, ...here.map(peer => ({ ...peer, at: now }))]) {
    const before = all.get(device);
    all.set(device, {
      heads: before ? joinHeads(before.heads, heads) : heads,
      at: Math.max(before?.at ?? at, at),
    });
  }
  return all;
};

/** What the other devices have, taken together, but for one; a removed one is not believed any more. */
const ofAll = (others: ReadonlyMap<DeviceId, Told>, list: Membership, but: DeviceId | null = null): Heads =>
  joinHeads(
    ...[...others].flatMap(([device, { heads }]) =>
      device !== but && isPresent(list, device) ? [heads] : [],
    ),
  );

const nameIn = (fields: Fields): string => {
  const name = fields['name'];
  return typeof name === 'string' ? name : '';
};

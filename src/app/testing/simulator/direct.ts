import type { Change, Heads } from '../../../core/ledger';
import { isPresent } from '../../../core/membership';
import { headsOf } from '../../../core/numbering';
import type { PeerState } from '../../ports';
import type { MemoryDisk } from '../log';
import type { Machine } from './machine';
import { createLife } from './time';
import type { World } from './world';

/** What devices that are awake together hand to one another without a relay. */
export type Direct = {
  /** Whether two of them can reach each other. */
  readonly setParted: (isParted: (a: Machine, b: Machine) => boolean) => void;
  /** Looks once at who can reach whom and what they lack; goes on by itself until all have the same. */
  readonly look: () => void;
  /** Looks whenever something new stands on its disk. */
  readonly follow: (machine: Machine) => void;
};

/** What goes on whatever happens to a device. */
const ALWAYS = createLife();

type Held = {
  readonly places: ReadonlyMap<string, Change>;
  /** Of these those that count, so that nobody's word takes them away. */
  readonly counted: ReadonlySet<string>;
  readonly gone: ReadonlySet<string>;
  readonly heads: Heads;
  /**
   * All that two devices must have alike to be in step. What is known as erased is not among what is held, though a
   * removed device's change may be held back there as well: out of a volume it goes for all.
   */
  readonly digest: string;
};

const heldOf = (disk: MemoryDisk): Held => {
  const changes = [...disk.entries, ...disk.held].map(({ change }) => change);
  const places = new Map(changes.map(change => [`${change.device}/${change.seq}`, change]));
  const gone = new Set(disk.gone.map(({ device, seq }) => `${device}/${seq}`));
  return {
    places,
    counted: new Set(disk.entries.map(({ change: { device, seq } }) => `${device}/${seq}`)),
    gone,
    heads: headsOf(disk.counted),
    digest: `${[...places.keys()]
      .filter(place => !gone.has(place))
      .sort()
      .join()} ${[...gone].sort().join()}`,
  };
};

/**
 * Every pair meets by itself, as hub and volumes' rooms would have it: those of one epoch exchange changes, all
 * that know a secret in common hand the list of devices on. `works`: there are networks where none of it does.
 */
export const createDirect = (world: World, machines: () => readonly Machine[], works: boolean): Direct => {
  const { time, lot } = world;
  const own = lot.of('direct');
  const known = new Map<Machine, Held>();
  const held = (machine: Machine): Held => {
    const found = known.get(machine) ?? heldOf(machine.disk.log);
    known.set(machine, found);
    return found;
  };
  let isParted = (_a: Machine, _b: Machine): boolean => false;

  const meets = (a: Machine, b: Machine): boolean =>
    works && a !== b && a.isAwake() && b.isAwake() && a.isOnline() && b.isOnline() && !isParted(a, b);
  const secretsOf = ({ disk }: Machine): readonly string[] =>
    disk.keys.secrets.map(({ secret }) => secret.join());
  const isSameEpoch = (a: Machine, b: Machine): boolean => secretsOf(a)[0] === secretsOf(b)[0];
  const keeperOf = (machine: Machine) =>
    machine.tabs().find(({ keeping, life }) => keeping && !life.sleeps()) ?? null;

  const hand = async (from: Machine, to: Machine): Promise<void> => {
    const giver = keeperOf(from);
    const taker = keeperOf(to);
    if (!giver || !taker) return;
    const shared = secretsOf(from).some(secret => secretsOf(to).includes(secret));
    // Nobody lets a stranger, or one that was removed, into a room of this epoch.
    if (shared) await taker.ports.members.take(await giver.ports.members.news());
    if (!isSameEpoch(from, to) || !isPresent(from.disk.keys.list, to.id)) return;
    const [ours, theirs] = [held(from), held(to)];
    if (ours.digest === theirs.digest) return;
    const isKnown = (place: string): boolean => theirs.places.has(place) || theirs.gone.has(place);
    const lacking = [...ours.places].flatMap(([place, change]) => (isKnown(place) ? [] : [change]));
    const isAbsent = (place: string): boolean => !theirs.counted.has(place) && !theirs.gone.has(place);
    const gone = from.disk.log.gone.filter(({ device, seq }) => isAbsent(`${device}/${seq}`));
    if (lacking.length === 0 && gone.length === 0) return;
    // A line that breaks takes the rest with it; it is made up for when they meet again.
    const breaks = own.falls(world.weather.breaks * 5);
    if (breaks) time.after(3_000, ALWAYS, look);
    await taker.ports.log.accept(
      breaks ? lacking.slice(0, own.below(lacking.length)) : lacking,
      breaks ? [] : gone,
    );
  };

  const tell = (): void => {
    for (const machine of machines()) {
      const states = machines().flatMap((other): PeerState[] => {
        if (!meets(machine, other) || !isSameEpoch(machine, other)) return [];
        const { heads } = held(other);
        const inStep = held(machine).digest === held(other).digest;
        return [{ device: other.id, heads, inStep }];
      });
      const text = JSON.stringify(states);
      if (told.get(machine.number) === text) continue;
      told.set(machine.number, text);
      machine.peers.set(states);
    }
  };
  const told = new Map<number, string>();

  const pairs = (): readonly (readonly [Machine, Machine])[] =>
    machines().flatMap(a => machines().flatMap(b => (meets(a, b) ? [[a, b] as const] : [])));

  const look = (): void => {
    for (const [a, b] of pairs())
      if (held(a).digest !== held(b).digest || a.disk.keys.list !== b.disk.keys.list)
        time.after(10 + own.below(200), b.life(), () => {
          if (meets(a, b)) void hand(a, b).then(tell);
        });
    tell();
  };
  let soon = false;
  const later = (): void => {
    if (soon) return;
    soon = true;
    time.after(50, ALWAYS, () => {
      soon = false;
      look();
    });
  };
  return {
    follow: machine => {
      machine.disk.log.listeners.add(() => {
        known.delete(machine);
        later();
      });
      machine.disk.keys.listeners.add(later);
    },
    setParted: to => {
      isParted = to;
    },
    look,
  };
};

import type { ChangeId } from '../../../core/hlc';
import type { DeviceId, Key } from '../../../core/id';
import { deviceIdFrom } from '../../../core/id';
import type { Change } from '../../../core/ledger';
import type { NewMember } from '../../../core/membership';
import type { DeskPorts } from '../../desk/create';
import type { WalletPorts } from '../../wallet/create';
import { type Certificates, createCertificates } from './certificates';
import { createRing, type KeyPair, type Ring } from './keys';
import { FAIR, type Weather } from './links';
import { createLot, hash, type Lot } from './lot';
import { createSimRelay, type SimRelay } from './relay';
import type { Fold } from './store';
import { createTimeline, type Timeline } from './time';

/** Faults that are put in by hand, to see that a run catches them: each wraps what a device or wallet is given. */
export type Faults = {
  readonly desk?: (ports: DeskPorts) => DeskPorts;
  readonly wallet?: (ports: WalletPorts) => WalletPorts;
  readonly fold?: Fold;
  /** The disk says that it has written what a power cut may still take away. */
  readonly looseDisk?: boolean;
};

/** Where a run happens: time, chance, relays and keys, and a record of what was done. */
export type World = {
  readonly lot: Lot;
  readonly time: Timeline;
  readonly ring: Ring;
  readonly root: KeyPair;
  readonly certificates: Certificates;
  readonly relays: ReadonlyMap<string, SimRelay>;
  readonly urls: readonly string[];
  readonly home: string;
  /** Changes as all devices, relays and wallets go on; put right before the end. */
  readonly weather: Weather;
  /** Milliseconds that everybody has slept so far. */
  nights: number;
  readonly faults: Faults;
  /** The public keys of all devices that there ever were. */
  readonly signers: Map<string, string>;
  readonly trace: (what: string) => void;
  readonly steps: readonly string[];
  /** What went wrong while it ran, by the name of the rule that it breaks. */
  readonly broken: { readonly rule: string; readonly detail: string }[];
  readonly records: Records;
};

/** What the run remembers of what was promised, to compare with what is left at the end. */
export type Records = {
  /** Changes that a command was told are on the disk, and whether the device knew itself to be removed. */
  readonly acknowledged: Change[];
  /** By device that was removed: changes of others, made by devices that knew of that. */
  readonly after: Map<DeviceId, Change[]>;
  /** By device: signatures of others' changes that it ever took in. */
  readonly taken: Map<DeviceId, Set<string>>;
  /** Sessions that a device confirmed over what it knew. */
  readonly over: string[];
  /** Requests that a device answered though it knew that another had. */
  readonly again: string[];
  /** By request: what the client was shown, in order. */
  readonly shown: Map<Key, Shown[]>;
  /** Who asked for what, by request. */
  readonly requests: Map<Key, { readonly wallet: string; readonly kind: string; readonly start: number }>;
};

/** What a client was shown of a booking, and the changes behind what the wallet was told of it. */
export type Shown = { readonly is: string; readonly by: readonly ChangeId[] };

export const HOME = 'home';

export const createWorld = (seed: string, faults: Faults): World => {
  const lot = createLot(seed);
  const shape = lot.of('shape');
  // In some runs the year ends meanwhile: changes then belong to two volumes.
  const begin = Date.UTC(2026, shape.falls(0.2) ? 11 : 4, 31, shape.between(6, 22));
  const time = createTimeline(begin);
  const ring = createRing(shape.pick([0.4, 0.4, 6]));
  const root = ring.pair('root');
  const urls = [HOME, ...['east', 'west'].slice(0, shape.below(3))];
  const steps: string[] = [];
  return {
    lot,
    time,
    ring,
    root,
    certificates: createCertificates(ring, root),
    relays: new Map(urls.map(url => [url, createSimRelay(time.now)])),
    urls,
    home: HOME,
    weather: { ...FAIR },
    nights: 0,
    faults,
    signers: new Map(),
    trace: what => {
      steps.push(`${((time.now() - begin) / 1000).toFixed(1)} s  ${what}`);
    },
    steps,
    broken: [],
    records: {
      acknowledged: [],
      after: new Map(),
      taken: new Map(),
      over: [],
      again: [],
      shown: new Map(),
      requests: new Map(),
    },
  };
};

/** What a device with this number brings along, and the pair that it signs its changes with. */
export const deviceKeys = (
  { ring, signers }: World,
  number: number,
): { readonly pair: KeyPair; readonly id: DeviceId; readonly member: NewMember } => {
  const pair = ring.pair(`device ${number}`);
  const id = deviceIdFrom(hash(pair.key));
  signers.set(id, pair.key);
  return {
    pair,
    id,
    member: {
      device: id,
      key: pair.key.slice(0, 43),
      letter: ring.pair(`letter ${number}`).key,
      answers: true,
      settings: true,
    },
  };
};

import { createCell, first } from '../../../app/live';
import type { Clock, PeerState, Stop } from '../../../app/ports';
import type { DeviceId } from '../../../core/id';
import type { Draft, Kind } from '../../../core/ledger';
import { type NewMember, withMember } from '../../../core/membership';
import type { Result } from '../../../core/result';
import { createChannel } from '../../device/channel';
import type { TabMessage } from '../../device/messages';
import { createLog, type DeviceLog } from '../../log/log';
import { createDeskVault, type DeskVault, openDeskVault } from '../../vault/deskVault';
import { createJoining } from '../../vault/joining';
import { createCarrier } from '../../volumes/carrier';
import { createVolumes, type Volumes } from '../../volumes/volumes';
import { createSyncing } from '../syncing';
import type { RoomNetwork } from './rooms';

/** A device of a business, with real keys, log, volumes and syncing, and no relay. */
export type Station = {
  /** Its place in the network. */
  readonly place: string;
  readonly id: DeviceId;
  readonly vault: DeskVault;
  readonly log: DeviceLog;
  readonly volumes: Volumes;
  /** The others as it knows them, told whenever that changes. */
  readonly peers: ReturnType<typeof createCell<readonly PeerState[]>>;
  readonly write: (key: string, of?: Kind) => Promise<void>;
  /** Keys of the records that its log holds, in order. */
  readonly keys: () => Promise<readonly string[]>;
  /** Begins to meet the others; at its end it is asleep. */
  readonly wake: () => Promise<void>;
  readonly sleep: () => Promise<void>;
  readonly close: () => Promise<void>;
};

let made = 0;

const sure = <T, E>(result: Result<T, E>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

/** The first device of a business. */
export const foundStation = async (network: RoomNetwork, clock: Clock): Promise<Station> => {
  const name = `station-${++made}`;
  return stationOf(name, sure(await createDeskVault({ clock, name })), network, clock);
};

/** One more device, which the owner adds; it gets its keys by hand, as pairing would give them. */
export const joinStation = async (
  owner: Station,
  network: RoomNetwork,
  clock: Clock,
  rights: Partial<NewMember> = {},
): Promise<Station> => {
  const name = `station-${++made}`;
  const joining = createJoining({ clock, name, isUnused: async () => false });
  const member: NewMember = { ...sure(await joining.keys()), answers: true, settings: true, ...rights };
  sure(await owner.vault.members.change(list => withMember(list, member)));
  sure(await joining.finish(owner.vault.root, await owner.vault.members.news()));
  const vault = sure(await openDeskVault({ clock, name }));
  if (!vault) throw new Error('no vault');
  return stationOf(name, vault, network, clock);
};

const stationOf = (name: string, vault: DeskVault, network: RoomNetwork, clock: Clock): Station => {
  const { device, verify, standingOf, members } = vault;
  const channel = createChannel<TabMessage>(name);
  const log = createLog({ name: `${name}-log`, device, clock, channel, verify, standingOf });
  const volumes = createVolumes(`${name}-volumes`, clock);
  const peers = createCell<readonly PeerState[]>([]);
  let end: () => Promise<void> = async () => undefined;
  const stopMembers: Stop = members.list(list => void log.restand(list));
  const sleep = async () => {
    await end();
    end = async () => undefined;
  };
  return {
    place: name,
    id: device.id,
    vault,
    log,
    volumes,
    peers,
    write: async (key, of = 'client') => {
      const draft: Draft = { of, key, set: { name: key }, by: 'owner' };
      sure(await log.append([draft]));
    },
    keys: async () => (await log.read(0, 1000)).map(({ change }) => change.key).sort(),
    wake: async () => {
      const generation = sure(await log.keep(sure(await volumes.carried()).generation));
      const carrier = createCarrier({
        log,
        volumes,
        generation,
        clock,
        idle: async () => undefined,
        onTrouble: failure => {
          if (failure) throw new Error(JSON.stringify(failure));
        },
      });
      const syncing = createSyncing({
        device: device.id,
        log,
        volumes,
        members,
        clock,
        open: network.openAt(name),
        generation,
        onConnected: peers.set,
      });
      end = async () => {
        await syncing.stop();
        await carrier.stop();
      };
    },
    sleep,
    close: async () => {
      await sleep();
      stopMembers();
      await volumes.close();
      await log.close();
      await vault.close();
      channel.close();
    },
  };
};

/** Resolves when a device has so many others there, each in step with it. */
export const inStep = (station: Station, others: number): Promise<void> =>
  new Promise(resolve => {
    let stop: Stop = () => undefined;
    stop = station.peers.live(states => {
      if (states.length !== others || !states.every(state => state.inStep)) return;
      resolve();
      queueMicrotask(() => stop());
    });
  });

/** Resolves when a record is in a device's log. */
export const has = (station: Station, key: string): Promise<void> =>
  new Promise(resolve => {
    const look = async () => {
      if (!(await station.keys()).includes(key)) return;
      resolve();
      stop();
    };
    const stop = station.log.onAppended(() => void look());
    void look();
  });

/** The epoch of the keys that a device holds now. */
export const epochOf = async (station: Station): Promise<number> =>
  (await first(station.vault.members.list)).epoch;

import type { Clock, Log, Members, PeerState, Stop } from '../../app/ports';
import type { DeviceId } from '../../core/id';
import type { Heads } from '../../core/ledger';
import { createQueue } from '../device/queue';
import type { Volumes } from '../volumes/volumes';
import { createFeeder } from './feeder';
import { type Hub, openHub } from './hub';
import type { OpenRoom } from './room';
import { createRooms, type Rooms } from './rooms';
import { type Digests, nextNewYear, peerStates, wantedYears } from './wanted';

export type SyncingParts = {
  readonly device: DeviceId;
  readonly log: Pick<Log, 'accept' | 'heads' | 'gone' | 'history' | 'onAppended'>;
  readonly volumes: Volumes;
  readonly members: Pick<Members, 'list' | 'secrets' | 'news' | 'take'>;
  readonly clock: Clock;
  readonly open: OpenRoom;
  /** The keeper's. */
  readonly generation: number;
  readonly onConnected: (states: readonly PeerState[]) => void;
};

/** What the keeper does to stay in step with the devices that are awake. Resolving `stop` means: all is closed. */
export const createSyncing = (parts: SyncingParts): { readonly stop: () => Promise<void> } => {
  const { device, log, volumes, members, clock, open, generation, onConnected } = parts;
  const queue = createQueue();
  const feeder = createFeeder({ log, volumes, generation, clock });
  let hub: Hub | null = null;
  let rooms: Rooms | null = null;
  /** Hubs of earlier epochs, where devices that slept are told of the present one. */
  let earlier: readonly Hub[] = [];
  let secret = '';
  let stopped = false;
  let looking = false;
  let stopNewYear: Stop = () => undefined;

  const own = async (): Promise<{ readonly heads: Heads; readonly years: Digests } | null> => {
    const notes = await volumes.notes(generation);
    if (!notes.ok) return null;
    const years = new Map([...notes.value].map(([year, { digest }]) => [year, digest]));
    return { heads: await log.heads(), years };
  };

  const lookOnce = async (): Promise<void> => {
    looking = false;
    const mine = hub && (await own());
    if (stopped || !hub || !rooms || !mine) return;
    hub.tell({ device, ...mine });
    const others = hub.others().filter(told => told.device !== device);
    rooms.want(wantedYears(clock.now(), mine.years, others));
    onConnected(peerStates(mine.heads, mine.years, others));
  };

  /** However much happens at once, one look at it is enough. */
  const look = () => {
    if (looking || stopped) return;
    looking = true;
    void queue(lookOnce);
  };

  const atNewYear = () => {
    stopNewYear = clock.at(nextNewYear(clock.now()), () => {
      look();
      atNewYear();
    });
  };

  const close = async (): Promise<void> => {
    const all = [rooms?.stop(), hub?.close(), ...earlier.map(one => one.close())];
    [hub, rooms, earlier] = [null, null, []];
    await Promise.all(all);
  };

  /** Hubs for the secrets that are held now. */
  const settle = async (): Promise<void> => {
    const [present, ...before] = members.secrets();
    const text = members
      .secrets()
      .map(one => `${one.epoch} ${one.secret.join()}`)
      .join();
    if (stopped || !present) return;
    if (text !== secret) {
      await close();
      secret = text;
      rooms = createRooms({ secret: present.secret, volumes, generation, clock, open, onLost: look });
      hub = await openHub({ secret: present, members, open, onChange: look });
      earlier = await Promise.all(
        before.map(one => openHub({ secret: one, members, open, onChange: () => undefined })),
      );
    }
    for (const one of [hub, ...earlier]) await one?.handOn();
    look();
  };

  const stops: Stop[] = [
    members.list(() => {
      void queue(settle);
      feeder.again();
    }),
    volumes.onStored(look),
    log.onAppended(look),
  ];
  atNewYear();

  return {
    stop: async () => {
      stopped = true;
      for (const stop of stops) stop();
      stopNewYear();
      await feeder.stop();
      await queue(close);
      onConnected([]);
    },
  };
};

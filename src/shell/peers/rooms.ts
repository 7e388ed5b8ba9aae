import type { Clock, Stop } from '../../app/ports';
import { createQueue } from '../device/queue';
import type { Volumes } from '../volumes/volumes';
import { roomKeys } from './keys';
import type { OpenRoom, Room } from './room';

export type RoomsParts = {
  readonly secret: Uint8Array<ArrayBuffer>;
  readonly volumes: Pick<Volumes, 'open'>;
  readonly generation: number;
  readonly clock: Clock;
  readonly open: OpenRoom;
  /** A room ended because its volume was closed: it may be wanted again. */
  readonly onLost: () => void;
};

/** The rooms of volumes. */
export type Rooms = {
  /** Opens those that are not open, and closes the others, after a while in which they are wanted no more. */
  readonly want: (years: readonly number[]) => void;
  readonly stop: () => Promise<void>;
};

/** Milliseconds: what two devices just wrote makes them differ for a moment, now and then. */
const LINGER = 5_000;
/** Milliseconds before a volume that could not be opened is tried again. */
const PAUSE = 5_000;
/** Bytes of one message: a volume of half a million changes, as a new device gets it. */
const MOST = 96 * 1024 * 1024;

type Open = { readonly room: Room; stopLinger: Stop | null };

export const createRooms = ({ secret, volumes, generation, clock, open, onLost }: RoomsParts): Rooms => {
  const queue = createQueue();
  const rooms = new Map<number, Open>();
  let wanted: ReadonlySet<number> = new Set();
  let stopped = false;
  let stopRetry: Stop = () => undefined;

  const lost = () => {
    if (stopped) return;
    stopRetry();
    stopRetry = clock.at(clock.now() + PAUSE, onLost);
  };

  const close = async (year: number): Promise<void> => {
    const one = rooms.get(year);
    rooms.delete(year);
    one?.stopLinger?.();
    await one?.room.close();
  };

  const enter = async (year: number): Promise<void> => {
    if (stopped || rooms.has(year) || !wanted.has(year)) return;
    const volume = await volumes.open(year, generation);
    if (!volume.ok) return lost();
    const { doc } = volume.value;
    const room = await open({
      keys: await roomKeys(secret, `year ${year}`),
      doc,
      most: MOST,
      onPeers: () => undefined,
    });
    rooms.set(year, { room, stopLinger: null });
    const gone = () =>
      void queue(async () => {
        if (rooms.get(year)?.room !== room) return;
        await close(year);
        lost();
      });
    if (doc.isDestroyed) gone();
    else doc.on('destroy', gone);
  };

  return {
    want: years => {
      wanted = new Set(years);
      for (const year of years) {
        const one = rooms.get(year);
        one?.stopLinger?.();
        if (one) one.stopLinger = null;
        else void queue(() => enter(year)).catch(lost);
      }
      for (const [year, one] of rooms) {
        if (wanted.has(year) || one.stopLinger) continue;
        one.stopLinger = clock.at(clock.now() + LINGER, () => void queue(() => close(year)));
      }
    },
    stop: async () => {
      stopped = true;
      stopRetry();
      await queue(async () => {
        for (const year of [...rooms.keys()]) await close(year);
      });
    },
  };
};

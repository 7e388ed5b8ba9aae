import type { IceServer } from '../../app/config';
import type { Chance, Clock, Live, Members, PeerState, Peers, Stop } from '../../app/ports';
import type { DeviceId } from '../../core/id';
import { createShared } from '../device/shared';
import type { Ledger } from '../log/ledger';

export type PeersParts = {
  /** Begins the name of the channel among the tabs: "caderneta". */
  readonly name: string;
  readonly device: DeviceId;
  readonly ledger: Pick<Ledger, 'log' | 'volumes' | 'onKeep'>;
  readonly members: Members;
  readonly clock: Clock;
  readonly chance: Chance;
  /** Where devices meet; told once it is known. */
  readonly meeting: Live<MeetingPlace>;
  /** Resolves when the first screen is painted: WebRTC and Yjs have time until then. */
  readonly idle: () => Promise<void>;
};

export type MeetingPlace = {
  /** Signaling servers; without one nobody is met. */
  readonly signaling: readonly string[];
  readonly turn: readonly IceServer[];
};

/** Live syncing by WebRTC. The keeper's tab connects and tells the others. */
export const createPeers = (parts: PeersParts): Peers & { readonly close: Stop } => {
  const { name, device, ledger, members, clock, chance, meeting, idle } = parts;
  const connected = createShared<readonly PeerState[]>(`${name}-peers`, []);
  let keeping = false;

  const stopKeeping = ledger.onKeep(generation => {
    keeping = true;
    // Whoever kept before may not have got to say that it is alone.
    connected.set([]);
    let turn = 0;
    let end: () => void = () => undefined;
    let ended: Promise<void> = Promise.resolve();
    const begin = async (where: MeetingPlace, mine: number): Promise<void> => {
      await idle();
      // Some browsers are built without it, and some people turn it off: relays carry changes all the same.
      if (mine !== turn || where.signaling.length === 0 || !('RTCPeerConnection' in globalThis)) return;
      const [{ createRooms }, { createSignaling }, { createSyncing }] = await Promise.all([
        import('./room'),
        import('./signaling'),
        import('./syncing'),
      ]);
      if (mine !== turn) return;
      const signaling = createSignaling({ urls: where.signaling, clock, chance });
      const syncing = createSyncing({
        device,
        log: ledger.log,
        volumes: ledger.volumes,
        members,
        clock,
        open: createRooms({ signaling, iceServers: where.turn, clock }),
        generation,
        onConnected: states => {
          if (keeping && mine === turn) connected.set(states);
        },
      });
      end = () => {
        ended = syncing.stop().finally(signaling.close);
      };
    };
    const stopMeeting = meeting(where => {
      end();
      end = () => undefined;
      turn += 1;
      const mine = turn;
      void ended.then(() => begin(where, mine));
    });
    return () => {
      keeping = false;
      turn += 1;
      stopMeeting();
      end();
    };
  });

  return {
    connected: connected.live,
    close: () => {
      stopKeeping();
      connected.close();
    },
  };
};

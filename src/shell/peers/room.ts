import { WebrtcConn, WebrtcProvider, type Room as WebrtcRoom } from 'y-webrtc';
import type * as Y from 'yjs';
import type { IceServer } from '../../app/config';
import type { Clock } from '../../app/ports';
import { handOn } from './handing';
import type { RoomKeys } from './keys';
import { createMeeting } from './meeting';
import { inParts } from './parts';
import { wrtcInPieces } from './pieces';
import { isMessage } from './said';
import type { Signaling } from './signaling';

/** What peers of a room tell each other of themselves; gone with them. */
export type Presence = WebrtcProvider['awareness'];

export type Room = {
  /** This device's random name in the room. */
  readonly me: string;
  readonly presence: Presence;
  /** Whether a connection to a peer stands. */
  readonly has: (peer: string) => boolean;
  readonly close: () => Promise<void>;
};

export type RoomOptions = {
  readonly keys: RoomKeys;
  readonly doc: Y.Doc;
  /** Bytes of one message. */
  readonly most: number;
  /** Told when a connection stands or has ended. */
  readonly onPeers: () => void;
};

/** Keeps a document equal with those of all who are in the same room, as long as it is open. */
export type OpenRoom = (options: RoomOptions) => Promise<Room>;

export type RoomParts = {
  readonly signaling: Signaling;
  readonly iceServers: readonly IceServer[];
  readonly clock: Clock;
};

const MOST_PEERS = 32;

/**
 * A y-webrtc room whose signaling, key and connections are ours. y-webrtc is given no signaling server, so that
 * it calls nobody and cannot stumble over what strangers say there. All that leads to a connection, the
 * fingerprints of its DTLS keys among it, is sealed with the room's key: nobody without it can connect, nor stand
 * in between.
 */
export const createRooms =
  ({ signaling, iceServers, clock }: RoomParts): OpenRoom =>
  async ({ keys, doc, most, onPeers }) => {
    const provider = new WebrtcProvider(keys.topic, doc, {
      signaling: [],
      maxConns: MOST_PEERS,
      peerOpts: {
        config: { iceServers: iceServers.map(server => ({ ...server, urls: [...server.urls] })) },
        wrtc: wrtcInPieces(most, clock),
      },
    });
    // Else it begins by telling other tabs all that the document holds, and none of them connects.
    provider.disconnect();
    await provider.key;
    const room = provider.room ?? absent();
    const conns = new Map<string, WebrtcConn>();
    /** Whose message is being read. */
    let from: WebrtcConn | null = null;
    handOn(room, doc, () => from);
    let attempts = 0;
    const meeting = createMeeting({
      me: room.peerId,
      clock,
      most: MOST_PEERS,
      connect: (to, initiator, back, closed) => {
        const reading = (now: WebrtcConn | null) => {
          from = now;
        };
        const conn = connect(room, to, initiator, said => back.say(said), reading);
        // In place of the time of day, which may be set back.
        attempts += 1;
        conn.glareToken = attempts;
        conns.set(to, conn);
        room.webrtcConns.set(to, conn);
        const { peer } = conn;
        peer.on('connect', onPeers);
        peer.on('close', () => {
          if (conns.get(to) === conn) conns.delete(to);
          // y-webrtc has taken out whichever stood under this name, also the one that replaced this.
          const present = conns.get(to);
          if (present) room.webrtcConns.set(to, present);
          closed();
          onPeers();
        });
        return {
          connected: () => conn.connected && !conn.closed,
          signal: signal => {
            // One that was just destroyed throws.
            if (!peer.destroyed) peer.signal(signal);
          },
          end: () => conn.destroy(),
        };
      },
    });
    const leave = signaling.join(keys, meeting);
    return {
      me: room.peerId,
      presence: provider.awareness,
      has: peer => conns.get(peer)?.connected === true,
      close: async () => {
        leave();
        meeting.stop();
        // With its document y-webrtc has ended its room itself.
        if (!doc.isDestroyed) provider.destroy();
        // Only then is the room's name free again.
        await provider.key;
        provider.awareness.destroy();
      },
    };
  };

const connect = (
  room: WebrtcRoom,
  to: string,
  initiator: boolean,
  say: (said: unknown) => void,
  reading: (now: WebrtcConn | null) => void,
): WebrtcConn => {
  const through = { send: ({ data }: { readonly data: unknown }) => say(data) };
  const conn = new WebrtcConn(
    through as unknown as ConstructorParameters<typeof WebrtcConn>[0],
    initiator,
    to,
    room,
  );
  const { peer } = conn;
  // A message that y-webrtc cannot read would be thrown at the page: whoever sends such is hung up on.
  const read = peer.listeners('data') as ((data: Uint8Array) => void)[];
  peer.removeAllListeners('data');
  peer.on('data', (data: Uint8Array) => {
    try {
      if (!isMessage(data)) throw new TypeError('no message');
      reading(conn);
      const told = inParts(room.doc, data, message => peer.send(message));
      for (const listen of read) listen.call(peer, told);
    } catch {
      conn.destroy();
    } finally {
      reading(null);
    }
  });
  return conn;
};

const absent = (): never => {
  throw new Error('y-webrtc opened no room');
};

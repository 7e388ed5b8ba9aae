import type { Chance, Clock, Stop } from '../../app/ports';
import { createQueue } from '../device/queue';
import { hangUp } from '../relay/hangUp';
import { pauseAfter } from '../relay/pauses';
import { openSaid, type RoomKeys, sealSaid } from './keys';

/** Talk through one signaling server. */
export type Exchange = {
  /** Said to all who listen there, in this order; what is said while nobody is connected is not kept. */
  readonly say: (value: unknown) => void;
};

export type Listener = {
  /** Someone with the key said something; `back` leads to the server that it came from. */
  readonly said: (value: unknown, back: Exchange) => void;
  /** A server was reached, also again. */
  readonly reached: (there: Exchange) => void;
};

export type Signaling = {
  /** Joins a room at every server. */
  readonly join: (keys: RoomKeys, on: Listener) => Stop;
  readonly close: Stop;
};

export type SignalingParts = {
  readonly urls: readonly string[];
  readonly clock: Clock;
  readonly chance: Chance;
  readonly open?: (url: string) => WebSocket;
};

/** `WebSocket.OPEN`, also where there is no such global. */
const OPEN = 1;

const RECONNECT = { first: 500, longest: 30_000 };
const PING = 20_000;
const PATIENCE = 10_000;
/** Characters of a frame that are read at all. */
const MOST_FRAME = 128 * 1024;
/** Frames that may wait to be opened; a server that sends more is not listened to until they are. */
const MOST_WAITING = 500;

/**
 * y-webrtc's signaling protocol ("subscribe", "publish", "ping"), spoken with every server named. Everything
 * said is sealed here and opened in the order in which it came; what cannot be opened is passed over.
 */
export const createSignaling = ({
  urls,
  clock,
  chance,
  open = url => new WebSocket(url),
}: SignalingParts): Signaling => {
  const rooms = new Map<string, { readonly keys: RoomKeys; readonly on: Listener }>();
  const servers = urls.map(url => createServer(url, { clock, chance, open, rooms }));
  return {
    join: (keys, on) => {
      const room = { keys, on };
      rooms.set(keys.topic, room);
      for (const server of servers) server.join(keys, on);
      return () => {
        if (rooms.get(keys.topic) !== room) return;
        rooms.delete(keys.topic);
        for (const server of servers) server.leave(keys.topic);
      };
    },
    close: () => {
      rooms.clear();
      for (const server of servers) server.close();
    },
  };
};

type ServerParts = Required<Omit<SignalingParts, 'urls'>> & {
  readonly rooms: ReadonlyMap<string, { readonly keys: RoomKeys; readonly on: Listener }>;
};

const createServer = (url: string, { clock, chance, open, rooms }: ServerParts) => {
  const sending = createQueue();
  const reading = createQueue();
  let socket: WebSocket | null = null;
  let failures = 0;
  let waiting = 0;
  let stopTimer: Stop = () => undefined;

  const send = (frame: unknown) => {
    if (socket?.readyState === OPEN) socket.send(JSON.stringify(frame));
  };

  const exchange = (keys: RoomKeys): Exchange => ({
    say: value =>
      void sending(async () => {
        const data = await sealSaid(keys, value);
        if (rooms.has(keys.topic)) send({ type: 'publish', topic: keys.topic, data });
      }),
  });

  const drop = () => {
    stopTimer();
    if (socket) hangUp(socket);
    socket = null;
  };

  const fail = () => {
    drop();
    failures += 1;
    stopTimer = clock.at(clock.now() + pauseAfter(failures, RECONNECT, chance), connect);
  };

  /** A connection that died without a word is found out by a question that nobody answers. */
  const keepAlive = () => {
    stopTimer();
    stopTimer = clock.at(clock.now() + PING, () => {
      send({ type: 'ping' });
      stopTimer = clock.at(clock.now() + PATIENCE, fail);
    });
  };

  const read = async (text: string): Promise<void> => {
    const frame = frameOf(text);
    const room = frame && rooms.get(frame.topic);
    if (!frame || !room) return;
    const value = await openSaid(room.keys, frame.data);
    if (value !== undefined && rooms.get(frame.topic) === room) room.on.said(value, exchange(room.keys));
  };

  const connect = () => {
    drop();
    try {
      socket = open(url);
    } catch {
      fail();
      return;
    }
    stopTimer = clock.at(clock.now() + PATIENCE, fail);
    socket.onopen = () => {
      keepAlive();
      send({ type: 'subscribe', topics: [...rooms.keys()] });
      for (const { keys, on } of rooms.values()) on.reached(exchange(keys));
    };
    socket.onmessage = ({ data }: { readonly data: unknown }) => {
      failures = 0;
      keepAlive();
      if (typeof data !== 'string' || data.length > MOST_FRAME || waiting >= MOST_WAITING) return;
      waiting += 1;
      void reading(async () => {
        waiting -= 1;
        await read(data);
      });
    };
    socket.onclose = fail;
    socket.onerror = () => undefined;
  };
  connect();

  return {
    join: (keys: RoomKeys, on: Listener) => {
      if (socket?.readyState !== OPEN) return;
      send({ type: 'subscribe', topics: [keys.topic] });
      on.reached(exchange(keys));
    },
    leave: (topic: string) => send({ type: 'unsubscribe', topics: [topic] }),
    close: drop,
  };
};

const frameOf = (text: string): { readonly topic: string; readonly data: unknown } | null => {
  try {
    const frame: unknown = JSON.parse(text);
    if (typeof frame !== 'object' || frame === null) return null;
    const { type, topic, data } = frame as Record<string, unknown>;
    return type === 'publish' && typeof topic === 'string' ? { topic, data } : null;
  } catch {
    return null;
  }
};

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import { addressOf } from './address.ts';
import type { Limits } from './limits.ts';
import { createRate } from './rate.ts';

/** One connection as relay and signaling see it: text in, text out. */
export type Peer = {
  readonly address: string;
  /** False when it was not sent: the connection is gone, or cut off because nobody reads at its end. */
  readonly send: (text: string) => boolean;
  /** Resolves when most of what was sent has left, or when the connection is gone; true while it is open. */
  readonly drained: () => Promise<boolean>;
  readonly close: (code: number, why: string) => void;
};

/** What is done with a connection's frames. It must not throw for anything a stranger may send. */
export type Handler = {
  readonly frame: (text: string) => void;
  /** Whether it listens to something, which excuses silence. */
  readonly listens: () => boolean;
  readonly gone: () => void;
};

export type Sockets = {
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly count: () => number;
  /** Ends every connection; new ones are still taken. */
  readonly cut: () => Promise<void>;
  /** Ends every connection for good. */
  readonly close: () => Promise<void>;
};

type Options = {
  readonly limits: Limits;
  readonly behindProxy: boolean;
  readonly now: () => number;
  readonly connect: (peer: Peer) => Handler;
};

const DRAIN_PATIENCE = 30_000;
const STRIKES = 200;

/** WebSockets with every limit that does not depend on what is said over them. */
export const createSockets = ({ limits, behindProxy, now, connect }: Options): Sockets => {
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.frameBytes,
  });
  const open = new Map<WebSocket, () => void>();
  const perAddress = new Map<string, number>();
  const frames = createRate(limits.framesPerMinute);

  const accept = (socket: WebSocket, address: string): void => {
    let alive = true;
    let strikes = 0;
    let heard = now();
    const peer = peerOf(socket, address, limits);
    const handler = connect(peer);
    perAddress.set(address, (perAddress.get(address) ?? 0) + 1);

    open.set(socket, () => {
      const idle = !handler.listens() && now() - heard > limits.idle;
      if (!alive || idle) return socket.terminate();
      alive = false;
      socket.ping();
    });
    socket.on('pong', () => {
      alive = true;
    });
    // The 'close' that follows does what is to be done.
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      open.delete(socket);
      const left = (perAddress.get(address) ?? 1) - 1;
      if (left > 0) perAddress.set(address, left);
      else perAddress.delete(address);
      handler.gone();
    });
    socket.on('message', (data: RawData, binary: boolean) => {
      alive = true;
      heard = now();
      if (!frames(address, heard)) {
        strikes += 1;
        if (strikes > STRIKES) socket.terminate();
        return;
      }
      if (binary) return peer.close(1003, 'text only');
      handler.frame(data.toString());
    });
  };

  const heartbeat = setInterval(() => {
    for (const beat of open.values()) beat();
  }, limits.heartbeat);
  heartbeat.unref();

  const cut = async (): Promise<void> => {
    const closed = [...open.keys()].map(socket => new Promise(done => socket.once('close', done)));
    for (const socket of open.keys()) socket.terminate();
    await Promise.all(closed);
  };

  return {
    upgrade: (request, socket, head) => {
      const address = addressOf(request, behindProxy);
      if (open.size >= limits.connections) return refuse(socket, '503 Service Unavailable');
      if ((perAddress.get(address) ?? 0) >= limits.connectionsPerAddress)
        return refuse(socket, '429 Too Many Requests');
      server.handleUpgrade(request, socket, head, accepted => accept(accepted, address));
    },
    count: () => open.size,
    cut,
    close: async () => {
      clearInterval(heartbeat);
      await cut();
    },
  };
};

const peerOf = (socket: WebSocket, address: string, limits: Limits): Peer => ({
  address,
  send: text => {
    if (socket.readyState !== WebSocket.OPEN) return false;
    if (socket.bufferedAmount > limits.bufferedBytes) {
      socket.terminate();
      return false;
    }
    socket.send(text);
    return true;
  },
  drained: async () => {
    // Far below the limit, so that what comes live in the meantime finds room.
    if (socket.bufferedAmount <= limits.bufferedBytes / 8) return socket.readyState === WebSocket.OPEN;
    // An empty pong goes out after all that waits, so its callback tells that the rest has left.
    const patience = setTimeout(() => socket.terminate(), DRAIN_PATIENCE);
    await new Promise<void>(resolve => {
      const done = (): void => {
        socket.off('close', done);
        resolve();
      };
      socket.on('close', done);
      socket.pong('', false, done);
    });
    clearTimeout(patience);
    return socket.readyState === WebSocket.OPEN;
  },
  close: (code, why) => socket.close(code, why),
});

const refuse = (socket: Duplex, status: string): void => {
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

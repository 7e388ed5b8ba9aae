import { mkdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { LIMITS, type Limits } from './limits.ts';
import { aboutRelay } from './relay/about.ts';
import { startRelay } from './relay/relay.ts';
import { startSignaling } from './signaling.ts';

export const RELAY_PATH = '/relay';
export const SIGNALING_PATH = '/signaling';

export type DoorsOptions = {
  /** Folder of the relay's database, or `:memory:`. */
  readonly data: string;
  /** Limits other than the usual ones. */
  readonly limits?: Partial<Limits>;
  /** Connections come through a proxy on this machine that names their origin in X-Forwarded-For. */
  readonly behindProxy?: boolean;
  /** Served as `/config.json` in place of the built one. */
  readonly config?: unknown;
  /** Epoch milliseconds. */
  readonly now?: () => number;
};

type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Node's HTTP server, or Vite's name for it. */
type UpgradeSource = { readonly on: (event: 'upgrade', listen: Upgrade) => unknown };

/** Relay and signaling, to be put beside the static files on one HTTP server. */
export type Doors = {
  /** Takes upgrades of its two paths on this server; with `alone` it refuses all others. */
  readonly attach: (server: UpgradeSource, alone: boolean) => void;
  /** Answers plain requests for the relay's own description and for the configuration. */
  readonly answer: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
  /** Cuts the relay's connections and takes no new ones until `startRelay`. What it holds is kept. */
  readonly stopRelay: () => Promise<void>;
  readonly startRelay: () => Promise<void>;
  /** The relay loses every event. */
  readonly wipe: () => void;
  readonly stop: () => Promise<void>;
};

export const openDoors = async (options: DoorsOptions): Promise<Doors> => {
  const { data, config, now = Date.now, behindProxy = false } = options;
  const limits = { ...LIMITS, ...options.limits };
  if (data !== ':memory:') mkdirSync(data, { recursive: true });
  const file = data === ':memory:' ? data : join(data, 'relay.sqlite');
  const relay = await startRelay({ file, limits, behindProxy, now });
  const signaling = startSignaling({ limits, behindProxy, now });
  let open = true;

  const upgrades: Readonly<Record<string, Upgrade>> = {
    [RELAY_PATH]: (request, socket, head) => {
      if (open) relay.upgrade(request, socket, head);
      else socket.destroy();
    },
    [SIGNALING_PATH]: signaling.upgrade,
  };

  return {
    attach: (server, alone) => {
      server.on('upgrade', (request, socket, head) => {
        const upgrade = upgrades[pathOf(request)];
        if (upgrade !== undefined) upgrade(request, socket, head);
        else if (alone) socket.destroy();
      });
    },
    answer: (request, response, next) => {
      const path = pathOf(request);
      if (path === RELAY_PATH) answerJson(response, aboutRelay(limits), 'application/nostr+json');
      else if (path === '/config.json' && config !== undefined)
        answerJson(response, config, 'application/json');
      else next();
    },
    stopRelay: async () => {
      open = false;
      await relay.cut();
    },
    startRelay: async () => {
      open = true;
    },
    wipe: relay.wipe,
    stop: async () => {
      open = false;
      await Promise.all([relay.stop(), signaling.stop()]);
    },
  };
};

const pathOf = (request: IncomingMessage): string => (request.url ?? '').replace(/\?.*$/, '');

const answerJson = (response: ServerResponse, value: unknown, type: string): void => {
  response.writeHead(200, {
    'Access-Control-Allow-Origin': '*',
    'Cache-Control': 'no-cache',
    'Content-Type': type,
  });
  response.end(JSON.stringify(value));
};

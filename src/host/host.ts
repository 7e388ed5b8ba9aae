import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Doors, type DoorsOptions, openDoors, RELAY_PATH, SIGNALING_PATH } from './doors.ts';
import { host as plugin } from './plugin.ts';

export type HostOptions = DoorsOptions & {
  /** 0 takes any free port. */
  readonly port: number;
  /** Folder of the built app, served with it; without one there are only relay and signaling. */
  readonly dist?: string;
};

export type Host = Pick<Doors, 'stopRelay' | 'startRelay' | 'wipe' | 'stop'> & {
  /** `http://localhost:…`, without a slash at its end. */
  readonly url: string;
  /** `ws://localhost:…/relay` */
  readonly relay: string;
  /** `ws://localhost:…/signaling` */
  readonly signaling: string;
};

/** A host of one's own, as tests and people without Vite's command line start it. */
export const startHost = async ({ port, dist, ...options }: HostOptions): Promise<Host> => {
  const doors = await openDoors(options);
  const server = dist === undefined ? await bare(doors, port) : await withFiles(doors, port, dist);
  const at = `localhost:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${at}`,
    relay: `ws://${at}${RELAY_PATH}`,
    signaling: `ws://${at}${SIGNALING_PATH}`,
    stopRelay: doors.stopRelay,
    startRelay: doors.startRelay,
    wipe: doors.wipe,
    stop: async () => {
      const closed = new Promise(done => server.close(done));
      await doors.stop();
      server.closeAllConnections();
      await closed;
    },
  };
};

const bare = async (doors: Doors, port: number): Promise<Server> => {
  const server = createServer((request, response) =>
    doors.answer(request, response, () => response.writeHead(404).end()),
  );
  doors.attach(server, true);
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, 'localhost', listening);
  });
  return server;
};

const withFiles = async (doors: Doors, port: number, dist: string): Promise<Server> => {
  const { preview } = await import('vite');
  const { httpServer } = await preview({
    configFile: false,
    logLevel: 'error',
    build: { outDir: dist },
    plugins: [plugin(doors)],
    preview: { port, host: 'localhost', strictPort: port !== 0 },
  });
  return httpServer as Server;
};

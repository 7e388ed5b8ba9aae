import type { Plugin } from 'vite';
import type { Doors } from './doors.ts';
import { HEADERS } from './headers.ts';
import { limitsFrom } from './limits.ts';

const USUAL_PORT = 4173;

/**
 * Relay and signaling beside `vite dev` and `vite preview`, on the same port. `PORT` sets the port, `HOST` the
 * address to listen on, `HOSTS` the names under which a proxy serves it (by commas), `RELAY_DATA` the folder
 * of the relay's database, `RELAY_LIMITS` some of its limits as JSON, `BEHIND_PROXY=1` that a proxy on this
 * machine passes connections on.
 */
export const host = (made?: Doors): Plugin => {
  const { BEHIND_PROXY, HOST, HOSTS, PORT, RELAY_DATA, RELAY_LIMITS } = process.env;
  const open = async (): Promise<Doors> => {
    if (made) return made;
    // Loaded when it is needed: building the app takes no database.
    const { openDoors } = await import('./doors.ts');
    return openDoors({
      data: RELAY_DATA ?? '.relay',
      behindProxy: BEHIND_PROXY === '1',
      limits: limitsFrom(RELAY_LIMITS ?? '{}'),
    });
  };
  return {
    name: 'caderneta-host',
    config: () => {
      if (made) return {};
      const names = HOSTS?.split(',').map(name => name.trim());
      const server = {
        port: Number(PORT ?? USUAL_PORT),
        strictPort: true,
        host: HOST ?? 'localhost',
        ...(names && { allowedHosts: names }),
      };
      return { server, preview: server };
    },
    configureServer: async server => {
      // A server inside another, as Vitest makes it, has nowhere to put a relay.
      if (server.httpServer === null) return;
      const opened = await open();
      opened.attach(server.httpServer, false);
      server.middlewares.use(opened.answer);
      server.httpServer.on('close', () => void opened.stop());
    },
    configurePreviewServer: async server => {
      const opened = await open();
      opened.attach(server.httpServer, true);
      if (!made) server.httpServer.on('close', () => void opened.stop());
      server.middlewares.use((_request, response, next) => {
        for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
        next();
      });
      server.middlewares.use(opened.answer);
    },
  };
};

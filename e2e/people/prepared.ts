import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { createPerson, type Profile } from './person';
import { SALON, type Shop, setUp } from './shop';
import { createWatch } from './watch';
import { createWorld } from './world';

/** A business that was set up before the story begins. */
export type Ready = Profile & {
  /** Folder of what its host's relay holds. */
  readonly held: string;
};

/** Businesses set up once, through the wizard, for the stories that begin after that. */
export type Prepared = {
  /** The port on which each story's host has to stand: a browser keeps what it keeps for that origin alone. */
  readonly port: number;
  readonly ready: (shop: Partial<Shop>) => Promise<Ready>;
  readonly end: () => void;
};

/** `place` tells apart who runs stories at the same time. */
export const createPrepared = async (place: number): Promise<Prepared> => {
  const port = await freePort(FIRST_PORT + place * PORTS);
  const folder = mkdtempSync(join(tmpdir(), 'caderneta-prepared-'));
  const made = new Map<string, Promise<Ready>>();

  const make = async (shop: Shop, into: string): Promise<Ready> => {
    const ready = { shop, folder: join(into, 'profile'), held: join(into, 'relay') };
    const watch = createWatch();
    const world = await createWorld(1, watch.networkMayFail, { port });
    watch.allow(world.origins);
    const owner = await createPerson('owner to be', world.url, watch);
    await setUp(owner, shop);
    await owner.kept();
    await owner.leave(ready.folder);
    await world.end(ready.held);
    expect(watch.troubles()).toEqual([]);
    return ready;
  };

  return {
    port,
    ready: meant => {
      const shop = { ...SALON, ...meant };
      const key = JSON.stringify(shop);
      const ready = made.get(key) ?? make(shop, join(folder, `${made.size}`));
      made.set(key, ready);
      return ready;
    },
    end: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
};

/** Below the ports that systems give away by themselves, and none that browsers refuse to call. */
const FIRST_PORT = 4300;
const PORTS = 20;

const freePort = async (first: number): Promise<number> => {
  for (let port = first; port < first + PORTS; port += 1) if (await isFree(port)) return port;
  throw new Error(`No port from ${first} on is free.`);
};

const isFree = (port: number): Promise<boolean> =>
  new Promise(tell => {
    const server = createServer();
    server.once('error', () => tell(false));
    server.listen(port, 'localhost', () => server.close(() => tell(true)));
  });

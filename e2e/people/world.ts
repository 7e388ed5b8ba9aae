import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Host, startHost } from '../../src/host/host';
import type { Limits } from '../../src/host/limits';

/** What lies between people: the host of the app with its relay, and a second relay where a story wants one. */
export type World = {
  /** Origin of the app. */
  readonly url: string;
  /** The first stands beside the app. */
  readonly relays: readonly Relay[];
  /** What a browser may call: the host and the relays, as `http://…`. */
  readonly origins: readonly string[];
  /** Puts a newer version of the app in place of the one that is served. */
  readonly publishNewer: () => void;
  /** Writes another `config.json`. */
  readonly configure: (text: string) => void;
  /** Ends the app's host and its relay for good: what opens now opens from what the browser kept. */
  readonly cut: () => Promise<void>;
  /** Ends it all, and gives the data of the host's relay away where a folder for it is named. */
  readonly end: (to?: string) => Promise<void>;
};

export type Relay = {
  readonly url: string;
  /** Cuts every connection and takes none until `start`. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** The relay loses everything. */
  readonly lose: () => void;
};

export type WorldOptions = {
  /** Port of the app's host; any free one where none is named. */
  readonly port?: number;
  /** What the host's relay holds at first: a folder of its data, which is copied. */
  readonly held?: string;
  /** Relays that someone else runs, named by the host's configuration after its own. */
  readonly strangers?: readonly string[];
  /** Limits of the host other than the usual ones. */
  readonly limits?: Partial<Limits>;
};

/** `disturb` is told before anything that makes calls fail. */
export const createWorld = async (
  count: number,
  disturb: () => void,
  { port = 0, held, strangers = [], limits = {} }: WorldOptions = {},
): Promise<World> => {
  const folder = mkdtempSync(join(tmpdir(), 'caderneta-world-'));
  const dist = join(folder, 'dist');
  cpSync('dist', dist, { recursive: true });
  if (held !== undefined) cpSync(held, join(folder, '0'), { recursive: true });
  const others = await Promise.all(
    Array.from({ length: count - 1 }, (_, at) => startHost({ port: 0, data: join(folder, `${at + 1}`) })),
  );
  const more = [...others.map(other => other.relay), ...strangers];
  const configure = (text: string) => writeFileSync(join(dist, 'config.json'), text);
  if (more.length > 0) configure(JSON.stringify({ relays: ['/relay', ...more] }));
  const main = await startHost({ port, data: join(folder, '0'), dist, limits });
  const running = new Set([main, ...others]);
  const end = async (host: Host): Promise<void> => {
    disturb();
    if (running.delete(host)) await host.stop();
  };

  return {
    url: main.url,
    relays: [...running].map(host => ({
      url: host.relay,
      stop: async () => {
        disturb();
        await host.stopRelay();
      },
      start: host.startRelay,
      lose: host.wipe,
    })),
    origins: [...[...running].map(host => host.url), ...strangers.map(url => url.replace(/^ws/, 'http'))],
    // Browsers tell versions apart by the bytes of the worker.
    publishNewer: () => appendFileSync(join(dist, 'sw.js'), '\n// newer'),
    configure,
    cut: () => end(main),
    end: async to => {
      await Promise.all([...running].map(end));
      if (to !== undefined) cpSync(join(folder, '0'), to, { recursive: true });
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test';
import { findBrowser } from './browser';
import type { Shop } from './shop';
import type { Watch } from './watch';

/** Someone with a browser of their own: one process, one profile that outlives restarts. */
export type Person = {
  readonly name: string;
  /** The business whose desk the browser is already; null for someone new. */
  readonly shop: Shop | null;
  readonly page: Page;
  readonly context: BrowserContext;
  /** Opens a path of the app, or a whole link, in the present tab. */
  readonly visit: (pathOrLink: string) => Promise<void>;
  readonly offline: (off: boolean) => Promise<void>;
  /** Resolves when the browser keeps the whole app, which it fetches after the first paint. */
  readonly kept: () => Promise<void>;
  /** Closes the browser as a person does and opens it again, on the same profile and page. */
  readonly restart: () => Promise<void>;
  /** Ends the browser's processes at once, as a power cut does, and opens it again; with `torn` amid a write. */
  readonly kill: (how?: { readonly torn: boolean }) => Promise<void>;
  /** Takes away all that the browser keeps for the app: to a business this is someone new. */
  readonly forget: () => Promise<void>;
  /** Ends the browser and takes its profile away; a copy of it is left in a folder where one is named. */
  readonly leave: (copy?: string) => Promise<void>;
};

/** What a browser keeps that was someone's before. */
export type Profile = {
  readonly folder: string;
  readonly shop: Shop;
};

export type PersonOptions = {
  readonly locale?: string;
  readonly timezoneId?: string;
  readonly userAgent?: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly hasTouch?: boolean;
  /** What the browser may do without asking. */
  readonly permissions?: readonly string[];
  /** Path of a film (Y4M) that the camera shows, over and over. */
  readonly camera?: string;
  /** What the browser begins with. */
  readonly profile?: Profile | null;
};

/** Chromium takes the last list alone: these are what Playwright 1.65 keeps off. */
const OFF_FOR_PLAYWRIGHT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

/** What would open under the address bar, in which nobody types: a page that took half of the time of each start. */
const UNSEEN = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];

const QUIET = [
  `--disable-features=${[...OFF_FOR_PLAYWRIGHT, ...UNSEEN].join()}`,
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  // Several windows share a screen that nobody looks at: none of them is in the background.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  // Whatever else asks for a name gets no address. WebRTC hides those of this machine behind names in `.local`.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1 , EXCLUDE *.local',
];

export const createPerson = async (
  name: string,
  origin: string,
  watch: Watch,
  { camera, profile: before, permissions = [], ...options }: PersonOptions = {},
): Promise<Person> => {
  const profile = mkdtempSync(join(tmpdir(), `caderneta-${name.replaceAll(/\W/g, '-')}-`));
  if (before) cpSync(before.folder, profile, { recursive: true });
  let shop = before?.shop ?? null;

  const open = async (): Promise<BrowserContext> => {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: findBrowser(),
      args: [
        ...QUIET,
        ...(camera === undefined
          ? []
          : ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${camera}`]),
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
      locale: 'en-US',
      timezoneId: 'America/New_York',
      viewport: { width: 1280, height: 820 },
      permissions: ['clipboard-read', 'clipboard-write', ...permissions],
      acceptDownloads: true,
      ...options,
    });
    watch.over(context);
    return context;
  };

  let context = await open();
  /** In force for as long as these stay attached. */
  let dropping: readonly CDPSession[] = [];
  const page = (): Page => {
    const [first] = context.pages();
    if (!first) throw new Error(`${name} has no tab open.`);
    return first;
  };

  const reopen = async (end: () => Promise<void>): Promise<void> => {
    const at = page().url();
    await end();
    context = await open();
    if (at !== 'about:blank') await page().goto(at);
  };

  return {
    name,
    get shop() {
      return shop;
    },
    get page() {
      return page();
    },
    get context() {
      return context;
    },
    visit: async pathOrLink => {
      await page().goto(new URL(pathOrLink, origin).href);
    },
    offline: async off => {
      watch.networkMayFail();
      await context.setOffline(off);
      if (off) dropping = await Promise.all(context.pages().map(tab => context.newCDPSession(tab)));
      await Promise.all(dropping.map(devTools => dropPackets(devTools, off)));
      if (!off) await Promise.all(dropping.map(devTools => devTools.detach()));
    },
    kept: async () => {
      // By a clock, not by frames: a tab behind another draws none.
      await page().waitForFunction(() => navigator.serviceWorker.controller, undefined, { polling: 50 });
    },
    restart: () => reopen(() => context.close()),
    kill: ({ torn } = { torn: false }) =>
      reopen(async () => {
        const gone = new Promise(resolve => context.once('close', resolve));
        await killAll(profile);
        await gone;
        if (torn) tear(profile);
      }),
    forget: async () => {
      await page().goto('about:blank');
      const devTools = await context.newCDPSession(page());
      await devTools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb,local_storage' });
      await devTools.detach();
      shop = null;
    },
    leave: async copy => {
      await context.close();
      if (copy !== undefined) cpSync(profile, copy, { recursive: true });
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

/** Connections between browsers are packets of their own, which go on in a browser that is told to be offline. */
const dropPackets = async (devTools: CDPSession, off: boolean): Promise<void> => {
  await devTools.send('Network.enable');
  await devTools.send('Network.emulateNetworkConditions', {
    offline: off,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
    packetLoss: off ? 100 : 0,
  });
};

/**
 * Chromium's lock on a profile is a link named after its host and process, which leads a group of its own. Resolves
 * when the last of them has ended: one that is still ending holds the databases' locks, which a power cut does not.
 */
const killAll = async (profile: string): Promise<void> => {
  const pid = Number(/-(\d+)$/.exec(readlinkSync(join(profile, 'SingletonLock')))?.[1]);
  process.kill(-pid, 'SIGKILL');
  while (isRunning(pid)) await setTimeout(10);
};

/**
 * Leaves the journals of IndexedDB as a browser does that dies while it writes: with the head of an entry of 1,000
 * bytes, of which ten are there (LevelDB's log format: checksum, length, type 1 for a whole entry).
 */
const tear = (profile: string): void => {
  const folder = join(profile, 'Default', 'IndexedDB');
  const journals = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.log'),
  );
  if (journals.length === 0) throw new Error('No journal to tear');
  const head = Buffer.from([1, 2, 3, 4, 1000 & 255, 1000 >> 8, 1]);
  for (const name of journals) appendFileSync(join(folder, name), Buffer.concat([head, Buffer.alloc(10, 7)]));
};

/** Whether anyone of a group runs. One that ended counts no more, though nobody may have asked how; see proc(5). */
const isRunning = (group: number): boolean =>
  existsSync('/proc') &&
  readdirSync('/proc').some(name => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const [state, , of] = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      return Number(of) === group && state !== 'Z' && state !== 'X';
    } catch {
      return false;
    }
  });

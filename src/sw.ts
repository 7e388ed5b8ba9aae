/**
 * The service worker: keeps every file of one build, so that the app opens and works with the network cut. It
 * never takes over by itself: a newer one waits until a person agrees to update (`ui/update`).
 *
 * Written by hand rather than generated because a tab that has not agreed yet goes on running the older build
 * and may still ask for a part of it; the files of earlier builds therefore stay for a while.
 */

type Route = {
  readonly condition: {
    readonly or: readonly { readonly urlPattern: { readonly pathname: string; readonly search: string } }[];
  };
  readonly source: { readonly cacheName: string };
};
/** An installing event; without routes where the browser has no static routing yet. */
type Installing = Lasting & { readonly addRoutes?: (routes: readonly Route[]) => Promise<void> };
type Lasting = Event & { readonly waitUntil: (work: Promise<unknown>) => void };
type Fetching = Lasting & {
  readonly request: Request;
  readonly respondWith: (response: Promise<Response>) => void;
};
type Told = Lasting & { readonly data: unknown; readonly source: { readonly id: string } | null };
type Pressed = Lasting & { readonly notification: Notification };
type Window = { readonly url: string; readonly focus: () => Promise<unknown> };
type Entry = { readonly url: string; readonly revision: string | null };

// What TypeScript's DOM library leaves out of a service worker's global scope.
type WorkerScope = {
  readonly __WB_MANIFEST: readonly Entry[];
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    readonly claim: () => Promise<void>;
    readonly get: (id: string) => Promise<Window | undefined>;
    readonly matchAll: (of: { readonly type: 'window' }) => Promise<readonly Window[]>;
    readonly openWindow: (url: string) => Promise<unknown>;
  };
  readonly skipWaiting: () => Promise<void>;
  readonly addEventListener: {
    (type: 'install', listen: (event: Installing) => void): void;
    (type: 'activate', listen: (event: Lasting) => void): void;
    (type: 'notificationclick', listen: (event: Pressed) => void): void;
    (type: 'fetch', listen: (event: Fetching) => void): void;
    (type: 'message', listen: (event: Told) => void): void;
  };
};
declare const self: WorkerScope;

// A module, so that `self` above is this file's own.
export {};

// The build replaces this exact expression by the list of files.
const FILES = self.__WB_MANIFEST;

/** Builds whose files are kept: this one, and two before it for tabs that have not updated. */
const KEPT_BUILDS = 3;
const PREFIX = 'build-';

/** How long a network that does not answer may hold the app up, in milliseconds. */
const CONFIG_WAIT = 3000;

const SCOPE = self.registration.scope;
const PAGE = new URL('index.html', SCOPE).href;
/** Names relays; a host changes it without a new build, so the network is asked first. */
const CONFIG = new URL('config.json', SCOPE).href;

/** Names a build by its files (FNV-1a, 32 bits: told apart, not secured). */
const nameOf = (files: readonly Entry[]): string => {
  let hash = 0x811c9dc5;
  for (const letter of JSON.stringify(files)) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  return `${PREFIX}${hash.toString(36)}`;
};
const BUILD = nameOf(FILES);
const URLS = new Set(FILES.map(({ url }) => new URL(url, SCOPE).href));

const keep = async (cache: Cache, { url, revision }: Entry): Promise<void> => {
  const address = new URL(url, SCOPE).href;
  // A name that carries its content's hash never changes, so an earlier build's copy serves.
  const known = revision === null ? await caches.match(address) : undefined;
  // Some hosts redirect "index.html" to its folder, and a redirected response may not answer a navigation.
  const source = address === PAGE ? SCOPE : address;
  const response = known ?? (await fetch(source, { cache: revision === null ? 'default' : 'reload' }));
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  const plain = await withoutVary(response);
  // A static route looks for what was asked for: the page, under the name of its folder.
  if (address === PAGE) await cache.put(SCOPE, plain.clone());
  await cache.put(address, plain);
};

/** One file of a build is the same for whoever asks; a route would compare what a host says that it varies by. */
const withoutVary = async (response: Response): Promise<Response> => {
  const headers = new Headers(response.headers);
  if (!headers.has('Vary')) return response;
  headers.delete('Vary');
  return new Response(await response.blob(), { status: response.status, headers });
};

/**
 * Has the browser answer with this build's files by itself, without starting the worker before the app is on
 * screen. What it does not find comes here all the same, or from the network.
 */
const route = async (event: Installing): Promise<void> => {
  const literal = (path: string): string => path.replace(/[^\w/%.~-]/g, '\\$&');
  const paths = [SCOPE, ...URLS].map(address => literal(new URL(address).pathname));
  const or = paths.map(pathname => ({ urlPattern: { pathname, search: '' } }));
  // A browser that takes fewer goes on asking the worker.
  await event.addRoutes?.([{ condition: { or }, source: { cacheName: BUILD } }]).catch(() => undefined);
};

const install = async (event: Installing): Promise<void> => {
  const cache = await caches.open(BUILD);
  await Promise.all(FILES.map(entry => keep(cache, entry)));
  await freshConfig();
  await route(event);
};

const activate = async (): Promise<void> => {
  const builds = (await caches.keys()).filter(name => name.startsWith(PREFIX) && name !== BUILD);
  // Caches are listed in the order in which they were made.
  await Promise.all(
    builds.slice(0, Math.max(0, builds.length - KEPT_BUILDS + 1)).map(name => caches.delete(name)),
  );
  await self.clients.claim();
};

/** The network's configuration, or undefined without a network that answers; what came is kept for then. */
const freshConfig = async (): Promise<Response | undefined> => {
  try {
    const response = await fetch(CONFIG, { cache: 'no-cache', signal: AbortSignal.timeout(CONFIG_WAIT) });
    if (response.ok) await (await caches.open(BUILD)).put(CONFIG, response.clone());
    return response;
  } catch {
    return undefined;
  }
};

const answer = async (request: Request, address: string): Promise<Response> => {
  const kept = await (await caches.open(BUILD)).match(address);
  return kept ?? (await caches.match(address)) ?? fetch(request);
};

const config = async (): Promise<Response> =>
  (await freshConfig()) ?? (await caches.match(CONFIG)) ?? Response.error();

self.addEventListener('install', event => event.waitUntil(install(event)));
self.addEventListener('activate', event => event.waitUntil(activate()));
self.addEventListener('message', event => {
  if (event.data === 'update') void self.skipWaiting();
  if (event.data === 'claim') event.waitUntil(self.clients.claim());
  const notice = noticeFrom(event.data);
  if (notice) event.waitUntil(show(notice, event.source?.id));
});

type Notice = { readonly title: string; readonly body: string; readonly tag: string };

const noticeFrom = (data: unknown): Notice | null =>
  typeof data === 'object' && data !== null && 'notice' in data ? (data.notice as Notice) : null;

/** Keeps with it which tab asked for it: a tab is known by the address that it began with, which need not be the desk's. */
const show = ({ title, body, tag }: Notice, tab: string | undefined): Promise<void> =>
  self.registration.showNotification(title, { body, tag, data: tab });

const deskOf = async ({ data }: Notification): Promise<Window | undefined> =>
  (typeof data === 'string' ? await self.clients.get(data) : undefined) ??
  (await self.clients.matchAll({ type: 'window' })).find(({ url }) => url.includes('#/desk'));

// Of a new booking: what was pressed leads to the desk, an open one first.
self.addEventListener('notificationclick', event => {
  event.notification.close();
  event.waitUntil(
    deskOf(event.notification).then(desk =>
      desk ? desk.focus() : self.clients.openWindow(new URL('#/desk', SCOPE).href),
    ),
  );
});

self.addEventListener('fetch', event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const address = `${origin}${pathname}`;
  if (request.method !== 'GET' || !address.startsWith(SCOPE)) return;
  if (request.mode === 'navigate') {
    // Routes live in the fragment: the one page is the app, anything else is the host's.
    if (address === SCOPE || address === PAGE) event.respondWith(answer(request, PAGE));
  } else if (address === CONFIG) event.respondWith(config());
  else if (URLS.has(address) || address.startsWith(new URL('assets/', SCOPE).href))
    event.respondWith(answer(request, address));
});

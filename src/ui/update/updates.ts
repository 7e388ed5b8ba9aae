import type { Live } from '../../app/ports';

/** Looking for a newer version again: at most this often when the app is shown, and while it stays open. */
const LOOK_AGAIN = 60 * 60 * 1000;

export type Updates = {
  /** Whether a newer version than the one running in this tab is ready. */
  readonly ready: Live<boolean>;
  /** Looks for a newer version now, however long ago it was looked for. */
  readonly look: () => void;
  /** Takes the new version: this tab loads it. Other tabs go on until their person agrees too. */
  readonly take: () => void;
};

/** What updating needs of the page; given as arguments so that it runs without a browser. */
export type UpdatesEnv = {
  readonly container: Pick<ServiceWorkerContainer, 'register' | 'ready' | 'controller' | 'addEventListener'>;
  /** Address of the worker; its folder is its scope. */
  readonly worker: string;
  readonly reload: () => void;
  /** Calls whenever looking for a newer version is worth it. */
  readonly looks: (look: () => void) => void;
};

/**
 * Registers the service worker and watches for a newer one. Two things make this tab's version old: a worker
 * that waits, or one that took over because another tab agreed. Neither reloads this tab by itself.
 */
export const createUpdates = ({ container, worker, reload, looks }: UpdatesEnv): Updates => {
  const listeners = new Set<(ready: boolean) => void>();
  let isReady = false;
  let agreed = false;
  /** The worker of the build that runs in this tab, once there is one. */
  let own = container.controller;
  let registration: ServiceWorkerRegistration | null = null;

  const setReady = () => {
    isReady = true;
    for (const listen of listeners) listen(true);
  };

  container.addEventListener('controllerchange', () => {
    if (agreed) reload();
    // The first worker taking over the page that brought it is no update.
    else if (own !== null && container.controller !== own) setReady();
    own ??= container.controller;
  });

  const watch = (found: ServiceWorkerRegistration) => {
    registration = found;
    own ??= found.active;
    if (found.waiting && found.active) setReady();
    const follow = (arriving: ServiceWorker | null) =>
      arriving?.addEventListener('statechange', () => {
        if (arriving.state === 'installed' && found.active) setReady();
      });
    follow(found.installing);
    found.addEventListener('updatefound', () => follow(found.installing));
    looks(look);
  };
  // A browser that refuses (private window, storage off) still runs the app, only not offline.
  const registered = container.register(worker, { updateViaCache: 'none' }).then(watch, () => undefined);
  function look(): void {
    // Without network there is nothing to find; the next look comes.
    registered.then(() => registration?.update()).catch(() => undefined);
  }
  // A worker that becomes active while a page is on its way here misses it, and the page would lack its later
  // parts once the network is cut: it asks to be taken.
  void container.ready.then(({ active }) => {
    if (container.controller === null) active?.postMessage('claim');
  });

  return {
    ready: listen => {
      listeners.add(listen);
      listen(isReady);
      return () => listeners.delete(listen);
    },
    look,
    take: () => {
      agreed = true;
      if (registration?.waiting) registration.waiting.postMessage('update');
      else reload();
    },
  };
};

/** Looks when the app comes to the foreground, and each hour. */
export const looksOf = (page: Document) => (look: () => void) => {
  let last = performance.now();
  const lookIfDue = () => {
    if (page.visibilityState !== 'visible' || performance.now() - last < LOOK_AGAIN) return;
    last = performance.now();
    look();
  };
  page.addEventListener('visibilitychange', lookIfDue);
  setInterval(lookIfDue, LOOK_AGAIN / 4);
};

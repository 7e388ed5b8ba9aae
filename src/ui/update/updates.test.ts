import { expect, test } from 'vitest';
import { createUpdates, type UpdatesEnv } from './updates';

// A service worker container in memory: what a browser does when workers come, wait and take over.
const browser = (controlled: boolean) => {
  const events = new EventTarget();
  const told: string[] = [];
  const active = { postMessage: (message: string) => told.push(message) } as unknown as ServiceWorker;
  let looked = 0;
  let isCut = false;
  let isReady: (found: ServiceWorkerRegistration) => void = () => undefined;
  const registration = Object.assign(new EventTarget(), {
    active: controlled ? active : null,
    waiting: null as ServiceWorker | null,
    installing: null as ServiceWorker | null,
    update: async () => {
      looked++;
      if (isCut) throw new TypeError('Failed to fetch');
    },
  });
  const arrive = () => {
    const worker = Object.assign(new EventTarget(), {
      state: 'installing',
      postMessage: (message: string) => told.push(message),
    });
    registration.installing = worker as unknown as ServiceWorker;
    registration.dispatchEvent(new Event('updatefound'));
    return {
      installed: () => {
        worker.state = 'installed';
        registration.waiting = registration.active ? (worker as unknown as ServiceWorker) : null;
        worker.dispatchEvent(new Event('statechange'));
      },
    };
  };
  /** The worker that is active, or else a newer one, takes over this page. */
  const takeOver = (worker = { ...active }) => {
    registration.active = worker;
    registration.waiting = null;
    page.controller = worker;
    events.dispatchEvent(new Event('controllerchange'));
  };
  /** A worker became active without this page. */
  const miss = async () => {
    registration.active = active;
    isReady(registration as unknown as ServiceWorkerRegistration);
    await Promise.resolve();
  };
  const page = Object.assign(events, {
    controller: controlled ? active : null,
    register: async () => registration as unknown as ServiceWorkerRegistration,
    ready: new Promise<ServiceWorkerRegistration>(resolve => {
      isReady = resolve;
    }),
  });
  const container = page as unknown as UpdatesEnv['container'];
  const cut = () => {
    isCut = true;
  };
  return { container, arrive, takeOver, miss, cut, active, told, looked: () => looked };
};

const start = async (controlled: boolean) => {
  const page = browser(controlled);
  const seen: boolean[] = [];
  let reloads = 0;
  const updates = createUpdates({
    container: page.container,
    worker: './sw.js',
    reload: () => {
      reloads++;
    },
    looks: () => undefined,
  });
  updates.ready(ready => seen.push(ready));
  await Promise.resolve();
  return { ...page, updates, seen, reloads: () => reloads };
};

test('the first worker is no update', async () => {
  const page = await start(false);
  page.arrive().installed();
  page.takeOver();
  expect(page.seen).toEqual([false]);
  expect(page.reloads()).toBe(0);
});

test('a newer version waits until the person agrees, then the tab reloads once it took over', async () => {
  const page = await start(true);
  page.arrive().installed();
  expect(page.seen).toEqual([false, true]);
  expect(page.told).toEqual([]);
  page.updates.take();
  expect(page.told).toEqual(['update']);
  expect(page.reloads()).toBe(0);
  page.takeOver();
  expect(page.reloads()).toBe(1);
});

test('a tab whose person has not agreed stays as it is when another tab updates', async () => {
  const page = await start(true);
  page.arrive().installed();
  page.takeOver();
  expect(page.reloads()).toBe(0);
  expect(page.seen.at(-1)).toBe(true);
  page.updates.take();
  expect(page.reloads()).toBe(1);
});

test('a page that the first worker missed asks to be taken, and that is no update', async () => {
  const page = await start(false);
  page.arrive().installed();
  await page.miss();
  expect(page.told).toEqual(['claim']);
  page.takeOver(page.active);
  expect(page.seen).toEqual([false]);
  page.takeOver();
  expect(page.seen.at(-1)).toBe(true);
});

test('a newer version is looked for when asked, and a network that is cut is no trouble', async () => {
  const page = await start(true);
  page.updates.look();
  await expect.poll(page.looked).toBe(1);
  page.cut();
  page.updates.look();
  await expect.poll(page.looked).toBe(2);
});

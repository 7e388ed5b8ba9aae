import { beforeEach, expect, test, vi } from 'vitest';

type Listen = (event: object) => void;

const SCOPE = 'https://book.example/app/';

/** A worker in memory, with these tabs open, by their ids: what browsers say is the address that a tab began with. */
const startWorker = async (tabs: { readonly [id: string]: string }) => {
  const did: string[] = [];
  const shown: { readonly data: unknown }[] = [];
  const listeners = new Map<string, Listen>();
  const windows = Object.entries(tabs).map(([id, url]) => ({
    id,
    url: new URL(url, SCOPE).href,
    focus: async () => did.push(`focus ${id}`),
  }));
  vi.stubGlobal('self', {
    __WB_MANIFEST: [],
    registration: {
      scope: SCOPE,
      showNotification: async (_: string, options: { readonly data: unknown }) => shown.push(options),
    },
    clients: {
      get: async (id: string) => windows.find(window => window.id === id),
      matchAll: async () => windows,
      openWindow: async (url: string) => did.push(`open ${url}`),
    },
    addEventListener: (type: string, listen: Listen) => listeners.set(type, listen),
  });
  vi.resetModules();
  await import('./sw');
  const happen = async (type: string, event: object): Promise<void> => {
    let work: Promise<unknown> = Promise.resolve();
    const waitUntil = (lasting: Promise<unknown>) => {
      work = lasting;
    };
    listeners.get(type)?.({ ...event, waitUntil });
    await work;
  };
  return {
    did,
    /** A tab tells of a booking. */
    tell: (id: string) =>
      happen('message', {
        data: { notice: { title: 'New booking', body: '10:00', tag: 'session' } },
        source: { id },
      }),
    press: () =>
      happen('notificationclick', { notification: { ...shown.at(-1), close: () => did.push('close') } }),
  };
};

beforeEach(() => {
  vi.unstubAllGlobals();
});

test('a pressed notification goes, and brings the tab to the front that told, whatever page it began as', async () => {
  const { did, tell, press } = await startWorker({ booking: '#/b/abc', desk: '' });
  await tell('desk');
  await press();
  expect(did).toEqual(['close', 'focus desk']);
});

test('where that tab was closed, another desk comes to the front', async () => {
  const { did, tell, press } = await startWorker({ booking: '#/b/abc', other: '#/desk/clients' });
  await tell('gone');
  await press();
  expect(did).toEqual(['close', 'focus other']);
});

test('where no desk is open any more, it is opened', async () => {
  const { did, tell, press } = await startWorker({ bookings: '#/bookings' });
  await tell('gone');
  await press();
  expect(did).toEqual(['close', `open ${SCOPE}#/desk`]);
});

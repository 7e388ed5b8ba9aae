import { expect, test, vi } from 'vitest';

type Listen = (event: {
  readonly notification: { readonly close: () => void };
  readonly waitUntil: (work: Promise<unknown>) => void;
}) => void;

const SCOPE = 'https://book.example/app/';

/** A press on a notification, with these tabs open; what the worker did, in turn. */
const press = async (...tabs: readonly string[]): Promise<readonly string[]> => {
  const did: string[] = [];
  const listeners = new Map<string, Listen>();
  const windows = tabs.map(tab => {
    const url = new URL(tab, SCOPE).href;
    return { url, focus: async () => did.push(`focus ${url}`) };
  });
  vi.stubGlobal('self', {
    __WB_MANIFEST: [],
    registration: { scope: SCOPE },
    clients: { matchAll: async () => windows, openWindow: async (url: string) => did.push(`open ${url}`) },
    addEventListener: (type: string, listen: Listen) => listeners.set(type, listen),
  });
  vi.resetModules();
  await import('./sw');
  let work: Promise<unknown> = Promise.resolve();
  listeners.get('notificationclick')?.({
    notification: { close: () => did.push('close') },
    waitUntil: lasting => {
      work = lasting;
    },
  });
  await work;
  vi.unstubAllGlobals();
  return did;
};

test('a pressed notification goes, and brings the open desk to the front', async () => {
  expect(await press('#/b/abc', '#/desk/clients', '#/desk')).toEqual([
    'close',
    `focus ${SCOPE}#/desk/clients`,
  ]);
});

test('a pressed notification opens the desk where it is open no more', async () => {
  expect(await press('#/bookings')).toEqual(['close', `open ${SCOPE}#/desk`]);
  expect(await press()).toEqual(['close', `open ${SCOPE}#/desk`]);
});

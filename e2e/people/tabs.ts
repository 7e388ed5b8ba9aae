import type { Page } from '@playwright/test';
import { rowsIn } from '../../src/shell/log/batches';
import { changeIn } from '../../src/shell/log/rows';
import type { BatchRow } from '../../src/shell/log/schema';
import type { Person } from './person';

/**
 * Another tab, in a window of its own. Behind another tab it would draw no frames, and every press would wait for
 * them in vain for a while.
 */
export const openWindow = async ({ context, page }: Person): Promise<Page> => {
  const devTools = await context.newCDPSession(page);
  const opened = context.waitForEvent('page');
  await devTools.send('Target.createTarget', { url: 'about:blank', newWindow: true });
  await devTools.detach();
  return opened;
};

/** Which of the tabs keeps the book for all, by the lock that only one holds; null while none does. */
export const keeperAmong = async (tabs: readonly Page[]): Promise<Page | null> => {
  for (const tab of tabs) {
    const isKeeper = await tab.evaluate(async () => {
      const probe = `probe-${Math.random()}`;
      const held = (await navigator.locks.request(probe, () => navigator.locks.query())).held ?? [];
      const own = held.find(({ name }) => name === probe)?.clientId;
      return held.some(({ name, clientId }) => name?.endsWith('-keeper') && clientId === own);
    });
    if (isKeeper) return tab;
  }
  return null;
};

export type Written = {
  readonly id: string;
  readonly device: string;
  readonly of: string;
  readonly key: string;
  readonly set: { readonly [field: string]: unknown };
  readonly sig: string;
};

/** All changes in the log of this browser, by their ids. */
export const changesIn = async (tab: Page): Promise<readonly Written[]> => {
  const [single, together] = [await storedIn(tab, 'changes'), await storedIn(tab, 'batches')];
  return [...single, ...together.flatMap(row => rowsIn(row as BatchRow))]
    .map(row => changeIn(row) ?? fail(row))
    .map(({ id, device, of, key, set, sig }) => ({ id, device, of, key, set, sig }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
};

/** What stands beside the log of this browser, because it does not count. */
export const heldIn = (tab: Page): Promise<readonly unknown[]> => storedIn(tab, 'held');

const storedIn = (tab: Page, store: string): Promise<readonly unknown[]> =>
  tab.evaluate(async of => {
    const opened = <T>(asked: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
    const found: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await opened(indexedDB.open(name));
      if (database.objectStoreNames.contains(of))
        found.push(...(await opened(database.transaction(of).objectStore(of).getAll())));
      database.close();
    }
    return found;
  }, store);

const fail = (row: unknown): never => {
  throw new Error(`No change stands in ${JSON.stringify(row)}`);
};

/** How often each request was answered, as the log of this browser has it. */
export const answersIn = async (tab: Page): Promise<readonly number[]> => {
  const counts = new Map<unknown, number>();
  for (const { of, set } of await changesIn(tab))
    if (of === 'answer') counts.set(set['request'], (counts.get(set['request']) ?? 0) + 1);
  return [...counts.values()];
};

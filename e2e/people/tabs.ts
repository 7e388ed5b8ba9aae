import type { Page } from '@playwright/test';

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

/** How often each request was answered, as the log of this browser has it. */
export const answersIn = (tab: Page): Promise<readonly number[]> =>
  tab.evaluate(async () => {
    const opened = <T>(asked: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
    const counts = new Map<unknown, number>();
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await opened(indexedDB.open(name));
      if (database.objectStoreNames.contains('changes')) {
        const all = await opened(database.transaction('changes').objectStore('changes').getAll());
        for (const { of, set } of all as { of: string; set: { request?: unknown } }[])
          if (of === 'answer') counts.set(set.request, (counts.get(set.request) ?? 0) + 1);
      }
      database.close();
    }
    return [...counts.values()];
  });

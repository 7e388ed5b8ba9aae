import type { Page } from '@playwright/test';

/** A page of the app's origin that runs none of the app, to reach its databases from beside it. */
export const beside = async (page: Page, origin: string): Promise<Page> => {
  const other = await page.context().newPage();
  // Browsers ask for one wherever a page names none.
  await other.route('**/favicon.ico', route => route.fulfill({ status: 204 }));
  await other.goto(new URL('config.json', origin).href);
  // Behind another tab the app's own would draw no frames, for which every press would wait in vain for a while.
  await page.bringToFront();
  return other;
};

/** Holds a database open and asks for a newer version of it, as a later app in another tab would. */
export const hold = (page: Page, wanted: RegExp): Promise<void> =>
  page.evaluate(async pattern => {
    const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
    const name = names.find(each => new RegExp(pattern).test(each));
    if (name === undefined) throw new Error(`No database is called ${pattern}.`);
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        indexedDB.open(name, opening.result.version + 1).onblocked = () => resolve();
      };
    });
  }, wanted.source);

export const drop = (page: Page, wanted: RegExp): Promise<void> =>
  page.evaluate(async pattern => {
    const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
    await Promise.all(
      names
        .filter(name => new RegExp(pattern).test(name))
        .map(
          name =>
            new Promise<void>((resolve, reject) => {
              const dropping = indexedDB.deleteDatabase(name);
              dropping.onsuccess = () => resolve();
              dropping.onerror = () => reject(dropping.error);
            }),
        ),
    );
  }, wanted.source);

type Place = { readonly database: string; readonly store: string; readonly key: string | number };

/** What stands at a place; undefined for nothing. */
export const readAt = (page: Page, place: Place): Promise<unknown> =>
  page.evaluate(
    ({ database, store, key }) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open(database);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction(store).objectStore(store).get(key);
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
          reading.onerror = () => reject(reading.error);
        };
      }),
    place,
  );

/** Puts something in the place of what stands there; undefined takes it away. */
export const writeAt = (page: Page, place: Place, value: unknown): Promise<void> =>
  page.evaluate(
    ({ database, store, key, put }) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(database);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const tx = opening.result.transaction(store, 'readwrite');
          const all = tx.objectStore(store);
          if (put === undefined) all.delete(key);
          else all.put(put, all.keyPath === null ? key : undefined);
          tx.oncomplete = () => {
            opening.result.close();
            resolve();
          };
          tx.onabort = () => reject(tx.error);
        };
      }),
    { ...place, put: value },
  );

/** Writes until the disk takes nothing more; dropping the database `filler` makes room again. */
export const fill = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('filler');
        opening.onupgradeneeded = () => opening.result.createObjectStore('all', { autoIncrement: true });
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const put = (size: number): void => {
            const tx = opening.result.transaction('all', 'readwrite');
            tx.objectStore('all').add(crypto.getRandomValues(new Uint8Array(size)));
            tx.oncomplete = () => put(size);
            tx.onabort = () => {
              if (size > 1) return put(Math.ceil(size / 8));
              opening.result.close();
              resolve();
            };
          };
          put(65_536);
        };
      }),
  );

/** How often an opened app saw to the journal of this browser's databases, which after a kill takes a moment. */
export const startsOf = async (page: Page, of: 'desk' | 'wallet'): Promise<number> => {
  const database = of === 'desk' ? 'caderneta-journal' : 'caderneta-wallet-journal';
  // To open one that is not there yet would make it.
  const isThere = await page.evaluate(
    async name => (await indexedDB.databases()).some(found => found.name === name),
    database,
  );
  const state = isThere ? await readAt(page, { database, store: 'state', key: 'state' }) : undefined;
  return (state as { readonly starts: number } | undefined)?.starts ?? 0;
};

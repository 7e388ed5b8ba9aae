import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DAY } from '../../../src/core/time';
import { createPerson, type Person } from '../../people/person';
import { setUp } from '../../people/shop';
import { createWatch } from '../../people/watch';
import { createWorld } from '../../people/world';
import { type Measured, percentile } from '../bench';
import { filled } from './filled';

const SESSIONS = 50_000;
const A_DAY = 80;
const TRIALS = 7;
const WARM_UPS = 2;

/** From the start of the navigation, in a browser just started, until the frame is painted that shows today's sessions. */
export const coldStart = async (): Promise<readonly Measured[]> => {
  const watch = createWatch();
  const world = await createWorld(1, watch.networkMayFail);
  const bare = await serveBare();
  watch.allow([...world.origins, bare.url]);
  const owner = await createPerson('owner', world.url, watch);
  try {
    await setUp(owner, { zone: 'UTC', duration: 15 });
    // So that the app comes out of the browser, as it does from the second visit on.
    await owner.kept();
    // As in a book of years, which does not begin with its booking link.
    await owner.page.getByRole('button', { name: 'Done', exact: true }).click();
    await filled(owner, world.url, SESSIONS, A_DAY);
    await owner.page.goto(`${bare.url}${EMPTY}`);
    await owner.page.evaluate(putPlain, { count: SESSIONS, aDay: A_DAY, today: TODAY });
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let trial = 0; trial < WARM_UPS + TRIALS; trial += 1) {
      ours.push(await paintedAfterStart(owner, new URL('/#/desk', world.url).href));
      theirs.push(await paintedAfterStart(owner, bare.url));
    }
    const [trouble] = watch.troubles();
    if (trouble) throw new Error(trouble);
    return [
      {
        name: 'cold start of the desk to painted day, 50,000 sessions stored',
        budget: { unit: 'ms', most: 1000, ratio: 3 },
        measure: percentile(ours.slice(WARM_UPS), 50),
        reference: {
          name: 'bare page: IndexedDB range read, plain rows',
          measure: percentile(theirs.slice(WARM_UPS), 50),
        },
      },
    ];
  } finally {
    await owner.leave();
    await world.end();
    await bare.end();
  }
};

const TODAY = Math.floor(Date.now() / DAY) * DAY;

/** Of the bare page's origin: where nothing opens its database before that is filled. */
const EMPTY = '/empty';

/**
 * The bare page on an origin of its own, so that no worker of the app stands before it, and from a server: what
 * Playwright would serve in its place takes the way through Playwright, and makes it look at all other requests.
 */
const serveBare = async (): Promise<{ readonly url: string; readonly end: () => Promise<unknown> }> => {
  const server = createServer(({ url }, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(url === EMPTY ? '' : bareHtml);
  });
  await new Promise<void>(resolve => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    end: () => {
      server.closeAllConnections();
      return new Promise(resolve => server.close(resolve));
    },
  };
};

const paintedAfterStart = async (owner: Person, url: string): Promise<number> => {
  await owner.page.goto('about:blank');
  await owner.restart();
  const { page } = owner;
  await page.addInitScript(count => {
    const seen = new MutationObserver(() => {
      if (document.querySelectorAll('.block[data-start]').length < count) return;
      seen.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => Object.assign(window, { paintedAt: performance.now() });
        port2.postMessage(null);
      });
    });
    seen.observe(document, { childList: true, subtree: true, attributes: true });
  }, A_DAY);
  await page.goto(url);
  const painted = await page.waitForFunction(() => (window as { paintedAt?: number }).paintedAt);
  return (await painted.jsonValue()) ?? Number.NaN;
};

type Plain = { readonly count: number; readonly aDay: number; readonly today: number };

/** Runs in the page, and so stands by itself: the same days, as bare as rows can be. */
const putPlain = ({ count, aDay, today }: Plain): Promise<void> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('plain', 1);
    opening.onupgradeneeded = () =>
      opening.result.createObjectStore('sessions', { keyPath: 'key' }).createIndex('start', 'start');
    opening.onsuccess = () => {
      const tx = opening.result.transaction('sessions', 'readwrite');
      for (let n = 0; n < count; n += 1) {
        const day = Math.floor(n / aDay) - Math.floor(count / aDay / 2);
        const start = today + day * 86_400_000 + 7_200_000 + (n % aDay) * 900_000;
        tx.objectStore('sessions').put({
          key: crypto.randomUUID(),
          start,
          service: 'Haircut',
          state: 'confirmed',
        });
      }
      tx.oncomplete = () => {
        opening.result.close();
        resolve();
      };
      tx.onabort = () => reject(tx.error);
    };
  });

/** As bare as a page can be that shows the same sessions. */
const bareHtml = `<!doctype html><title>Bare</title><link rel="icon" href="data:,"><ul id="day"></ul><script>
const opening = indexedDB.open('plain', 1);
opening.onsuccess = () => {
  const range = IDBKeyRange.bound(${TODAY}, ${TODAY + DAY - 1});
  const index = opening.result.transaction('sessions').objectStore('sessions').index('start');
  index.getAll(range).onsuccess = ({ target }) => {
    for (const { start, service } of target.result) {
      const row = document.createElement('li');
      row.className = 'block';
      row.dataset.start = start;
      row.textContent = new Date(start).toISOString() + ' ' + service;
      document.getElementById('day').append(row);
    }
  };
};
</script>`;

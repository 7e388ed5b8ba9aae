import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { build } from 'vite';
import { createPerson, type Person } from '../people/person';
import { createWatch } from '../people/watch';

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

/**
 * Someone with a browser of their own, showing a page that holds the ledger and nothing else: no keys of the
 * business, no network, no screens.
 */
export const test = base.extend<{ keeper: Person }, { ledgerUrl: string }>({
  ledgerUrl: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are used from here
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'caderneta-ledger-'));
      await build({
        configFile: false,
        logLevel: 'error',
        root: join(import.meta.dirname, 'page'),
        build: { outDir: folder, emptyOutDir: true, target: 'esnext', minify: false },
      });
      const server = createServer((request, response) => {
        const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
        const file = join(folder, path === '/' ? 'index.html' : path);
        response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
        createReadStream(file)
          .on('error', () => response.writeHead(404).end())
          .pipe(response);
      });
      await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
      await use(`http://localhost:${(server.address() as AddressInfo).port}/`);
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],

  keeper: async ({ ledgerUrl }, use) => {
    const watch = createWatch();
    watch.allow([new URL(ledgerUrl).origin]);
    const person = await createPerson('keeper', ledgerUrl, watch);
    await use(person);
    await person.leave();
  },
});

/** Opens the ledger in a tab; the first one is there already. */
export const openTab = async (tab: Page, url: string): Promise<Page> => {
  await tab.goto(url);
  await tab.waitForFunction(() => 'ledgerPage' in window);
  await tab.evaluate(() => window.ledgerPage.open());
  return tab;
};

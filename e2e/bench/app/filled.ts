import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import type { Person } from '../../people/person';

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

/** Fills the book of a browser that is set up with sessions. Takes minutes for tens of thousands. */
export const filled = (person: Person, origin: string, sessions: number, aDay: number): Promise<void> =>
  onFillingPage(person, origin, page =>
    page.evaluate(([count, each]) => window.fillingPage.sessions(count, each), [sessions, aDay] as const),
  );

export const filledWithClients = (person: Person, origin: string, clients: number): Promise<void> =>
  onFillingPage(person, origin, page => page.evaluate(count => window.fillingPage.clients(count), clients));

/** Codes, each of a client of its own order, that paid for so many sessions each. Clients must be there. */
export const filledWithCodes = (person: Person, origin: string, codes: number, each: number): Promise<void> =>
  onFillingPage(person, origin, page =>
    page.evaluate(([count, times]) => window.fillingPage.codes(count, times), [codes, each] as const),
  );

/** With the app's own ledger, on a page of its origin that is served to this browser alone. */
const onFillingPage = async (
  { page, context }: Person,
  origin: string,
  fill: (page: Page) => Promise<void>,
): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'caderneta-filling-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(import.meta.dirname, 'filling'),
    base: './',
    build: { outDir: folder, emptyOutDir: true, target: 'esnext', minify: false },
  });
  const at = new URL('filling/', origin).href;
  await page.goto('about:blank');
  // Else the app's worker answers with the app.
  await context.route(`${at}**`, route => {
    const path = new URL(route.request().url()).pathname.slice('/filling/'.length) || 'index.html';
    return route.fulfill({
      contentType: TYPES[extname(path)] ?? 'application/octet-stream',
      body: readFileSync(join(folder, path)),
    });
  });
  await page.goto(at);
  await page.waitForFunction(() => 'fillingPage' in window);
  await fill(page);
  await page.goto('about:blank');
  await context.unroute(`${at}**`);
  rmSync(folder, { recursive: true, force: true });
};

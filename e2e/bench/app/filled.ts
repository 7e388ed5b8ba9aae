import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from 'vite';
import type { Person } from '../../people/person';

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

/**
 * Fills the book of a browser that is set up: with the app's own ledger, on a page of its origin that is served
 * to this browser alone. Takes minutes for tens of thousands.
 */
export const filled = async (
  { page }: Person,
  origin: string,
  sessions: number,
  aDay: number,
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
  await page.context().route(`${at}**`, route => {
    const path = new URL(route.request().url()).pathname.slice('/filling/'.length) || 'index.html';
    return route.fulfill({
      contentType: TYPES[extname(path)] ?? 'application/octet-stream',
      body: readFileSync(join(folder, path)),
    });
  });
  await page.goto(at);
  await page.waitForFunction(() => 'fillingPage' in window);
  await page.evaluate(([count, each]) => window.fillingPage.fill(count, each), [sessions, aDay] as const);
  await page.goto('about:blank');
  await page.context().unroute(`${at}**`);
  rmSync(folder, { recursive: true, force: true });
};

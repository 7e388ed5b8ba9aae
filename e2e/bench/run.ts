import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { findBrowser } from '../people/browser';
import { appBenches } from './app/benches';
import type { Measured } from './bench';
import type { BenchPage } from './page';
import { isBounded, keeps, tableOf, withTable } from './table';

declare global {
  interface Window {
    readonly benchPage: BenchPage;
  }
}

/** Pages isolated from others get a clock of 5 µs instead of 100. */
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

const README = 'README.md';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * Runs benches in real Chromium and prints the table: those whose name holds one of the arguments, or all. With
 * `--write` the table of all goes into the README.
 */
export const run = async (args: readonly string[]): Promise<void> => {
  const sought = args.filter(arg => !arg.startsWith('--'));
  const isSought = (name: string): boolean => sought.length === 0 || sought.some(part => name.includes(part));
  const rows: Measured[] = [];
  const take = (row: Measured): void => {
    rows.push(row);
    say(`${row.name}: ${tableOf([row]).split('\n').at(-1)}`);
  };

  const version = await withBenchPage(isSought, take);
  await build({ logLevel: 'error' });
  for (const [name, bench] of Object.entries(appBenches))
    if (isSought(name)) for (const row of await bench()) take(row);

  const table = `${tableOf(rows)}\n\nChromium ${version}, Node ${process.versions.node}, ${cpus().length} cores.`;
  say(`\n${table}`);
  const bounded = rows.filter(isBounded);
  const missed = bounded.filter(row => !keeps(row));
  say(`\n${bounded.length - missed.length} within budget, ${missed.length} not.`);
  if (args.includes('--write') && sought.length === 0)
    writeFileSync(README, withTable(readFileSync(README, 'utf8'), table));
};

/**
 * Work in a browser of a profile of its own, on disk: a private window would keep its databases in memory, and what
 * others left there is tidied up while the next is weighed.
 */
const withFreshPage = async <T>(work: (page: Page, version: string) => Promise<T>): Promise<T> => {
  const profile = mkdtempSync(join(tmpdir(), 'caderneta-bench-profile-'));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    return await work(await browser.newPage(), browser.browser()?.version() ?? '');
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
};

/** Runs what is sought, each module in a fresh browser; gives the browser's version. */
const withBenchPage = async (
  isSought: (name: string) => boolean,
  take: (row: Measured) => void,
): Promise<string> => {
  const outDir = mkdtempSync(join(tmpdir(), 'caderneta-bench-'));
  const root = import.meta.dirname;
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    build: {
      outDir,
      target: 'esnext',
      emptyOutDir: true,
      rolldownOptions: { input: join(root, 'page.html') },
    },
    worker: { format: 'es' },
  });
  const server = await preview({
    configFile: false,
    logLevel: 'error',
    root,
    build: { outDir },
    preview: { port: 0, host: 'localhost', strictPort: false, headers: ISOLATED },
  });
  const opened = async (page: Page) => {
    await page.goto(new URL('page.html', server.resolvedUrls?.local[0]).href);
    await page.waitForFunction(() => window.benchPage);
    const listed = await page.evaluate(() => window.benchPage.listed);
    return listed.flatMap(({ module, name }, at) => (isSought(name) ? [{ module, at }] : []));
  };
  const { modules, version } = await withFreshPage(async (page, version) => ({
    modules: new Set((await opened(page)).map(({ module }) => module)),
    version,
  }));
  for (const of of modules)
    await withFreshPage(async page => {
      for (const { module, at } of await opened(page)) {
        const row = module === of ? await page.evaluate(bench => window.benchPage.run(bench), at) : null;
        if (row) take(row);
      }
    });
  await server.close();
  rmSync(outDir, { recursive: true, force: true });
  return version;
};

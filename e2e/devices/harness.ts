import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { build } from 'vite';
import type { DoorsOptions } from '../../src/host/doors';
import { type Host, startHost } from '../../src/host/host';
import { createPerson, type Person } from '../people/person';
import { createWatch, type Watch } from '../people/watch';

type Fixtures = {
  readonly watch: Watch;
  /** The app's host, with a page beside the app that holds a device without screens. */
  readonly shopHost: Host;
  readonly person: (name: string) => Promise<Person>;
};

/** Devices of one business, each a browser of its own, that meet through the host's signaling server. */
export const test = base.extend<
  Fixtures & { readonly config: DoorsOptions['config'] },
  { readonly files: string }
>({
  config: [undefined, { option: true }],

  files: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are used from here
    async ({}, use) => {
      const folder = mkdtempSync(path(tmpdir(), 'caderneta-devices-'));
      cpSync('dist', folder, { recursive: true });
      await build({
        configFile: false,
        logLevel: 'error',
        root: path(import.meta.dirname, 'page'),
        base: './',
        build: { outDir: path(folder, 'devices'), emptyOutDir: true, target: 'esnext', minify: false },
      });
      await use(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are used from here
  watch: async ({}, use) => use(createWatch()),

  shopHost: async ({ files, config, watch }, use) => {
    const host = await startHost({ port: 0, data: ':memory:', dist: files, ...(config ? { config } : {}) });
    watch.allow([host.url]);
    await use(host);
    await host.stop();
  },

  person: async ({ shopHost, watch }, use) => {
    const people: Person[] = [];
    await use(async name => {
      const person = await createPerson(name, shopHost.url, watch);
      people.push(person);
      await openPage(person);
      return person;
    });
    // Whoever leaves first may leave the others' connections failing.
    watch.networkMayFail();
    await Promise.all(people.map(person => person.leave()));
    base.expect(watch.troubles()).toEqual([]);
  },
});

export const { expect } = test;

export const openPage = async (person: Person): Promise<Page> => {
  await person.visit('/devices/index.html');
  await person.page.waitForFunction(() => 'devicePage' in window);
  return person.page;
};

/** Makes a browser the first device of a business. */
export const found = async (owner: Page): Promise<void> => {
  await owner.evaluate(() => window.devicePage.found());
  await owner.evaluate(() => window.devicePage.open(false));
};

/** Gives a second browser keys of the first one's business, as pairing does. */
export const join = async (owner: Page, other: Page): Promise<void> => {
  const keys = await other.evaluate(() => window.devicePage.keys());
  const invitation = await owner.evaluate(given => window.devicePage.invite(given), keys);
  await other.evaluate(given => window.devicePage.join(given), invitation);
  await other.evaluate(() => window.devicePage.open(false));
};

/** Closes a device's book and opens it again, with `live` to meet the others; its clock `off` by milliseconds. */
export const reopen = async (page: Page, live: boolean, off = 0): Promise<void> => {
  await page.evaluate(() => window.devicePage.close());
  await page.evaluate(([meets, by]) => window.devicePage.open(meets, by), [live, off] as const);
};

/** Waits until a device is connected with so many others, and has what each of them has. */
export const inStep = async (page: Page, others: number): Promise<void> => {
  await page.waitForFunction(count => window.devicePage.inStep(count), others);
};

export const headsOf = (page: Page): Promise<string> => page.evaluate(() => window.devicePage.heads());

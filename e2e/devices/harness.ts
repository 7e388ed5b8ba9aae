import { rmSync } from 'node:fs';
import { test as base } from '@playwright/test';
import type { DoorsOptions } from '../../src/host/doors';
import { type Host, startHost } from '../../src/host/host';
import { createPerson, type Person } from '../people/person';
import { createWatch, type Watch } from '../people/watch';
import { filesWithDevices, openPage } from './steps';

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
      const folder = await filesWithDevices();
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

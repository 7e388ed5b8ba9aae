import { test as base, type TestInfo } from '@playwright/test';
import { createPerson, type Person, type PersonOptions } from './person';
import { createPrepared, type Prepared, type Ready } from './prepared';
import type { Shop } from './shop';
import { createWatch, type Watch } from './watch';
import { createWorld, type World } from './world';

type Fixtures = {
  /** How many relays the host's configuration names. */
  readonly relayCount: number;
  /** The owner's business, as far as it is not the salon; null for an owner who has yet to set one up. */
  readonly shop: Partial<Shop> | null;
  readonly ready: Ready | null;
  readonly watch: Watch;
  readonly world: World;
  /** Someone more, with a browser of their own. */
  readonly person: (name: string, options?: PersonOptions) => Promise<Person>;
  readonly owner: Person;
  readonly visitor: Person;
  readonly otherVisitor: Person;
};

type WorkerFixtures = {
  readonly prepared: Prepared;
};

/** Stories with people. Whoever is not named by a story opens no browser. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  relayCount: [1, { option: true }],
  shop: [{}, { option: true }],

  prepared: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use, { parallelIndex }) => {
      const prepared = await createPrepared(parallelIndex);
      await use(prepared);
      prepared.end();
    },
    { scope: 'worker' },
  ],

  // A business knows the relays with which it was set up.
  ready: async ({ relayCount, shop, prepared }, use) =>
    use(shop && relayCount === 1 ? await prepared.ready(shop) : null),

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  watch: async ({}, use) => use(createWatch()),

  world: async ({ relayCount, watch, prepared, ready }, use) => {
    const world = await createWorld(relayCount, watch.networkMayFail, {
      port: prepared.port,
      ...(ready && { held: ready.held }),
    });
    watch.allow(world.origins);
    await use(world);
    await world.end();
  },

  person: async ({ world, watch }, use, info) => {
    const people: Person[] = [];
    await use(async (name, options) => {
      const person = await createPerson(name, world.url, watch, options);
      people.push(person);
      return person;
    });
    if (info.status !== info.expectedStatus) await Promise.all(people.map(person => attach(person, info)));
    await Promise.all(people.map(person => person.leave()));
    base.expect(watch.troubles()).toEqual([]);
  },

  owner: async ({ person, ready }, use) => use(await person('owner', { profile: ready })),
  visitor: async ({ person }, use) => use(await person('visitor')),
  otherVisitor: async ({ person }, use) => use(await person('other visitor')),
});

export const { expect } = test;

/**
 * What a person saw when the story failed: in words also on the console, which is all that is left of a build
 * elsewhere. A browser that no longer paints has no picture to show.
 */
const attach = async ({ name, page }: Person, info: TestInfo): Promise<void> => {
  const seen = await page
    .locator('body')
    .ariaSnapshot({ timeout: 5_000 })
    .catch((error: unknown) => String(error));
  process.stdout.write(`${name} at ${page.url().slice(0, 60)}\n${seen.slice(0, 2_000)}\n`);
  const body = await page.screenshot({ timeout: 5_000 }).catch(() => null);
  if (body) await info.attach(`${name}.png`, { body, contentType: 'image/png' });
};

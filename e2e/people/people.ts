import { test as base, type TestInfo } from '@playwright/test';
import { createPerson, type Person, type PersonOptions } from './person';
import { createWatch, type Watch } from './watch';
import { createWorld, type World } from './world';

type Fixtures = {
  /** How many relays the host's configuration names. */
  readonly relayCount: number;
  readonly watch: Watch;
  readonly world: World;
  /** Someone more, with a browser of their own. */
  readonly person: (name: string, options?: PersonOptions) => Promise<Person>;
  readonly owner: Person;
  readonly visitor: Person;
  readonly otherVisitor: Person;
};

/** Stories with people. Whoever is not named by a story opens no browser. */
export const test = base.extend<Fixtures>({
  relayCount: [1, { option: true }],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  watch: async ({}, use) => use(createWatch()),

  world: async ({ relayCount, watch }, use) => {
    const world = await createWorld(relayCount, watch.networkMayFail);
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

  owner: async ({ person }, use) => use(await person('owner')),
  visitor: async ({ person }, use) => use(await person('visitor')),
  otherVisitor: async ({ person }, use) => use(await person('other visitor')),
});

export const { expect } = test;

/** What a person saw when the story failed. A browser that no longer paints has nothing to show. */
const attach = async ({ name, page }: Person, info: TestInfo): Promise<void> => {
  const body = await page.screenshot({ timeout: 5_000 }).catch(() => null);
  if (body) await info.attach(`${name}.png`, { body, contentType: 'image/png' });
};

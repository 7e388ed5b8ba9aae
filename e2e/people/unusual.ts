import type { Person } from './person';
import type { Watch } from './watch';
import type { World } from './world';

export const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

/** The same files, as a browser gets them without HTTPS at an address of the local network; its origin. */
export const atBareAddress = async ({ context }: Person, world: World, watch: Watch): Promise<string> => {
  const bare = 'http://salon.example:4173';
  watch.allow([bare]);
  await context.route(`${bare}/**`, async route => {
    const { pathname } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: new URL(pathname, world.url).href }) });
  });
  return bare;
};

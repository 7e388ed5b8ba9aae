import { expect, test } from 'vitest';
import type { Letter } from '../app/ports';
import { linkFromText } from '../core/link';
import { MINUTE } from '../core/time';
import { createWorld, meet, openBrowser, openShop, relayOf, told, until } from './world';

const LOGO = `data:image/png;base64,${'A'.repeat(4000)}`;

test('a logo reaches visitors beside the catalog, leaves the long link long, and goes again', async () => {
  const world = createWorld();
  const shop = await openShop(world);
  shop.keep();
  await shop.desk.settings.business({ logo: LOGO });
  const { long } = await until(shop.desk.link, () => true);
  const link = linkFromText(long);
  if (!link.ok || link.value.to !== 'business') throw new Error('No booking link');
  expect(link.value.carried).not.toBeNull();
  const ana = await openBrowser(world);
  const page = ana.visits.visit({
    root: link.value.root,
    relays: link.value.relays,
    card: link.value.carried,
  });
  expect((await until(page, ({ logo }) => logo !== '')).logo).toBe(LOGO);
  await shop.desk.settings.business({ logo: '' });
  await until(page, ({ logo }) => logo === '');
});

test('what is no picture is no logo', async () => {
  const shop = await openShop(createWorld());
  expect(() => shop.desk.settings.business({ logo: 'https://tracker.example/pixel.png' })).toThrow();
});

test('a logo that the relay refused for the moment is sent again, though it never hung up', async () => {
  const { world, shop } = await meet();
  const [url = ''] = world.urls;
  const relay = relayOf(world);
  const isLogo = ({ tags }: Letter): boolean =>
    tags.some(([tag, value]) => tag === 'd' && value === 'caderneta/logo');
  let refused = 0;
  world.network.set(url, {
    ...relay,
    put: letter => {
      if (!isLogo(letter)) return relay.put(letter);
      refused += 1;
      return false;
    },
  });
  await shop.desk.settings.business({ logo: LOGO });
  const held = told(shop.log, async () => relay.letters().some(isLogo));
  await until(
    told(shop.log, async () => refused),
    count => count > 0,
  );
  world.network.set(url, relay);
  await until(held, found => {
    world.clock.advance(MINUTE);
    return found;
  });
});

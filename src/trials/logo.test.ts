import { expect, test } from 'vitest';
import { linkFromText } from '../core/link';
import { createWorld, openBrowser, openShop, until } from './world';

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

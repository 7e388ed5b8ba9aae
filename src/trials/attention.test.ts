import { expect, test } from 'vitest';
import { DAY, HOUR } from '../core/time';
import { createWorld, openShop, type Shop, TOMORROW_AT_10, until } from './world';

const twoAt = async (shop: Shop, start: number) => {
  const { services, staff } = await until(shop.desk.book, () => true);
  const [service, one] = [services[0], staff[0]];
  if (!service || !one) throw new Error('Nothing is offered');
  const keys = [];
  for (const at of [start, start + HOUR / 2]) {
    const added = await shop.desk.sessions.add({
      service: service.key,
      staff: one.key,
      start: at,
      client: null,
      note: '',
    });
    if (!added.ok) throw new Error(added.error.is);
    keys.push(added.value.key);
  }
  return keys;
};

test('a desk that stays open for weeks sees an overlap come near, and lets it go when it is over', async () => {
  const world = createWorld();
  const shop = await openShop(world);
  await twoAt(shop, TOMORROW_AT_10 + 40 * DAY);
  const seen: number[] = [];
  const stop = shop.desk.attention(items => void seen.push(items.length));
  await until(shop.desk.attention, items => items.length === 0);
  world.clock.advance(20 * DAY);
  await until(shop.desk.attention, items => items.length === 1);
  world.clock.advance(22 * DAY);
  await until(shop.desk.attention, items => items.length === 0);
  expect(seen).toContain(1);
  stop();
});

test('"Keep both" can be undone', async () => {
  const shop = await openShop(createWorld());
  const [a, b] = await twoAt(shop, TOMORROW_AT_10);
  if (!a || !b) throw new Error('Two were added');
  await until(shop.desk.attention, items => items.length === 1);
  const done = await shop.desk.sessions.keepBoth(b, [a], false);
  await until(shop.desk.attention, items => items.length === 0);
  if (!done.ok) throw new Error(done.error.is);
  await done.value.undo();
  const [item] = await until(shop.desk.attention, items => items.length === 1);
  expect(item?.is).toBe('overlap');
});

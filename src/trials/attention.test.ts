import { expect, test } from 'vitest';
import type { Key } from '../core/id';
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

test('an overlap is shown however far ahead it lies, and goes when it is over', async () => {
  const world = createWorld();
  const shop = await openShop(world);
  const stop = shop.desk.attention(() => undefined);
  await until(shop.desk.attention, items => items.length === 0);
  const [first, second] = await twoAt(shop, TOMORROW_AT_10 + 360 * DAY);
  const [item] = await until(shop.desk.attention, items => items.length === 1);
  expect(item).toMatchObject({ is: 'overlap', loser: { session: { key: second } } });
  // A desk that is opened later finds it too, and follows it from where it is.
  const later = await openShop(world, { before: shop });
  const stopLater = later.desk.attention(() => undefined);
  await until(later.desk.attention, items => items.length === 1);
  if (second) await shop.desk.sessions.edit(second, { start: TOMORROW_AT_10 + 200 * DAY });
  for (const { desk } of [shop, later]) await until(desk.attention, items => items.length === 0);
  if (first) await shop.desk.sessions.edit(first, { start: TOMORROW_AT_10 + 200 * DAY + HOUR / 2 });
  for (const { desk } of [shop, later])
    await until(
      desk.attention,
      ([one, ...others]) => one?.is === 'overlap' && one.loser.session.key === first && others.length === 0,
    );
  world.clock.advance(202 * DAY);
  for (const { desk } of [shop, later]) await until(desk.attention, items => items.length === 0);
  stop();
  stopLater();
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

test('the histories of both sessions tell that they were kept together, and there it can be undone', async () => {
  const shop = await openShop(createWorld());
  const [a, b] = await twoAt(shop, TOMORROW_AT_10);
  if (!a || !b) throw new Error('Two were added');
  await until(shop.desk.attention, items => items.length === 1);
  await shop.desk.sessions.keepBoth(b, [a], false);
  await until(shop.desk.attention, items => items.length === 0);
  const decisions = async (key: Key) =>
    (await shop.desk.history('session', key)).filter(({ of }) => of === 'decision');
  const [inA, inB] = [await decisions(a), await decisions(b)];
  expect(inA.map(({ by, holds }) => ({ by, holds }))).toEqual([{ by: 'owner', holds: true }]);
  expect(inB).toEqual(inA);
  const [kept] = inB;
  if (kept) await shop.desk.undo(kept);
  await until(shop.desk.attention, items => items.length === 1);
  expect(await decisions(a)).toHaveLength(2);
});

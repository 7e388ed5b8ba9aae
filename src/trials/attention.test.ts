import { expect, test } from 'vitest';
import { MOST_ASKED } from '../app/desk/attention';
import { KEY_BYTES, type Key, keyFrom } from '../core/id';
import { DAY, HOUR } from '../core/time';
import { chance } from '../shell/device/chance';
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

test('of a flood of requests Attention shows the most urgent, and says how many more there are', async () => {
  const world = createWorld();
  const shop = await openShop(world);
  const { services, staff } = await until(shop.desk.book, () => true);
  const drafts = Array.from({ length: MOST_ASKED + 3 }, (_, n) => ({
    of: 'session' as const,
    key: keyFrom(chance.bytes(KEY_BYTES)),
    by: 'desk',
    set: {
      service: services[0]?.key ?? '',
      client: null,
      when: {
        staff: staff[0]?.key ?? '',
        start: TOMORROW_AT_10 + n * DAY,
        end: TOMORROW_AT_10 + n * DAY + HOUR,
        before: 0,
        after: 0,
      },
      state: { is: 'requested', until: TOMORROW_AT_10 - HOUR + n },
    },
  }));
  const done = await shop.log.append([...drafts].reverse());
  if (!done.ok) throw new Error(done.error.is);
  const shown = await until(shop.desk.attention, items => items.length === MOST_ASKED + 1);
  expect(shown.at(-1)).toEqual({ is: 'more', more: 3 });
  const keys = shown.flatMap(item => (item.is === 'asked' ? [item.entry.session.key] : []));
  expect(keys).toEqual(drafts.slice(0, MOST_ASKED).map(({ key }) => key));
  for (const { key } of drafts.slice(0, 3)) expect((await shop.desk.sessions.refuse(key, '')).ok).toBe(true);
  await until(
    shop.desk.attention,
    items => items.length === MOST_ASKED && items.every(({ is }) => is === 'asked'),
  );
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

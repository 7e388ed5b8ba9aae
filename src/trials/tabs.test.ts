import { expect, test } from 'vitest';
import type { Known } from '../app/desk/inStep';
import { NOTHING_KNOWN } from '../app/desk/inStep';
import type { Cell } from '../app/live';
import type { Live } from '../app/ports';
import { SECOND } from '../core/time';
import { createShared } from '../shell/device/shared';
import { createWorld, openShop, relayOf, type Shop, stops, until, type World } from './world';

// One tab of a device talks; what it alone can know is the same in all of them.

let made = 0;
/** Two tabs of one device, of which neither talks yet. */
const openTabs = async (world: World, homeless = false): Promise<readonly [Shop, Shop]> => {
  made += 1;
  const known = (): Cell<Known> => {
    const shared = createShared<Known>(`tabs-${made}`, NOTHING_KNOWN);
    stops.push(shared.close);
    return shared;
  };
  const first = await openShop(world, { known: known(), homeless });
  return [first, await openShop(world, { before: first, known: known(), homeless })];
};

/** Lets time pass, faster than it does, until something holds. */
const passing = async <T>(world: World, live: Live<T>, holds: (value: T) => boolean): Promise<void> => {
  const timer = setInterval(() => world.clock.advance(SECOND), 20);
  await until(live, holds).finally(() => clearInterval(timer));
};

const write = async ({ log }: Shop, key: string): Promise<void> => {
  await log.append([{ of: 'client', key, set: { name: key }, by: 'owner' }]);
};

test('a tab that does not talk shows who is in step, what is to send and which relays are reached', async () => {
  const world = createWorld();
  const tabs = await openTabs(world);
  const [talks, other] = tabs;
  const tablet = await openShop(world, { joins: talks });
  talks.keep();
  tablet.keep();
  for (const { desk } of tabs) {
    await until(desk.devices.sync, ({ is }) => is === 'synced');
    await until(desk.devices.sync, sync => sync.is === 'synced' && sync.devices === 1);
    await until(desk.status, ({ relays }) => relays.some(({ state }) => state === 'open'));
    const [, second] = await until(desk.devices.list, list => list.length === 2);
    expect(second?.key).toBe(tablet.vault.device.id);
    expect(second?.lacks).toBe(0);
  }

  relayOf(world).setUp(false);
  await write(other, 'one');
  await write(other, 'two');
  for (const { desk } of tabs)
    await until(desk.devices.sync, sync => sync.is === 'to-send' && sync.toSend === 2);
});

test('a tab that opens later is told at once, and when another tab talks it counts what that one knows', async () => {
  const world = createWorld();
  const [first, second] = await openTabs(world);
  const stop = first.keep();
  await until(second.desk.status, ({ relays }) => relays.some(({ state }) => state === 'open'));
  const later = createShared<Known>(`tabs-${made}`, NOTHING_KNOWN);
  stops.push(later.close);
  await until(later.live, ({ relays }) => relays?.[0]?.state === 'open');

  stop();
  relayOf(world).setUp(false);
  second.keep();
  await until(second.desk.status, ({ relays }) => relays.some(({ state }) => state === 'open'));
  await write(first, 'after');
  for (const { desk } of [first, second])
    await passing(world, desk.devices.sync, sync => sync.is === 'alone' && sync.toSend > 0);
});

test('one device alone says what the host’s relay does not take, and nothing of what is on its way', async () => {
  const world = createWorld();
  const [shop] = await openTabs(world);
  const told: number[] = [];
  stops.push(
    shop.desk.devices.sync(sync => {
      if (sync.is === 'alone') told.push(sync.toSend);
    }),
  );
  const left = (count: number) => until(shop.known.live, ({ toSend }) => toSend === count);
  shop.keep();
  await until(shop.known.live, ({ toSend }) => Number(toSend) > 0);
  await left(0);
  relayOf(world).setUp(false);
  await write(shop, 'ana');
  await left(1);
  expect(new Set(told)).toEqual(new Set([0]));
  await passing(world, shop.desk.devices.sync, sync => sync.is === 'alone' && sync.toSend === 1);
  relayOf(world).setUp(true);
  await passing(world, shop.desk.devices.sync, sync => sync.is === 'alone' && sync.toSend === 0);
});

test('one device alone whose host keeps nothing has nothing to send', async () => {
  const world = createWorld();
  const [shop] = await openTabs(world, true);
  shop.keep();
  await write(shop, 'ana');
  await until(shop.desk.status, ({ relays }) => relays.some(({ state }) => state === 'open'));
  await until(shop.known.live, ({ relays }) => relays !== null);
  world.clock.advance(15 * SECOND);
  expect(shop.known.get().toSend).toBe(0);
  expect(await until(shop.desk.devices.sync, () => true)).toEqual({ is: 'alone', toSend: 0 });
});

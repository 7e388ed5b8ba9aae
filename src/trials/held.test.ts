import { expect, test, vi } from 'vitest';
import type { AttentionItem } from '../app/desk/desk';
import { withoutMember, withSettings } from '../core/membership';
import { addAt } from './apart';
import { createWorld, handOver, openShop, type Shop, sessionsOf, TOMORROW_AT_10, until } from './world';

// What a device wrote that may not waits for a person, who decides once for all devices.

type HeldItem = Extract<AttentionItem, { is: 'held' }>;

const heldIn = async ({ desk }: Shop, count: number): Promise<readonly HeldItem[]> => {
  const items = await until(desk.attention, all => all.filter(({ is }) => is === 'held').length === count);
  return items.filter((item): item is HeldItem => item.is === 'held');
};

/** Three devices with one book, of which the tablet is removed before it heard of it. */
const removing = async () => {
  const world = createWorld();
  const owner = await openShop(world);
  const tablet = await openShop(world, { joins: owner });
  const laptop = await openShop(world, { joins: owner });
  for (const shop of [tablet, laptop]) await handOver(owner, shop);
  await tablet.desk.devices.rename(tablet.vault.device.id, 'Counter tablet');
  await handOver(tablet, owner);
  const { id } = tablet.vault.device;
  const last = (await owner.log.heads())[id] ?? 0;
  await owner.vault.members.change(list => withoutMember(list, id, last));
  const session = await addAt(tablet, TOMORROW_AT_10);
  const made = await tablet.desk.clients.save(null, { first: 'Nina', last: 'Costa' });
  if (!made.ok) throw new Error(made.error.is);
  await handOver(owner, laptop);
  for (const shop of [owner, laptop])
    await shop.log.accept((await tablet.log.read(0, 1000)).map(({ change }) => change));
  return { world, owner, laptop, tablet, session, client: made.value.key };
};

test('Attention says how many changes wait, of which device, from when, and what they are about', async () => {
  const { owner, laptop, tablet, session } = await removing();
  for (const shop of [owner, laptop]) {
    const [item] = await heldIn(shop, 1);
    expect(item).toMatchObject({
      why: 'revoked',
      device: { key: tablet.vault.device.id, name: 'Counter tablet' },
      more: 0,
    });
    expect(item?.held.length).toBe(2);
    expect(item && item.from <= item.to).toBe(true);
    const [first, second] = item?.about ?? [];
    expect(first?.of === 'session' && first.entry.session.key).toBe(session);
    expect(first?.of === 'session' && first.entry.service?.name).toBe('Corte');
    expect(second?.of === 'client' && `${second.client.first} ${second.client.last}`).toBe('Nina Costa');
  }
});

test('taken in on one device they count on all, and nobody is asked again', async () => {
  const { owner, laptop, session, client } = await removing();
  const [item] = await heldIn(laptop, 1);
  expect((await laptop.desk.held.takeIn(item?.held ?? [])).ok).toBe(true);
  expect(await heldIn(laptop, 0)).toEqual([]);
  await handOver(laptop, owner);
  expect(await heldIn(owner, 0)).toEqual([]);
  for (const shop of [owner, laptop]) {
    expect((await sessionsOf(shop)).map(one => one.session.key)).toEqual([session]);
    const found = await until(shop.desk.clients.one(client), one => one !== null);
    expect(found?.first).toBe('Nina');
  }
  // The history tells who did.
  const [made] = await owner.desk.history('session', session);
  expect(made?.device.id).toBe(laptop.vault.device.id);
});

test('dropped on one device they count on none, and nobody is asked again', async () => {
  const { owner, laptop, client } = await removing();
  const [item] = await heldIn(owner, 1);
  expect((await owner.desk.held.drop(item?.held ?? [])).ok).toBe(true);
  await handOver(owner, laptop);
  for (const shop of [owner, laptop]) {
    expect(await heldIn(shop, 0)).toEqual([]);
    expect((await shop.log.history('client', client)).length).toBe(0);
  }
});

test('what was set since stands, also when the rest is taken in', async () => {
  const { owner, world } = await removing();
  const [item] = await heldIn(owner, 1);
  const [first] = item?.about ?? [];
  if (first?.of !== 'session') throw new Error('No session');
  world.clock.advance(60_000);
  await owner.log.append([
    { of: 'session', key: first.entry.session.key, by: 'owner', set: { state: { is: 'no-show' } } },
  ]);
  await owner.desk.held.takeIn(item?.held ?? []);
  const [entry] = await sessionsOf(owner);
  expect(entry?.session.state.is).toBe('no-show');
  expect(entry?.service?.name).toBe('Corte');
});

test('settings of a device that may change none wait too, and are named', async () => {
  const world = createWorld();
  const owner = await openShop(world);
  const tablet = await openShop(world, { joins: owner });
  await handOver(owner, tablet);
  const { services } = await until(tablet.desk.book, book => book.services.length > 0);
  const [service] = services;
  if (!service) throw new Error('No service');
  await owner.vault.members.change(list => withSettings(list, tablet.vault.device.id, false, 0));
  // It has not heard of it yet.
  await tablet.desk.settings.service(service.key, { name: 'Corte e barba' });
  await handOver(tablet, owner);
  const [item] = await heldIn(owner, 1);
  expect(item).toMatchObject({ why: 'settings', about: [{ of: 'service', name: 'Corte e barba' }] });
  await owner.desk.held.takeIn(item?.held ?? []);
  await until(owner.desk.book, book => book.services[0]?.name === 'Corte e barba');
  expect(await heldIn(owner, 0)).toEqual([]);
});

test('of someone who was erased meanwhile nothing comes into the book with what is taken in', async () => {
  const { owner, tablet, session, client } = await removing();
  owner.keep();
  const wrote = await tablet.log.append([
    { of: 'session', key: session, by: 'desk', set: { client } },
    {
      of: 'request',
      key: session,
      by: 'desk',
      set: {
        kind: 'book',
        wallet: 'c'.repeat(64),
        session,
        at: 1,
        details: { first: 'Nina', last: 'Costa', email: '', phone: '' },
      },
    },
  ]);
  expect(wrote.ok).toBe(true);
  await owner.log.accept((await tablet.log.read(0, 1000)).map(({ change }) => change));
  expect((await owner.desk.clients.forget(client)).ok).toBe(true);
  const [item] = await heldIn(owner, 1);
  expect(item?.held.map(({ change }) => change.of)).toEqual(['session', 'session', 'request']);
  expect((await owner.desk.held.takeIn(item?.held ?? [])).ok).toBe(true);
  const [entry] = await sessionsOf(owner);
  expect(entry).toMatchObject({ client: null, session: { key: session } });
  await vi.waitFor(async () => expect(await owner.log.history('request', session)).toEqual([]));
  expect(JSON.stringify(owner.disk.entries)).not.toContain('Costa');
});

test('whom a removed device erased is gone from all devices once that is taken in', async () => {
  const { owner, laptop, tablet, session } = await removing();
  const made = await owner.desk.clients.save(null, { first: 'Rosa', last: 'Pereira' });
  if (!made.ok) throw new Error(made.error.is);
  // Its changes reach the tablet, that it was removed not yet.
  await tablet.log.accept((await owner.log.read(0, 1000)).map(({ change }) => change));
  await owner.desk.clients.save(made.value.key, { note: 'Since then' });
  expect((await tablet.desk.clients.forget(made.value.key)).ok).toBe(true);
  for (const shop of [owner, laptop])
    await shop.log.accept((await tablet.log.read(0, 1000)).map(({ change }) => change));
  expect((await owner.log.history('client', made.value.key)).length).toBe(2);
  await handOver(owner, laptop);
  const [item] = await heldIn(owner, 1);
  expect((await owner.desk.held.takeIn(item?.held ?? [])).ok).toBe(true);
  await handOver(owner, laptop);
  for (const shop of [owner, laptop]) {
    expect((await sessionsOf(shop)).map(one => one.session.key)).toEqual([session]);
    expect(await until(shop.desk.clients.one(made.value.key), one => one === null)).toBeNull();
    expect(JSON.stringify(shop.disk.entries)).not.toContain('Pereira');
    expect((await shop.log.gone()).length).toBe(2);
  }
});

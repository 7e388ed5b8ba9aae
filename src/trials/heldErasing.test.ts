import { expect, test } from 'vitest';
import type { Key } from '../core/id';
import { withoutMember } from '../core/membership';
import { HOUR } from '../core/time';
import { buy, sells } from './buying';
import { order, packageOf } from './codes';
import {
  bookingAt,
  createWorld,
  handOver,
  openBrowser,
  openShop,
  type Person,
  type Shop,
  sessionsOf,
  TOMORROW_AT_10,
  until,
  visit,
  type World,
} from './world';

// What a removed device wrote of a client is held back, and goes with the client, though somebody dropped it.

/** Hands over a request as a link; what the desk gives in return. */
const carry = async (person: Person, root: string, request: Key, { desk }: Shop) => {
  const link = await person.wallet.byHand(root, request);
  if (!link.ok) throw new Error(link.error);
  const delivered = await desk.byHand.deliver(link.value);
  if (!delivered.ok) throw new Error(delivered.error);
  return delivered.value.reply;
};

const bring = async (person: Person, root: string, request: Key, shop: Shop): Promise<void> => {
  await person.wallet.receive(await carry(person, root, request, shop));
};

/** Everything on a device's disk, as one text. */
const diskOf = ({ disk }: Shop): string => JSON.stringify([disk.entries, disk.held]);

const heldOf = ({ disk }: Shop): readonly string[] => disk.held.map(({ change: { of } }) => of);

/** Ana has booked, and once more at the tablet, which had been removed and did not know it. */
const begin = async () => {
  const world = createWorld();
  const owner = await openShop(world);
  const tablet = await openShop(world, { joins: owner });
  const laptop = await openShop(world, { joins: owner });
  const ana = await openBrowser(world);
  const seen = await visit(owner, ana);
  const books = async (shop: Shop, start: number): Promise<Key> => {
    const asked = await ana.wallet.book(bookingAt(seen, start, { anyway: true }));
    if (!asked.ok) throw new Error(asked.error.is);
    await bring(ana, seen.root, asked.value, shop);
    return asked.value;
  };
  await books(owner, TOMORROW_AT_10);
  const product = await sells(owner);
  for (const shop of [tablet, laptop]) await handOver(owner, shop);
  const [entry] = await sessionsOf(owner);
  const client = entry?.session.client;
  if (!client) throw new Error('No client');
  const { id } = tablet.vault.device;
  const last = (await owner.log.heads())[id] ?? 0;
  await owner.vault.members.change(list => withoutMember(list, id, last));
  const request = await books(tablet, TOMORROW_AT_10 + 3 * HOUR);
  // And she buys there, for somebody whom she names.
  await order(tablet, packageOf(2), {
    client: { key: client },
    recipient: { name: 'Beatriz Souza', email: '', message: '' },
  });
  // She also orders there by herself, and never hears of it.
  const bought = await buy(ana, seen, product);
  await carry(ana, seen.root, bought, tablet);
  await handOver(owner, laptop);
  const late = (await tablet.log.read(0, 1000)).map(({ change }) => change);
  for (const shop of [owner, laptop]) {
    await shop.log.accept(late);
    expect(heldOf(shop)).toEqual(expect.arrayContaining(['request', 'order']));
  }
  return { world, owner, laptop, client, request, bought, late, ana, root: seen.root };
};

/** Those after the first in line wait a while for it. */
const goneOn = (shop: Shop, { clock }: World): Promise<void> =>
  expect
    .poll(() => {
      clock.advance(1000);
      return diskOf(shop);
    })
    .not.toContain('Souza');

const drops = async (shop: Shop): Promise<void> => {
  const items = await until(shop.desk.attention, all => all.some(({ is }) => is === 'held'));
  for (const item of items)
    if (item.is === 'held') expect((await shop.desk.held.drop(item.held)).ok).toBe(true);
  await until(shop.desk.attention, all => all.every(({ is }) => is !== 'held'));
};

test('what was dropped of a client goes with the client, on the device that erases and on the others', async () => {
  const { owner, laptop, client, late } = await begin();
  await drops(owner);
  expect(diskOf(owner)).toContain('Souza');
  expect((await owner.desk.clients.forget(client)).ok).toBe(true);
  expect(diskOf(owner)).not.toContain('Souza');
  // What is held of the session says nothing of the person.
  expect(heldOf(owner)).toEqual(expect.arrayContaining(['session', 'code']));
  expect(heldOf(owner)).not.toContain('order');
  await handOver(owner, laptop);
  // It does not come back either.
  for (const shop of [owner, laptop]) {
    await shop.log.accept(late);
    expect(diskOf(shop)).not.toContain('Souza');
  }
});

test('so does what another device alone holds back, as soon as somebody drops it', async () => {
  const { world, owner, laptop, client } = await begin();
  // The first was handed none of it.
  owner.disk.held = [];
  laptop.keep();
  expect((await owner.desk.clients.forget(client)).ok).toBe(true);
  await handOver(owner, laptop);
  expect(diskOf(laptop)).toContain('Souza');
  await drops(laptop);
  await goneOn(laptop, world);
});

test('what was dropped before goes where the client is erased elsewhere', async () => {
  const { world, owner, laptop, client } = await begin();
  owner.disk.held = [];
  laptop.keep();
  await drops(laptop);
  expect((await owner.desk.clients.forget(client)).ok).toBe(true);
  expect(diskOf(laptop)).toContain('Souza');
  await handOver(owner, laptop);
  await goneOn(laptop, world);
});

test('whoever asks or orders anew is told no, and not left to wait', async () => {
  const { owner, client, root, ana, request, bought } = await begin();
  await drops(owner);
  expect((await owner.desk.clients.forget(client)).ok).toBe(true);
  for (const asked of [request, bought]) {
    await bring(ana, root, asked, owner);
    const answers = owner.disk.entries.flatMap(({ change: { of, set } }) =>
      of === 'answer' && set['request'] === asked ? [set['answer']] : [],
    );
    expect(answers).toEqual([expect.objectContaining({ is: 'refused', why: 'by-owner' })]);
  }
  expect(diskOf(owner)).not.toContain('Souza');
});

test('an order that is taken in after its client was erased is erased again', async () => {
  const { world, owner, client } = await begin();
  owner.keep();
  expect((await owner.desk.clients.forget(client)).ok).toBe(true);
  const items = await until(owner.desk.attention, all => all.some(({ is }) => is === 'held'));
  for (const item of items)
    if (item.is === 'held') {
      const sold = item.held.filter(({ change: { of } }) => of === 'order' || of === 'code');
      expect((await owner.desk.held.takeIn(sold)).ok).toBe(true);
      expect((await owner.desk.held.drop(item.held)).ok).toBe(true);
    }
  await goneOn(owner, world);
  await until(owner.desk.orders.newest(1), ({ orders }) => orders[0]?.order === null);
});

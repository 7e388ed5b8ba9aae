import { expect, test } from 'vitest';
import { first } from '../app/live';
import { nextId } from '../core/hlc';
import type { DeviceId } from '../core/id';
import type { Change } from '../core/ledger';
import { rotated, withAnswers, withoutMember, withSettings } from '../core/membership';
import { HOUR } from '../core/time';
import type { View } from '../core/views';
import { plainCurve, publicKeyOf } from '../shell/letters/curve';
import { openerKeys } from '../shell/letters/desk';
import { sealView } from '../shell/letters/mailbox';
import { openRequest } from '../shell/letters/open';
import { createStaffLetters } from '../shell/letters/staff';
import { createWalletVault } from '../shell/vault/walletVault';
import {
  book,
  bookingAt,
  createWorld,
  handOver,
  openBrowser,
  openShop,
  outcome,
  relayOf,
  type Shop,
  sessionsOf,
  TOMORROW_AT_10,
  until,
  visit,
} from './world';

const LATE = nextId(Date.UTC(9999, 0), 'z'.repeat(16) as DeviceId, []);

const draft = (key: string, of: 'client' | 'service' = 'client') => ({
  of,
  key,
  set: { name: key },
  by: 'owner',
});

const written = async ({ log }: Shop, ...drafts: Parameters<Shop['log']['append']>[0]): Promise<Change[]> => {
  const done = await log.append(drafts);
  if (!done.ok) throw new Error(done.error.is);
  return done.value.entries.map(({ change }) => change);
};

const allOf = async ({ log }: Shop): Promise<Change[]> =>
  (await log.read(0, 1000)).map(({ change }) => change);

const keysOf = async (shop: Shop, of: string): Promise<string[]> =>
  (await allOf(shop)).flatMap(change => (change.of === of ? [change.key] : [])).sort();

const removed = async (owner: Shop, { vault }: Shop): Promise<void> => {
  const last = (await owner.log.heads())[vault.device.id] ?? 0;
  await owner.vault.members.change(list => withoutMember(list, vault.device.id, last));
};

test('two desks with one list write into one book', async () => {
  const world = createWorld();
  const owner = await openShop(world);
  const tablet = await openShop(world, { joins: owner });
  await written(tablet, draft('from-tablet'));
  await written(owner, draft('from-owner'));
  await handOver(owner, tablet);
  await handOver(tablet, owner);
  expect(await tablet.log.heads()).toEqual(await owner.log.heads());
  expect(await keysOf(owner, 'client')).toEqual(['from-owner', 'from-tablet']);
});

test('what a removed device writes later does not get into the book, until someone takes it in', async () => {
  const world = createWorld();
  const owner = await openShop(world);
  const tablet = await openShop(world, { joins: owner });
  const laptop = await openShop(world, { joins: owner });
  await written(tablet, draft('before'));
  await handOver(tablet, owner);
  await removed(owner, tablet);
  // It has not heard of it yet.
  await written(tablet, draft('after'), draft('later'));
  for (const shop of [owner, laptop]) {
    await handOver(owner, shop);
    await shop.log.accept(await allOf(tablet));
    expect(await keysOf(shop, 'client')).toEqual(['before']);
    expect((await shop.log.heads())[tablet.vault.device.id]).toBe(1);
  }
  const held = await first(laptop.log.held);
  expect(held.map(({ change, why }) => [change.key, why])).toEqual([
    ['after', 'revoked'],
    ['later', 'revoked'],
  ]);
  await laptop.log.takeIn(held.slice(0, 1));
  await laptop.log.drop(held.slice(1));
  await handOver(laptop, owner);
  expect(await keysOf(owner, 'client')).toEqual(['after', 'before']);
  expect(await first(owner.log.held)).toEqual([]);
});

test('a removed device writes nothing once it knows, and reads nothing of the new epoch', async () => {
  const world = createWorld();
  const owner = await openShop(world);
  const tablet = await openShop(world, { joins: owner });
  await removed(owner, tablet);
  await tablet.vault.members.take(await owner.vault.members.news());
  expect(await tablet.log.append([draft('x')])).toEqual({ ok: false, error: { is: 'not-allowed' } });

  // Whatever it still has in its hands: all keys that its vault holds.
  const letter = await createStaffLetters(owner.vault.members).seal('news', null, 1, 2);
  if (!letter.ok) throw new Error(letter.error);
  expect(await createStaffLetters(tablet.vault.members).open(letter.value)).toEqual({
    ok: false,
    error: 'wrong-key',
  });
  const stops = owner.keep();
  const ana = await openBrowser(world);
  const seen = await visit(owner, ana);
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10));
  await outcome(ana, owner.vault.root, key, 'confirmed');
  const wraps = relayOf(world)
    .letters()
    .filter(({ kind }) => kind === 1059);
  expect(wraps.length).toBeGreaterThan(0);
  const held = {
    root: owner.vault.root,
    secrets: Object.fromEntries(
      [...tablet.vault.desks(0), tablet.vault.deskKey()].flatMap(one => (one ? [[one.key, one.secret]] : [])),
    ),
  };
  for (const wrap of wraps) {
    expect((await openRequest(wrap, held, plainCurve)).ok).toBe(false);
    expect((await openRequest(wrap, openerKeys(owner.vault, world.clock.now()), plainCurve)).ok).toBe(true);
  }
  stops();
});

test('a wallet that has seen the new certificate takes no answer of a removed device', async () => {
  const world = createWorld();
  const owner = await openShop(world, { ask: true });
  const tablet = await openShop(world, { joins: owner });
  await handOver(owner, tablet);
  const stopOwner = owner.keep();
  const ana = await openBrowser(world);
  const seen = await visit(owner, ana);
  const before = (
    await until(
      ana.visits.visit({ root: seen.root, relays: world.urls, card: null }),
      ({ desk }) => desk !== null,
    )
  ).desk;
  await removed(owner, tablet);
  const after = (
    await until(
      ana.visits.visit({ root: seen.root, relays: world.urls, card: null }),
      ({ desk }) => desk !== null && desk !== before,
    )
  ).desk;
  expect(after).toBe(owner.vault.deskKey()?.key);

  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10));
  await outcome(ana, owner.vault.root, key, 'waiting');
  // The removed device confirms with the key that it has, where the wallet looked for answers before.
  const old = tablet.vault.desks(world.clock.now())[0];
  expect(old?.key).toBe(before);
  const wallet = await createWalletVault({ clock: world.clock, name: ana.vault }).secret(seen.root);
  const present = owner.vault.desks(world.clock.now())[0];
  if (!wallet.ok || !old || !present) throw new Error('no keys');
  const asked = await first(ana.wallet.booking(seen.root, key));
  if (!asked) throw new Error('no booking');
  const { service, serviceKey, staff, start, end, price } = asked;
  const confirm = async (secret: Uint8Array): Promise<void> => {
    const view: View = {
      v: 1,
      rows: [
        {
          ...{ row: 'session', key, id: LATE, service, serviceKey, staff, start, end, price },
          state: { is: 'confirmed' },
          sequence: 0,
        },
        { row: 'answer', key, id: LATE, is: 'confirmed', nearest: [], session: key },
      ],
    };
    const date = Math.floor(world.clock.now() / 1000);
    const letter = await sealView(view, secret, publicKeyOf(wallet.value), tablet.vault.device.id, date);
    relayOf(world).put(letter);
  };
  await confirm(old.secret);
  expect((await first(ana.wallet.booking(seen.root, key)))?.state.is).toBe('waiting');
  // The same by the key that the certificate names is taken: it was the key that it lacked.
  await confirm(present.secret);
  await outcome(ana, seen.root, key, 'confirmed');
  stopOwner();
});

test('what a removed device told a wallet of its later doing gives way to what stands', async () => {
  const world = createWorld();
  const owner = await openShop(world);
  const tablet = await openShop(world, { joins: owner });
  await handOver(owner, tablet);
  const stopOwner = owner.keep();
  const ana = await openBrowser(world);
  const seen = await visit(owner, ana);
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10));
  await outcome(ana, seen.root, key, 'confirmed');
  stopOwner();
  await handOver(owner, tablet);
  expect((await owner.desk.devices.remove(tablet.vault.device.id)).ok).toBe(true);
  // It has not heard of it, and neither has the wallet.
  const stopTablet = tablet.keep();
  expect((await tablet.desk.sessions.cancel(key, '')).ok).toBe(true);
  await outcome(ana, seen.root, key, 'cancelled');
  stopTablet();

  const stop = owner.keep();
  await outcome(ana, seen.root, key, 'confirmed');
  stop();
});

test('of a booking that a removed device took, another confirmed and moved, the client is told once it is taken in', async () => {
  const world = createWorld();
  const owner = await openShop(world, { ask: true });
  const tablet = await openShop(world, { joins: owner });
  const laptop = await openShop(world, { joins: owner });
  for (const shop of [tablet, laptop]) await handOver(owner, shop);
  expect((await owner.desk.devices.remove(tablet.vault.device.id)).ok).toBe(true);
  // Neither of the two has heard of it, and neither has the wallet.
  const stopTablet = tablet.keep();
  const ana = await openBrowser(world);
  const seen = await visit(tablet, ana);
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10));
  const link = await ana.wallet.byHand(seen.root, key);
  const delivered = link.ok ? await tablet.desk.byHand.deliver(link.value) : link;
  if (!delivered.ok) throw new Error('not delivered');
  await ana.wallet.receive(delivered.value.reply);
  await outcome(ana, seen.root, key, 'waiting');
  stopTablet();
  await laptop.log.accept(await allOf(tablet));
  expect((await laptop.desk.sessions.confirm(key)).ok).toBe(true);
  const moved = await laptop.desk.sessions.edit(key, { start: TOMORROW_AT_10 + 3 * HOUR });
  expect(moved.ok).toBe(true);

  await handOver(owner, laptop);
  await handOver(laptop, owner);
  await owner.log.accept(await allOf(tablet));
  const stop = owner.keep();
  await outcome(ana, seen.root, key, 'confirmed');
  // Of what, and whose, nothing says until a person decides.
  const [entry] = await sessionsOf(owner);
  expect([entry?.service, entry?.client, entry?.session.state.is]).toEqual([null, null, 'confirmed']);
  await owner.desk.held.takeIn(await first(owner.log.held));
  const booking = await until(
    ana.wallet.booking(seen.root, key),
    one => one?.start === TOMORROW_AT_10 + 3 * HOUR,
  );
  expect(booking?.state.is).toBe('confirmed');
  stop();
});

test('a device that may not change settings has its settings held back, by every device alike', async () => {
  const world = createWorld();
  const owner = await openShop(world);
  const tablet = await openShop(world, { joins: owner });
  await owner.vault.members.change(list => withSettings(list, tablet.vault.device.id, false, 0));
  await written(tablet, draft('colour', 'service'), draft('ana'));
  await handOver(tablet, owner);
  expect(await keysOf(owner, 'client')).toEqual(['ana']);
  expect((await keysOf(owner, 'service')).includes('colour')).toBe(false);
  expect((await owner.log.heads())[tablet.vault.device.id]).toBe(2);
  await tablet.vault.members.take(await owner.vault.members.news());
  expect(await tablet.log.append([draft('cut', 'service')])).toEqual({
    ok: false,
    error: { is: 'not-allowed' },
  });
});

test('a desk that answers nothing opens, writes, and gives out its link', async () => {
  const world = createWorld();
  const owner = await openShop(world);
  const quiet = await openShop(world, { joins: owner, answers: false });
  await handOver(owner, quiet);
  const stop = quiet.keep();
  expect((await until(quiet.desk.book, ({ services }) => services.length > 0)).services.length).toBe(1);
  const [link, own] = [await first(quiet.desk.link), await first(owner.desk.link)];
  expect(link.short).toBe(own.short);
  expect((await quiet.log.append([draft('ana')])).ok).toBe(true);
  stop();
});

test('a desk that begins to answer reads with the key that it gets', async () => {
  const world = createWorld();
  const owner = await openShop(world);
  const quiet = await openShop(world, { joins: owner, answers: false });
  await handOver(owner, quiet);
  quiet.keep();
  await owner.vault.members.change(list =>
    withAnswers(withAnswers(rotated(list), owner.vault.device.id, false, 0), quiet.vault.device.id, true, 0),
  );
  await quiet.vault.members.take(await owner.vault.members.news());
  const ana = await openBrowser(world);
  const seen = await visit(quiet, ana);
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10));
  await outcome(ana, owner.vault.root, key, 'confirmed');
});

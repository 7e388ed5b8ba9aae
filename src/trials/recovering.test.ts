import { expect, test } from 'vitest';
import { createMemoryDisk } from '../app/testing/log';
import type { Change } from '../core/ledger';
import { isUnbounded, memberOf, rotated, withoutMember } from '../core/membership';
import { headsBody, headsName, pageName, spansOf } from '../core/pages';
import { DAY, MINUTE } from '../core/time';
import { newestRecovery, newsFrom, sealRecovery } from '../shell/letters/recovery';
import { createStaffLetters } from '../shell/letters/staff';
import { rootFromWords } from '../shell/letters/words';
import { openDeskVault } from '../shell/vault/deskVault';
import { createJoining } from '../shell/vault/joining';
import { client, clients, contentOf, createBusiness, createDevice, DEVICES, rest } from './pagesWorld';
import {
  book,
  bookingAt,
  createWorld,
  NOON,
  openBrowser,
  openShop,
  relayOf,
  type Shop,
  stops,
  TOMORROW_AT_10,
  visit,
  type World,
} from './world';

// A device is lost; the words that were written down, and what lies at the relay, give everything back.

let count = 0;

/** Lets time pass until it holds; what is under way needs real turns of the machine as well. */
const passes = async ({ clock }: World, holds: () => Promise<boolean>, step = 1000): Promise<void> => {
  for (let turn = 0; turn < 2000; turn += 1) {
    if (await holds()) return;
    await new Promise(resolve => setTimeout(resolve, 10));
    clock.advance(step);
  }
  throw new Error(`Waited in vain for ${holds}`);
};

const allOf = async ({ log }: Pick<Shop, 'log'>): Promise<readonly Change[]> =>
  (await log.read(0, 10_000)).map(({ change }) => change);

const namesIn = async (shop: Pick<Shop, 'log'>): Promise<readonly string[]> =>
  (await allOf(shop)).flatMap(({ of, key }) => (of === 'device' ? [] : [`${of}/${key}`])).sort();

const sent = (world: World, shop: Shop): Promise<void> =>
  passes(
    world,
    async () => ((await shop.log.heads())[shop.vault.device.id] ?? 0) <= (shop.marks.get('elsewhere') ?? 0),
  );

const written = async ({ log }: Shop, ...keys: readonly string[]): Promise<void> => {
  const done = await log.append(keys.map(key => client(key)));
  if (!done.ok) throw new Error(done.error.is);
};

/** A new device, which knows the words and nothing else, alone from now on. */
const recovered = async (world: World, lost: Shop, words: readonly string[]): Promise<Shop> => {
  const root = rootFromWords(words.join(' '));
  if (!root.ok) throw new Error(root.error.is);
  const found = await newestRecovery(relayOf(world).letters(), root.value);
  const { clock } = world;
  const name = `recovered-${++count}`;
  const joining = createJoining({ clock, name, isUnused: async () => false });
  const taken = await joining.takeOver(root.value, found && newsFrom(found), []);
  if (!taken.ok) throw new Error(taken.error);
  const vault = await openDeskVault({ clock, name });
  if (!vault.ok || !vault.value) throw new Error('No vault');
  const before = { ...lost, vault: vault.value, disk: createMemoryDisk(), marks: new Map() };
  return openShop(world, { before, joins: lost });
};

/** An owner's device that has told the relay everything, and its words. */
const owning = async (world: World) => {
  const owner = await openShop(world);
  const stop = owner.keep();
  await written(owner, ...Array.from({ length: 150 }, (_, n) => `k${n}`));
  await sent(world, owner);
  const told = await owner.desk.recovery.words('en');
  if (!told) throw new Error('No words');
  return { owner, words: told, lose: stop };
};

const lastOf = (shop: Shop, { vault }: Shop): number | null | undefined =>
  memberOf(shop.vault.list(), vault.device.id)?.last;

test('the words and the relay give the whole book back, and it lies there under new keys', async () => {
  const world = createWorld();
  const { owner, words, lose } = await owning(world);
  lose();
  const fresh = await recovered(world, owner, words);
  const first = fresh.vault.members.secrets().find(({ epoch }) => epoch === 1);
  const before = first && createStaffLetters(fresh.vault.members).filter(first).authors;
  fresh.keep();
  await passes(world, async () => (await namesIn(fresh)).length >= (await namesIn(owner)).length);
  expect(await namesIn(fresh)).toEqual(await namesIn(owner));

  // Whatever lay there under the keys of the lost device may go: the next one needs it no more.
  await passes(world, () => allStands(world, fresh));
  relayOf(world).drop(({ pubkey }) => before?.includes(pubkey) ?? false);
  const again = await recovered(world, fresh, words);
  again.keep();
  await passes(world, async () => (await namesIn(again)).length >= (await namesIn(owner)).length);
  expect(await namesIn(again)).toEqual(await namesIn(owner));
});

/** Whether the relay holds every page of what a device has, under its present keys. */
const allStands = async (world: World, { vault, log }: Shop): Promise<boolean> => {
  const heads = Object.entries(await log.heads());
  const names = heads.flatMap(([device, to]) => spansOf({ device, from: 1, to }).map(pageName));
  const [present = null] = vault.members.secrets();
  const { authors = [], '#d': wanted = [] } = createStaffLetters(vault.members).filter(present, names);
  const there = new Set(
    relayOf(world)
      .letters()
      .flatMap(({ pubkey, tags }) =>
        authors.includes(pubkey) ? [tags.find(([tag]) => tag === 'd')?.[1]] : [],
      ),
  );
  return wanted.every(name => there.has(name));
};

test('an old list of devices brings nobody back: all that it names are shown, and end', async () => {
  const world = createWorld();
  const owner = await openShop(world);
  const tablet = await openShop(world, { joins: owner });
  await tablet.desk.devices.rename(tablet.vault.device.id, 'Counter tablet');
  await owner.log.accept(await allOf(tablet));
  const lose = owner.keep();
  const words = await owner.desk.recovery.words('en');
  const root = words && rootFromWords(words.join(' '));
  if (!root?.ok) throw new Error('No words');
  const found = () => newestRecovery(relayOf(world).letters(), root.value);
  await passes(world, async () => (await found())?.devices.some(({ name }) => name !== '') ?? false);
  const old = relayOf(world)
    .letters()
    .filter(({ pubkey }) => pubkey === owner.vault.root);
  expect((await owner.desk.devices.remove(tablet.vault.device.id)).ok).toBe(true);
  await passes(world, async () => (await found())?.list.epoch === 2);
  lose();

  // The relay hands out what it was told before.
  relayOf(world).drop(({ pubkey }) => pubkey === owner.vault.root);
  for (const letter of old) relayOf(world).put(letter);
  expect((await found())?.list.epoch).toBe(1);
  const named = new Map((await found())?.devices.map(({ device, name, seen }) => [device, [name, seen]]));
  expect(named.get(tablet.vault.device.id)?.[0]).toBe('Counter tablet');
  expect(named.get(owner.vault.device.id)?.[1]).toBeGreaterThanOrEqual(NOON);

  const fresh = await recovered(world, owner, words ?? []);
  const present = fresh.vault.list().members.filter(({ last }) => last === null);
  expect(present.map(({ device }) => device)).toEqual([fresh.vault.device.id]);
  await tablet.vault.members.take(await fresh.vault.members.news());
  expect(memberOf(tablet.vault.list(), tablet.vault.device.id)?.last).not.toBeNull();
  const sealed = await createStaffLetters(fresh.vault.members).seal('news', null, 1, 2);
  if (!sealed.ok) throw new Error(sealed.error);
  expect((await createStaffLetters(tablet.vault.members).open(sealed.value)).ok).toBe(false);
});

test('a request that lay there under the keys before the present ones is answered after the recovery', async () => {
  const world = createWorld();
  const owner = await openShop(world);
  const close = owner.keep();
  const ana = await openBrowser(world);
  const seen = await visit(owner, ana);
  close();
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10));
  await passes(world, async () =>
    relayOf(world)
      .letters()
      .some(({ kind }) => kind === 1059),
  );
  // She closes the page, and seals nothing again; the keys change before anyone has read what she asked.
  ana.stop();
  await owner.vault.members.change(rotated);
  const { vault } = owner;
  const root = vault.rootSecret();
  const letter =
    root && (await sealRecovery(await vault.members.news(), root, Math.floor(world.clock.now() / 1000)));
  if (!letter) throw new Error('No recovery letter');
  relayOf(world).put(letter);
  const words = await owner.desk.recovery.words('en');
  if (!words) throw new Error('No words');

  const fresh = await recovered(world, owner, words);
  expect(fresh.vault.desks(world.clock.now()).map(({ epoch }) => epoch)).toEqual([3, 2, 1]);
  await fresh.log.accept(await allOf(owner));
  fresh.keep();
  let shown: readonly string[] = [];
  stops.push(
    fresh.desk.sessions.between(
      NOON,
      NOON + 7 * DAY,
    )(list => {
      shown = list.map(({ session }) => session.key);
    }),
  );
  await passes(world, async () => shown.length > 0);
  expect(shown).toEqual([key]);
  // What is older than the keys are kept for is read no more.
  expect(fresh.vault.desks(world.clock.now() + 61 * DAY).map(({ epoch }) => epoch)).toEqual([3]);
});

test('once all that they had is here, lost devices may write no more', async () => {
  const world = createWorld();
  const { owner, words, lose } = await owning(world);
  const tablet = await openShop(world, { joins: owner });
  const stop = tablet.keep();
  await written(tablet, 'from-tablet');
  await sent(world, tablet);
  await passes(world, async () => (await namesIn(owner)).includes('client/from-tablet'));
  stop();
  lose();
  const fresh = await recovered(world, owner, words);
  expect(isUnbounded(fresh.vault.list())).toBe(true);
  fresh.keep();
  await passes(world, async () => !isUnbounded(fresh.vault.list()));
  expect(await namesIn(fresh)).toEqual(await namesIn(owner));
  expect(lastOf(fresh, owner)).toBe((await owner.log.heads())[owner.vault.device.id]);
  expect(lastOf(fresh, tablet)).toBe(1);

  // Whoever found the tablet writes on, and has not heard of anything.
  await written(tablet, 'stranger');
  const entries = await fresh.log.accept(await allOf(tablet));
  expect(entries.ok && entries.value.entries).toEqual([]);
  expect(await namesIn(fresh)).not.toContain('client/stranger');
});

test('who finds a lost device cannot hold the end off by saying that there is more', async () => {
  const world = createWorld();
  const { owner, words, lose } = await owning(world);
  lose();
  const id = owner.vault.device.id;
  const now = Math.floor(world.clock.now() / 1000);
  const heads = { [id]: 1_000_000 };
  const body = headsBody({ heads, stand: {}, wants: [], gone: {}, list: 1, at: world.clock.now() });
  const letter = await createStaffLetters(owner.vault.members).seal(
    headsName(id),
    body,
    now + 9,
    now + 99_999_999,
  );
  if (!letter.ok) throw new Error(letter.error);
  relayOf(world).put(letter.value);
  const fresh = await recovered(world, owner, words);
  // What stands there is told by another letter, which was not replaced.
  await fresh.log.accept(await allOf(owner));
  fresh.keep();
  const begun = world.clock.now();
  await passes(world, async () => !isUnbounded(fresh.vault.list()), 10 * MINUTE);
  expect(world.clock.now() - begun).toBeGreaterThanOrEqual(DAY);
  expect(lastOf(fresh, owner)).toBe((await owner.log.heads())[id]);
});

test('while nothing of them is here they end nowhere: a backup may bring it', async () => {
  const world = createWorld();
  const { owner, words, lose } = await owning(world);
  lose();
  const [recovery] = relayOf(world)
    .letters()
    .filter(({ pubkey }) => pubkey === owner.vault.root);
  expect(recovery).toBeDefined();
  relayOf(world).drop(({ pubkey }) => pubkey !== owner.vault.root);
  const fresh = await recovered(world, owner, words);
  fresh.keep();
  for (let hour = 0; hour < 60; hour += 1) {
    world.clock.advance(60 * MINUTE);
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  expect(isUnbounded(fresh.vault.list())).toBe(true);
  const restored = await fresh.log.accept(await allOf(owner));
  expect(restored.ok && restored.value.entries.length).toBe((await allOf(owner)).length);
  await passes(world, async () => !isUnbounded(fresh.vault.list()), 10 * MINUTE);
  expect(lastOf(fresh, owner)).toBe((await owner.log.heads())[owner.vault.device.id]);
});

test('what a device put there under the keys before, and never woke again, is read all the same', async () => {
  const [A, B, C] = DEVICES;
  const business = await createBusiness();
  const [a, b] = [createDevice(business, A), createDevice(business, B)];
  await b.write(...clients(70, 'b'));
  const sleep = b.wake();
  await rest(business);
  sleep();
  // New keys before it has read any of that.
  await a.members.change(list => withoutMember(list, C, 0));
  a.wake();
  await rest(business);
  expect(await contentOf(a)).toEqual(await contentOf(b));
});

import { expect, test } from 'vitest';
import type { Letter } from '../app/ports';
import { createMemoryDisk } from '../app/testing/log';
import { withoutMember } from '../core/membership';
import { MINUTE } from '../core/time';
import { openDeskVault } from '../shell/vault/deskVault';
import { createJoining } from '../shell/vault/joining';
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
  TOMORROW_AT_10,
  until,
  visit,
  type World,
} from './world';

// Two owners who remove each other's device begin one epoch, each with a desk key of their own.

const tell = async (from: Shop, to: Shop): Promise<void> => {
  expect(await handOver(from, to)).toBe(true);
};

/** A further device that holds the owner's key: one that was given the recovery words. */
const secondOwner = async (world: World, owner: Shop): Promise<Shop> => {
  const root = owner.vault.rootSecret();
  if (!root) throw new Error('It does not hold the owner’s key');
  const where = { clock: world.clock, name: 'second-owner' };
  const joining = createJoining({ ...where, isUnused: async () => false });
  const taken = await joining.takeOver(root, await owner.vault.members.news(), 'all');
  if (!taken.ok) throw new Error(taken.error);
  const vault = await openDeskVault(where);
  if (!vault.ok || !vault.value) throw new Error('No vault');
  const before = { ...owner, vault: vault.value, disk: createMemoryDisk(), marks: new Map() };
  const second = await openShop(world, { before, joins: owner });
  await tell(second, owner);
  await tell(owner, second);
  return second;
};

const removes = async (owner: Shop, lost: Shop): Promise<void> => {
  const { id } = lost.vault.device;
  const last = (await owner.log.heads())[id] ?? 0;
  const done = await owner.vault.members.change(list => withoutMember(list, id, last));
  expect(done.ok).toBe(true);
};

const isCertificate = ({ tags }: Letter): boolean =>
  tags.some(([tag, name]) => tag === 'd' && name === 'caderneta/certificate');

const certificateAt = (world: World): string | undefined => relayOf(world).letters().find(isCertificate)?.id;

const turn = () => new Promise(resolve => setTimeout(resolve, 20));

const epochOf = ({ vault }: Shop): Promise<number> =>
  until(vault.members.list, () => true).then(({ epoch }) => epoch);

test('whoever believes the key of the owner who lost is answered, though only a tablet saw its certificate', async () => {
  const world = createWorld();
  const owner = await openShop(world);
  const tablet = await openShop(world, { joins: owner });
  await tell(owner, tablet);
  const other = await secondOwner(world, owner);
  await tell(owner, tablet);
  await removes(other, owner);
  const close = other.keep();
  const ana = await openBrowser(world);
  const seen = await visit(other, ana);
  close();
  // The devices never meet: nothing is left of the other owner's but its certificate.
  relayOf(world).drop(letter => !isCertificate(letter));
  // Of two certificates a relay keeps the one that is dated later.
  world.clock.advance(MINUTE);
  await removes(owner, other);
  await tell(owner, tablet);
  expect(await epochOf(owner)).toBe(await epochOf(other));
  const theirs = certificateAt(world);
  const stop = tablet.keep();
  while (certificateAt(world) === theirs) await turn();
  stop();
  const request = await book(ana, bookingAt(seen, TOMORROW_AT_10));
  await outcome(ana, seen.root, request, 'on-its-way');
  await tell(tablet, owner);
  owner.keep();
  const epoch = await epochOf(owner);
  while ((await epochOf(owner)) === epoch) {
    await turn();
    world.clock.advance(MINUTE);
  }
  await outcome(ana, seen.root, request, 'confirmed');
});

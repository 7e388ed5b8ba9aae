import { generateSecretKey, getPublicKey } from 'nostr-tools/pure';
import { expect, test } from 'vitest';
import { first } from '../app/live';
import type { Letter, StaffSecret } from '../app/ports';
import type { DeviceId } from '../core/id';
import { memberOf, type NewMember, withMember } from '../core/membership';
import { openKeyring } from '../shell/letters/keyring';
import { createStaffLetters } from '../shell/letters/staff';
import { createWorld, handOver, openShop, relayOf, type Shop, stops, told, until } from './world';

// What the owner takes away at the desk, by the commands of the page "Devices".

const write = async ({ log }: Shop, ...keys: readonly string[]): Promise<void> => {
  const done = await log.append(keys.map(key => ({ of: 'client', key, set: { first: key }, by: 'owner' })));
  if (!done.ok) throw new Error(done.error.is);
};

const clientsIn = async ({ log }: Shop): Promise<readonly string[]> =>
  (await log.read(0, 1000)).flatMap(({ change }) => (change.of === 'client' ? [change.key] : [])).sort();

const opened = async () => {
  const world = createWorld();
  const owner = await openShop(world);
  const tablet = await openShop(world, { joins: owner });
  await handOver(owner, tablet);
  return { world, owner, tablet, id: tablet.vault.device.id };
};

test('what had arrived of a device when it was removed stays, on every device, and what comes later waits', async () => {
  const { world, owner, tablet, id } = await opened();
  await write(tablet, 'ana', 'bia', 'caio');
  await handOver(tablet, owner);
  await write(tablet, 'late');
  expect((await owner.desk.devices.remove(id)).ok).toBe(true);
  expect(memberOf(owner.vault.list(), id)?.last).toBe(3);
  expect(owner.vault.list().epoch).toBe(2);
  const laptop = await openShop(world, { joins: owner });
  for (const shop of [owner, laptop]) {
    await handOver(owner, shop);
    await shop.log.accept((await tablet.log.read(0, 1000)).map(({ change }) => change));
    expect(await clientsIn(shop)).toEqual(['ana', 'bia', 'caio']);
    expect((await first(shop.log.held)).map(({ change }) => change.key)).toEqual(['late']);
  }
});

test('a device that may no longer answer has no key that anything is sealed to from then on', async () => {
  const { owner, tablet, id } = await opened();
  const before = owner.vault.deskKey();
  expect(tablet.vault.deskKey()?.key).toBe(before?.key);
  expect((await owner.desk.devices.allow(id, { answers: false })).ok).toBe(true);
  const after = owner.vault.deskKey();
  expect(after?.key).not.toBe(before?.key);
  expect(after?.epoch).toBe(2);
  await handOver(owner, tablet);
  expect(memberOf(tablet.vault.list(), id)).toMatchObject({ answers: false, last: null });
  expect(tablet.vault.deskKey()).toBeNull();
  // It is one of the devices still, and reads what they say to one another.
  // Each keeps the earlier ones for as long from when it heard.
  const secretsOf = ({ vault }: Shop) => vault.members.secrets().map(({ until: _, ...secret }) => secret);
  expect(secretsOf(tablet)).toEqual(secretsOf(owner));
});

test('what takes no key away makes none anew', async () => {
  const { owner, id } = await opened();
  const before = owner.vault.deskKey();
  for (const rights of [{ settings: false }, { settings: true }, { answers: true }])
    expect((await owner.desk.devices.allow(id, rights)).ok).toBe(true);
  expect(owner.vault.deskKey()).toEqual(before);
});

/** A device of which this test holds the letter key itself. */
const ofOurs = (device: string) => {
  const secret = generateSecretKey();
  const member: NewMember = {
    device: device.repeat(16) as DeviceId,
    key: device.repeat(43),
    letter: getPublicKey(secret),
    answers: true,
    settings: true,
  };
  return { secret, member };
};

/** Letters in whatever was sent, at any depth. */
const lettersIn = (body: unknown): readonly Letter[] => {
  if (typeof body !== 'object' || body === null) return [];
  const inside = Object.values(body).flatMap(lettersIn);
  return 'sig' in body && 'content' in body ? [body as Letter, ...inside] : inside;
};

test('the new keys are sealed to those who stay, and nothing that is sent opens for the removed device', async () => {
  const world = createWorld();
  const owner = await openShop(world);
  const [gone, stays] = [ofOurs('7'), ofOurs('8')];
  for (const { member } of [gone, stays]) await owner.vault.members.change(list => withMember(list, member));
  const { root } = owner.vault;
  const keyringsFor = (letters: readonly Letter[], { secret }: typeof gone): readonly number[] =>
    letters.flatMap(letter => {
      const keys = openKeyring(letter, secret, root);
      return keys.ok ? [keys.value.epoch] : [];
    });
  // All that it has in its hands: its letter key, and the staff secret of its time.
  const secrets: readonly StaffSecret[] = owner.vault.members.secrets();
  expect(keyringsFor((await owner.vault.members.news()).keys, gone)).toEqual([1]);

  expect((await owner.desk.devices.remove(gone.member.device)).ok).toBe(true);
  const { keys } = await owner.vault.members.news();
  expect(keyringsFor(keys, gone)).toEqual([]);
  expect(keyringsFor(keys, stays)).toEqual([2]);

  stops.push(owner.keep());
  await write(owner, 'ana');
  const staff = createStaffLetters({ secrets: () => secrets });
  const seen = async (): Promise<readonly Letter[]> => {
    const sent = relayOf(world).letters();
    const inside = await Promise.all(sent.map(async letter => staff.open(letter)));
    return [...sent, ...inside.flatMap(one => (one.ok ? lettersIn(one.value.body) : []))];
  };
  // The news are told under the secret that those know who have not heard of it: so they find their new keys.
  const letters = await until(told(owner.log, seen), all => keyringsFor(all, stays).includes(2));
  expect(keyringsFor(letters, gone)).toEqual([]);
});

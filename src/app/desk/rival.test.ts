import { expect, test } from 'vitest';
import { certify } from '../../core/certificate';
import type { DeviceId } from '../../core/id';
import { rotated } from '../../core/membership';
import { err, ok } from '../../core/result';
import { MINUTE } from '../../core/time';
import type { Letter } from '../ports';
import { createStillClock } from '../testing/clock';
import { createMemoryLog } from '../testing/log';
import { addKeys, createMemoryMembers, foundKeys } from '../testing/members';
import { createMemoryStore } from '../testing/store';
import { noteRival, startOutdoing } from './rival';

const NOON = Date.UTC(2027, 0, 4, 12);
const ROOT = 'a'.repeat(64);
const [OWNER, OTHER] = ['d'.repeat(16), 'e'.repeat(16)] as [DeviceId, DeviceId];
const [OURS, THEIRS] = ['b'.repeat(64), 'c'.repeat(64)] as const;

const memberOf = (device: DeviceId, key: string) => ({
  device,
  key: key.repeat(43),
  letter: ROOT,
  answers: true,
  settings: true,
});

/** In these tests a certificate is what its content says. */
const letterOf = (desk: string, epoch: number): Letter => ({
  id: `${epoch}${desk}`.padEnd(64, '0').slice(0, 64),
  pubkey: ROOT,
  created_at: NOON / 1000,
  kind: 30078,
  tags: [],
  content: JSON.stringify({ desk, epoch }),
  sig: '',
});

/** A device that holds the owner's key and one that does not, in epoch 2. */
const open = async () => {
  const clock = createStillClock(NOON);
  const keys = foundKeys(ROOT, memberOf(OWNER, 'k'));
  const members = createMemoryMembers(OWNER, keys, clock.now);
  const theirs = await addKeys(members, memberOf(OTHER, 'l'));
  await members.change(rotated);
  await createMemoryMembers(OTHER, theirs, clock.now).take(await members.news());
  const deviceOf = (device: DeviceId, own: typeof keys) => {
    const log = createMemoryLog({ device: { id: device }, now: clock.now });
    return {
      device,
      log,
      store: createMemoryStore(log),
      members: createMemoryMembers(device, own, clock.now),
      clock,
      letters: {
        root: ROOT,
        certificate: async () => {
          const certificate = certify(OURS, own.list.epoch, NOON);
          return { certificate, letter: letterOf(OURS, own.list.epoch) };
        },
      },
      publicLetters: {
        certificate: async ({ content }: Letter) => {
          if (typeof content !== 'string') return err('malformed');
          const { desk, epoch } = JSON.parse(content) as { desk: string; epoch: number };
          return ok(certify(desk, epoch, NOON));
        },
      },
    } as const;
  };
  const [owner, other] = [deviceOf(OWNER, keys), deviceOf(OTHER, theirs)];
  const said = async () => (await other.log.read(0, 100)).map(({ change }) => change);
  return {
    owner,
    other,
    said,
    meet: async () => owner.log.accept(await said()),
    epochAfter: async (minutes: number): Promise<number> => {
      await new Promise(resolve => setImmediate(resolve));
      clock.advance(minutes * MINUTE);
      await new Promise(resolve => setImmediate(resolve));
      return keys.list.epoch;
    },
  };
};

test('what a device without the owner’s key found is told to one that holds it, which begins another epoch, once', async () => {
  const { owner, other, said, meet, epochAfter } = await open();
  startOutdoing(owner);
  await noteRival(other, letterOf(THEIRS, 2));
  await noteRival(other, letterOf(THEIRS, 2));
  expect((await said()).length).toBe(1);
  await meet();
  expect(await epochAfter(9)).toBe(2);
  expect(await epochAfter(1)).toBe(3);
  expect(await epochAfter(60)).toBe(3);
});

test('the owner’s own find is enough; a device without the key begins nothing', async () => {
  const { owner, other, epochAfter } = await open();
  startOutdoing(other);
  await noteRival(other, letterOf(THEIRS, 2));
  expect(await epochAfter(60)).toBe(2);
  await noteRival(owner, letterOf(THEIRS, 2));
  startOutdoing(owner);
  expect(await epochAfter(10)).toBe(3);
});

test('nothing is written of the own certificate or one of another epoch', async () => {
  const { other, said } = await open();
  await noteRival(other, letterOf(OURS, 2));
  await noteRival(other, letterOf(THEIRS, 1));
  await noteRival(other, letterOf(THEIRS, 3));
  expect(await said()).toEqual([]);
});

test('no epoch is begun where another was meanwhile, by what has stopped, or over what is no certificate', async () => {
  const { owner, other, meet, epochAfter } = await open();
  const stop = startOutdoing(owner);
  await noteRival(other, letterOf(THEIRS, 2));
  await meet();
  await epochAfter(5);
  await owner.members.change(rotated);
  expect(await epochAfter(60)).toBe(3);
  await owner.log.append([{ of: 'device', key: OWNER, by: 'desk', set: { rival: { content: 3 } } }]);
  expect(await epochAfter(60)).toBe(3);
  stop();
  await noteRival(owner, letterOf(THEIRS, 3));
  expect(await epochAfter(60)).toBe(3);
});

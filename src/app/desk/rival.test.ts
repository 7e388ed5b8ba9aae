import { expect, test } from 'vitest';
import { certify } from '../../core/certificate';
import type { DeviceId } from '../../core/id';
import { rotated } from '../../core/membership';
import { MINUTE } from '../../core/time';
import type { Letter } from '../ports';
import { createStillClock } from '../testing/clock';
import { createMemoryMembers, foundKeys } from '../testing/members';
import { createRival } from './rival';

const NOON = Date.UTC(2027, 0, 4, 12);
const ROOT = 'a'.repeat(64);
const DEVICE = 'd'.repeat(16) as DeviceId;
const [OURS, THEIRS] = ['b'.repeat(64), 'c'.repeat(64)] as const;

/** A device in epoch 2, which begins to look at what stands at the relays. */
const open = async () => {
  const clock = createStillClock(NOON);
  const keys = foundKeys(ROOT, {
    device: DEVICE,
    key: 'k'.repeat(43),
    letter: ROOT,
    answers: true,
    settings: true,
  });
  const members = createMemoryMembers(DEVICE, keys, clock.now);
  await members.change(rotated);
  const rival = createRival(
    {
      letters: { root: ROOT },
      publicLetters: {
        certificate: async ({ content }) => ({
          ok: true,
          value: certify(content.slice(1), Number(content[0]), NOON),
        }),
      },
      members,
      clock,
    },
    { desk: OURS, epoch: 2 },
  );
  const shows = (desk: string, epoch: number) => rival.seen({ content: `${epoch}${desk}` } as Letter);
  const epochAfter = async (minutes: number): Promise<number> => {
    clock.advance(minutes * MINUTE);
    await new Promise(resolve => setImmediate(resolve));
    return keys.list.epoch;
  };
  return { members, rival, shows, epochAfter };
};

test('over the certificate of another key of the same epoch another epoch is begun, once', async () => {
  const { shows, epochAfter } = await open();
  await shows(THEIRS, 2);
  await shows(THEIRS, 2);
  expect(await epochAfter(9)).toBe(2);
  expect(await epochAfter(1)).toBe(3);
  expect(await epochAfter(60)).toBe(3);
});

test('none is begun over the own one, one of another epoch, or where lists were joined meanwhile', async () => {
  const { members, shows, epochAfter } = await open();
  await shows(OURS, 2);
  await shows(THEIRS, 1);
  await shows(THEIRS, 3);
  expect(await epochAfter(60)).toBe(2);
  await shows(THEIRS, 2);
  await members.change(rotated);
  expect(await epochAfter(60)).toBe(3);
});

test('what has stopped begins none', async () => {
  const { rival, shows, epochAfter } = await open();
  await shows(THEIRS, 2);
  rival.stop();
  await shows(THEIRS, 2);
  expect(await epochAfter(60)).toBe(2);
});

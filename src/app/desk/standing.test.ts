import { expect, test } from 'vitest';
import type { ChangeId } from '../../core/hlc';
import { DAY } from '../../core/time';
import type { Letter } from '../ports';
import { createSteeredClock } from '../testing/clock';
import { createMemoryRelay, createMemoryRelays } from '../testing/relays';
import { createStanding } from './standing';

const URL = 'wss://relay.example';
const NOON = Date.UTC(2027, 0, 4, 12);
const SECONDS = NOON / 1000;
const version = (n: number): ChangeId => `01g4xk8m2p000${n}q7n3c5v9r1t2w4y6` as ChangeId;

const letterOf = (date: number, content: string, part = ''): Letter => ({
  id: `${content} ${date}`,
  pubkey: 'desk',
  created_at: date,
  kind: 30_078,
  tags: [['d', `caderneta/catalog${part}`]],
  content,
  sig: '',
});

const open = (newest = version(9)) => {
  const clock = createSteeredClock(NOON);
  const relay = createMemoryRelay();
  const standing = createStanding(
    createMemoryRelays(new Map([[URL, relay]])),
    [URL],
    clock,
    async () => newest,
  );
  const dates: number[] = [];
  const publish = (of: ChangeId, content = 'ours'): Promise<boolean> =>
    standing.publish('catalog', of, async date => {
      dates.push(date);
      return [letterOf(date, content)];
    });
  const held = (): readonly string[] => relay.letters().map(({ content }) => content);
  return { clock, relay, standing, dates, publish, held };
};

test('nothing is sent over a newer version that another device published from what this one does not know', async () => {
  const { standing, publish, dates, held } = open(version(4));
  standing.seen(letterOf(SECONDS, 'theirs'), version(5));
  expect(await publish(version(4))).toBe(true);
  expect(dates).toEqual([]);
  expect(held()).toEqual([]);
  await publish(version(6));
  expect(held()).toEqual(['ours']);
});

test('a letter is dated now, or a second after the latest that was seen of its group', async () => {
  const { standing, publish, dates, clock } = open();
  await publish(version(1));
  standing.seen(letterOf(SECONDS + 100, 'theirs', '/2027-01'), null);
  await publish(version(2));
  clock.advance(200_000);
  await publish(version(3));
  expect(dates[0]).toBe(SECONDS);
  expect(dates[1]).toBe(SECONDS + 101);
  expect(dates[2]).toBeGreaterThanOrEqual(SECONDS + 200);
});

test('what was dated while the clock was ahead counts for nothing once that is put right', async () => {
  const { publish, dates, clock } = open();
  clock.advance(3 * DAY);
  await publish(version(1), 'ahead');
  clock.advance(-3 * DAY);
  await publish(version(2), 'right');
  await publish(version(3), 'next');
  expect(dates[0]).toBeGreaterThan(SECONDS + DAY / 1000);
  expect(dates[1]).toBeLessThan(SECONDS + 60);
  expect(dates[2]).toBeGreaterThan(dates[1] ?? 0);
});

test('of two in one second each has a date of its own, and the later one stands', async () => {
  const { publish, dates, held } = open();
  await Promise.all([publish(version(1), 'first'), publish(version(2), 'second')]);
  expect(dates[1]).toBe((dates[0] ?? 0) + 1);
  expect(held()).toEqual(['second']);
});

test('an older version that comes back with a later date is answered by ours, dated later still', async () => {
  const { standing, relay, publish, held } = open();
  await publish(version(2));
  const old = letterOf(SECONDS + 60, 'from a backup');
  relay.put(old);
  expect(held()).toEqual(['from a backup']);
  standing.seen(old, version(1));
  await expect.poll(held).toEqual(['ours']);
  expect(relay.letters()[0]?.created_at).toBe(SECONDS + 61);
});

test('a letter as new as ours is left to stand, and one from the future moves no date', async () => {
  const { standing, publish, dates } = open();
  await publish(version(2));
  standing.seen(letterOf(SECONDS + 60, 'theirs'), version(2));
  standing.seen(letterOf(SECONDS + 10_000_000, 'forged'), version(1));
  expect(dates).toHaveLength(1);
  await publish(version(3));
  expect(dates[1]).toBe(SECONDS + 61);
});

test('a relay that lost everything is given again what stands', async () => {
  const { standing, relay, publish, held } = open();
  await publish(version(1));
  relay.wipe();
  await standing.refill(URL);
  expect(held()).toEqual(['ours']);
});

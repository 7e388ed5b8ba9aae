import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { createSteeredClock, type SteeredClock } from '../../app/testing/clock';
import { wasRemoved, withoutMember } from '../../core/membership';
import { DAY, SECOND } from '../../core/time';
import { roomKeys } from './keys';
import { createRoomNetwork } from './testing/rooms';
import { epochOf, foundStation, has, inStep, joinStation, type Station } from './testing/station';

// Whole devices in rooms without WebRTC; e2e/devices has the same by real connections.

const NEW_YEAR = Date.UTC(2027, 0, 1);
const YEAR = 365 * DAY;

const all: Station[] = [];
afterEach(async () => {
  await Promise.all(all.splice(0).map(station => station.close()));
});

const setting = async (starts: readonly number[]) => {
  const network = createRoomNetwork();
  const clocks = starts.map(createSteeredClock);
  const [first, ...rest] = clocks;
  if (!first) throw new Error('No device');
  const owner = await foundStation(network, first);
  all.push(owner);
  const others: Station[] = [];
  for (const clock of rest) {
    const other = await joinStation(owner, network, clock);
    others.push(other);
    all.push(other);
    await other.vault.members.take(await owner.vault.members.news());
  }
  // Those who came first hear of those who came later when they meet.
  return { network, clocks: clocks as [SteeredClock, ...SteeredClock[]], stations: [owner, ...others] };
};

const yearsOf = async ({ volumes }: Station): Promise<readonly number[]> => {
  const years = await volumes.years();
  if (!years.ok) throw new Error(years.error.is);
  return years.value;
};

const topicOf = async ({ vault }: Station, what: string): Promise<string> => {
  const [present] = vault.members.secrets();
  if (!present) throw new Error('No secret');
  return (await roomKeys(present.secret, what)).topic;
};

test('two devices on either side of New Year’s midnight find each other’s changes, and go on over it', async () => {
  const { network, clocks, stations } = await setting([NEW_YEAR - 20 * SECOND, NEW_YEAR + 20 * SECOND]);
  const [owner, tablet] = stations as [Station, Station];
  await owner.write('old year');
  await tablet.write('new year');
  await Promise.all(stations.map(station => station.wake()));
  await Promise.all([has(owner, 'new year'), has(tablet, 'old year')]);
  await Promise.all([inStep(owner, 1), inStep(tablet, 1)]);

  // Rooms in which nothing differs close: each is left with that of its own year.
  for (const clock of clocks) clock.advance(6 * SECOND);
  const [lastYear, thisYear] = await Promise.all([2026, 2027].map(year => topicOf(owner, `year ${year}`)));
  await expect.poll(() => network.topicsOf(owner.place)).not.toContain(thisYear);
  await expect.poll(() => network.topicsOf(tablet.place)).not.toContain(lastYear);
  await owner.write('still the old year');
  await tablet.write('already the new year');
  await Promise.all([has(tablet, 'still the old year'), has(owner, 'already the new year')]);
  await Promise.all([inStep(owner, 1), inStep(tablet, 1)]);

  clocks[0].advance(20 * SECOND);
  await expect.poll(() => network.topicsOf(owner.place)).toContain(thisYear);
  await owner.write('the new year too');
  await has(tablet, 'the new year too');
  await Promise.all([inStep(owner, 1), inStep(tablet, 1)]);
  expect(await yearsOf(owner)).toEqual([2026, 2027]);
  expect(await yearsOf(tablet)).toEqual([2026, 2027]);
  expect(await tablet.log.heads()).toEqual(await owner.log.heads());
});

test('a device with a wrong clock, years behind or ahead, has and gives everything', async () => {
  const { stations } = await setting([NEW_YEAR - YEAR / 2, NEW_YEAR - 30 * YEAR, NEW_YEAR + 9 * YEAR]);
  for (const [index, station] of stations.entries()) await station.write(`of ${index}`);
  await Promise.all(stations.map(station => station.wake()));
  await Promise.all(stations.map(station => inStep(station, 2)));
  for (const station of stations) expect(await station.keys()).toEqual(['of 0', 'of 1', 'of 2']);
  // Met, each still hears of what the others write into their years.
  for (const [index, station] of stations.entries()) await station.write(`later ${index}`);
  await Promise.all(stations.flatMap(station => [0, 1, 2].map(index => has(station, `later ${index}`))));
  expect((await yearsOf(stations[0] as Station)).length).toBe(3);
});

const remove = async (owner: Station, { id }: Station): Promise<void> => {
  const last = (await owner.log.heads())[id] ?? 0;
  const done = await owner.vault.members.change(list => withoutMember(list, id, last));
  if (!done.ok) throw new Error(done.error);
};

test('the keys made at a removal reach the others without a relay, and not the removed one', async () => {
  const { network, stations } = await setting([NEW_YEAR, NEW_YEAR, NEW_YEAR]);
  const [owner, laptop, tablet] = stations as [Station, Station, Station];
  await Promise.all(stations.map(station => station.wake()));
  await tablet.write('of the tablet');
  await Promise.all([has(owner, 'of the tablet'), has(laptop, 'of the tablet')]);
  const before = owner.vault.deskKey()?.key;

  await remove(owner, tablet);
  await expect.poll(() => epochOf(laptop)).toBe(2);
  expect(laptop.vault.deskKey()?.key).toBe(owner.vault.deskKey()?.key);
  expect(laptop.vault.deskKey()?.key).not.toBe(before);
  expect(laptop.vault.members.secrets()[0]).toEqual(owner.vault.members.secrets()[0]);
  const certificates = await Promise.all([owner, laptop].map(({ vault }) => vault.certificate()));
  expect(certificates[0]).toEqual(certificates[1]);

  // They meet in rooms of the new secret, to which the removed one has no key.
  await laptop.write('after');
  await has(owner, 'after');
  await expect.poll(async () => wasRemoved(tablet.vault.list(), tablet.id)).toBe(true);
  expect(tablet.vault.members.secrets().map(({ epoch }) => epoch)).toEqual([1]);
  expect(tablet.vault.deskKey()?.key).toBe(before);
  expect(network.topicsOf(tablet.place)).not.toContain(await topicOf(owner, 'hub'));
  expect(await tablet.keys()).not.toContain('after');
});

test('who slept through the removal gets the keys from any peer, also one that could not sign them', async () => {
  const { stations } = await setting([NEW_YEAR, NEW_YEAR, NEW_YEAR, NEW_YEAR]);
  const [owner, phone, laptop, tablet] = stations as [Station, Station, Station, Station];
  await Promise.all([owner, phone, tablet].map(station => station.wake()));
  await inStep(owner, 2);
  await remove(owner, tablet);
  await expect.poll(() => epochOf(phone)).toBe(2);
  await owner.write('after');
  await has(phone, 'after');
  await owner.close();
  all.splice(all.indexOf(owner), 1);

  await laptop.write('asleep');
  await laptop.wake();
  await expect.poll(() => epochOf(laptop)).toBe(2);
  expect(laptop.vault.deskKey()?.key).toBe(phone.vault.deskKey()?.key);
  await Promise.all([has(laptop, 'after'), has(phone, 'asleep')]);
  await Promise.all([inStep(laptop, 1), inStep(phone, 1)]);
});

test('a device that answers nothing gets the new staff secret and no desk key', async () => {
  const network = createRoomNetwork();
  const clock = createSteeredClock(NEW_YEAR);
  const owner = await foundStation(network, clock);
  const quiet = await joinStation(owner, network, clock, { answers: false });
  const tablet = await joinStation(owner, network, clock);
  all.push(owner, quiet, tablet);
  await Promise.all([owner, quiet].map(station => station.wake()));
  await remove(owner, tablet);
  await expect.poll(() => epochOf(quiet)).toBe(2);
  expect(quiet.vault.members.secrets()[0]).toEqual(owner.vault.members.secrets()[0]);
  expect(quiet.vault.deskKey()).toBeNull();
  await owner.write('after');
  await has(quiet, 'after');
});

test('what a volume held when its writer was cut off goes on when it is there again', async () => {
  const { network, stations } = await setting([NEW_YEAR, NEW_YEAR]);
  const [owner, tablet] = stations as [Station, Station];
  await Promise.all(stations.map(station => station.wake()));
  await owner.write('together');
  await has(tablet, 'together');
  network.cut(tablet.place, true);
  await expect.poll(() => owner.peers.get()).toEqual([]);
  await owner.write('alone');
  await tablet.write('apart');
  expect(await tablet.keys()).toEqual(['apart', 'together']);
  network.cut(tablet.place, false);
  await Promise.all([has(tablet, 'alone'), has(owner, 'apart')]);
  await Promise.all([inStep(owner, 1), inStep(tablet, 1)]);
});

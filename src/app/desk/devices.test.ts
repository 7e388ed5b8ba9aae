import { expect, test } from 'vitest';
import type { DeviceId } from '../../core/id';
import type { Heads } from '../../core/ledger';
import { foundMembership, type Membership, withMember, withoutMember } from '../../core/membership';
import { ok } from '../../core/result';
import { MINUTE, SECOND } from '../../core/time';
import { createCell, first } from '../live';
import type { Log, PeerState, RelayState } from '../ports';
import { createSteeredClock } from '../testing/clock';
import { createMemoryDisk, createMemoryLog } from '../testing/log';
import { createMemoryStore } from '../testing/store';
import { createDevices, type Heard, type SyncStatus } from './devices';

const NOW = Date.UTC(2027, 0, 4, 15);
const [OWN, TABLET, LAPTOP] = ['1', '2', '3'].map(one => one.repeat(16) as DeviceId) as [
  DeviceId,
  DeviceId,
  DeviceId,
];

const memberOf = (device: DeviceId) => ({
  device,
  key: 'k'.repeat(43),
  letter: 'b'.repeat(64),
  answers: true,
  settings: true,
});

const listOf = (...others: readonly DeviceId[]): Membership =>
  others.reduce(
    (list, device) => withMember(list, memberOf(device)),
    foundMembership('a'.repeat(64), memberOf(OWN)),
  );

/** The own device, whose log stands at `heads`, and what it heard of others. */
const opened = (list: Membership, heads: Heads) => {
  const clock = createSteeredClock(NOW);
  const log = createMemoryLog({
    device: { id: OWN, sign: async () => '' },
    now: clock.now,
    disk: createMemoryDisk(),
  });
  const heard = createCell<readonly Heard[]>([]);
  const connected = createCell<readonly PeerState[]>([]);
  const toSend = createCell<number | null>(0);
  const relays = createCell<readonly RelayState[]>([{ relay: 'wss://relay.example', state: 'open' }]);
  const devices = createDevices({
    device: OWN,
    log: { ...log, heads: async () => heads, known: async () => heads } satisfies Log,
    store: createMemoryStore(log),
    clock,
    members: {
      list: createCell(list).live,
      secrets: () => [],
      holdsRoot: () => true,
      news: async () => {
        throw new Error('Nobody asks');
      },
      take: async () => ok(undefined),
      change: async () => ok(undefined),
    },
    connected: connected.live,
    heard: heard.live,
    toSend: toSend.live,
    relays: relays.live,
    write: async () => {
      throw new Error('Nothing is written');
    },
    offer: async () => {
      throw new Error('Nothing is offered');
    },
  });
  const entry = async (device: DeviceId) => (await first(devices.list)).find(({ key }) => key === device);
  const tell = (device: DeviceId, told: Heads) =>
    heard.set([...heard.get().filter(one => one.device !== device), { device, heads: told, at: NOW }]);
  return { clock, devices, entry, tell, toSend, relays };
};

test('where this device lacks changes it says how many are to be fetched, of which device and in all', async () => {
  const { clock, devices, entry, tell, toSend, relays } = opened(listOf(TABLET, LAPTOP), {
    [OWN]: 5,
    [TABLET]: 2,
  });
  tell(TABLET, { [OWN]: 5, [TABLET]: 4 });
  tell(LAPTOP, { [OWN]: 3, [TABLET]: 3, [LAPTOP]: 1 });
  expect(await first(devices.sync)).toEqual({ is: 'to-fetch', toFetch: 3 });
  expect(await entry(OWN)).toMatchObject({ lacks: 0, ahead: 3 });
  expect(await entry(TABLET)).toMatchObject({ lacks: 0, ahead: 2, unsent: 2 });
  expect(await entry(LAPTOP)).toMatchObject({ lacks: 2, ahead: 2, unsent: 1 });
  // What nobody else has yet is worse, and without a network nothing is fetched.
  toSend.set(2);
  expect(await first(devices.sync)).toEqual({ is: 'to-send', toSend: 2 });
  devices.sync(() => {});
  relays.set([]);
  clock.advance(SECOND * 3);
  expect(await first(devices.sync)).toEqual({ is: 'offline', toSend: 2 });
});

/** What follows from what was set has been told. */
const told = (): Promise<void> => new Promise(setImmediate);

test('a desk that was just opened claims nothing: neither that it is offline nor that all was sent', async () => {
  const { clock, devices, tell, toSend, relays } = opened(listOf(TABLET), { [OWN]: 5 });
  tell(TABLET, { [OWN]: 5 });
  toSend.set(null);
  relays.set([{ relay: 'wss://relay.example', state: 'connecting' }]);
  const said: SyncStatus[] = [];
  devices.sync(status => said.push(status));
  await told();
  relays.set([{ relay: 'wss://relay.example', state: 'open' }]);
  clock.advance(MINUTE);
  await told();
  toSend.set(2);
  await told();
  toSend.set(0);
  await told();
  expect(said.map(({ is }) => is).filter((is, n, all) => is !== all[n - 1])).toEqual([
    'starting',
    'to-send',
    'synced',
  ]);
});

test('where only others lack some, they are behind; where none does, all are in step', async () => {
  const { devices, entry, tell } = opened(listOf(TABLET, LAPTOP), { [OWN]: 5 });
  expect(await first(devices.sync)).toEqual({ is: 'synced', devices: 0, of: 2, unheard: 2 });
  tell(TABLET, { [OWN]: 5 });
  tell(LAPTOP, { [OWN]: 3 });
  expect(await first(devices.sync)).toEqual({ is: 'synced', devices: 1, of: 2, unheard: 0 });
  expect(await entry(LAPTOP)).toMatchObject({ lacks: 2, ahead: 0, unsent: 0 });
  tell(LAPTOP, { [OWN]: 5 });
  expect(await first(devices.sync)).toEqual({ is: 'synced', devices: 2, of: 2, unheard: 0 });
});

test('nothing is fetched of what does not count, or by the word of a removed device', async () => {
  const { devices, entry, tell } = opened(withoutMember(listOf(TABLET, LAPTOP), TABLET, 2), {
    [OWN]: 5,
    [TABLET]: 2,
  });
  tell(TABLET, { [OWN]: 5, [TABLET]: 9, [LAPTOP]: 9 });
  tell(LAPTOP, { [OWN]: 5, [TABLET]: 9 });
  expect(await first(devices.sync)).toEqual({ is: 'synced', devices: 1, of: 1, unheard: 0 });
  expect(await entry(OWN)).toMatchObject({ ahead: 0 });
});

test('of a device that is to be removed it says what it alone has of those that were removed before', async () => {
  const PHONE = '4'.repeat(16) as DeviceId;
  const { entry, tell } = opened(withoutMember(listOf(TABLET, LAPTOP, PHONE), TABLET, 6), {
    [OWN]: 5,
    [TABLET]: 2,
  });
  // What it wrote after its last change counts nowhere.
  tell(LAPTOP, { [OWN]: 5, [TABLET]: 9, [LAPTOP]: 3, [PHONE]: 2 });
  expect(await entry(LAPTOP)).toMatchObject({ unsent: 3, takesAlong: 4 });
  expect(await entry(OWN)).toMatchObject({ takesAlong: 0 });
  expect(await entry(TABLET)).toMatchObject({ takesAlong: 0 });
  // Another device that stays has some of it, and hands it on.
  tell(PHONE, { [OWN]: 5, [TABLET]: 5, [PHONE]: 2 });
  expect(await entry(LAPTOP)).toMatchObject({ takesAlong: 1 });
  expect(await entry(PHONE)).toMatchObject({ takesAlong: 0 });
  // Nobody believes one that was removed.
  tell(TABLET, { [OWN]: 5, [TABLET]: 6 });
  expect(await entry(LAPTOP)).toMatchObject({ takesAlong: 1 });
});

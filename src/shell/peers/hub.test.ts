import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { MembersNews, StaffSecret } from '../../app/ports';
import type { DeviceId } from '../../core/id';
import { type Hub, openHub } from './hub';
import { roomKeys } from './keys';
import { createRoomNetwork, type RoomNetwork } from './testing/rooms';

const SECRET: StaffSecret = { epoch: 3, secret: new Uint8Array(32).fill(7) };
const device = (letter: string): DeviceId => letter.repeat(16) as DeviceId;

const open: Hub[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(hub => hub.close()));
});

const hubAt = async (
  network: RoomNetwork,
  place: string,
  news = { list: place } as unknown as MembersNews,
) => {
  const taken: unknown[] = [];
  let changes = 0;
  const hub = await openHub({
    secret: SECRET,
    members: {
      news: async () => news,
      take: async came => {
        taken.push(came);
        return { ok: true, value: undefined };
      },
    },
    open: network.openAt(place),
    onChange: () => {
      changes += 1;
    },
  });
  open.push(hub);
  return {
    hub,
    taken,
    changes: () => changes,
    tell: (count: number) =>
      hub.tell({ device: device(place), heads: { [device(place)]: count }, years: new Map() }),
    hears: () => hub.others().map(({ device: id, heads }) => [id[0], heads[id]]),
  };
};

test('who is connected is known with what it has, and told of when that changes', async () => {
  const network = createRoomNetwork();
  const [a, b] = [await hubAt(network, 'a'), await hubAt(network, 'b')];
  a.tell(1);
  b.tell(2);
  await expect.poll(a.hears).toEqual([['b', 2]]);
  await expect.poll(b.hears).toEqual([['a', 1]]);
  const before = a.changes();
  b.tell(3);
  await expect.poll(a.hears).toEqual([['b', 3]]);
  expect(a.changes()).toBeGreaterThan(before);
});

test('the same told again is not sent again', async () => {
  const network = createRoomNetwork();
  const [a, b] = [await hubAt(network, 'a'), await hubAt(network, 'b')];
  a.tell(1);
  await expect.poll(b.hears).toEqual([['a', 1]]);
  const before = b.changes();
  a.tell(1);
  a.tell(1);
  a.tell(2);
  await expect.poll(b.hears).toEqual([['a', 2]]);
  expect(b.changes()).toBe(before + 1);
});

test('a device whose connection ended is not there, though it said no goodbye; back, it is', async () => {
  const network = createRoomNetwork();
  const [a, b] = [await hubAt(network, 'a'), await hubAt(network, 'b')];
  a.tell(1);
  b.tell(1);
  await expect.poll(a.hears).toEqual([['b', 1]]);
  network.cut('b', true);
  expect(a.hears()).toEqual([]);
  network.cut('b', false);
  expect(a.hears()).toEqual([['b', 1]]);
  network.cut('b', true);
  expect(a.hears()).toEqual([]);
  b.tell(2);
  network.cut('b', false);
  await expect.poll(a.hears).toEqual([['b', 2]]);
});

test('a device that is reached through a third one counts, even after its own connection ended', async () => {
  const network = createRoomNetwork();
  const [a, b, c] = [await hubAt(network, 'a'), await hubAt(network, 'b'), await hubAt(network, 'c')];
  for (const one of [a, b, c]) one.tell(1);
  await expect
    .poll(() => a.hears().sort())
    .toEqual([
      ['b', 1],
      ['c', 1],
    ]);
  network.part('a', 'b');
  expect(a.hears()).toEqual([['c', 1]]);
  b.tell(2);
  await expect
    .poll(() => a.hears().sort())
    .toEqual([
      ['b', 2],
      ['c', 1],
    ]);
});

test('what is no word of a device is passed over', async () => {
  const network = createRoomNetwork();
  const a = await hubAt(network, 'a');
  const doc = new Y.Doc();
  const stranger = await network.openAt('x')({
    keys: await roomKeys(SECRET.secret, 'hub'),
    doc,
    most: 1024,
    onPeers: () => undefined,
  });
  stranger.presence.setLocalState({ device: 'not an id', heads: { x: -1 } });
  const b = await hubAt(network, 'b');
  b.tell(1);
  await expect.poll(a.hears).toEqual([['b', 1]]);
  await stranger.close();
});

test('news are handed on to who is there, to who comes later, and never back to who gave them', async () => {
  const network = createRoomNetwork();
  const [a, b] = [await hubAt(network, 'a'), await hubAt(network, 'b')];
  await a.hub.handOn();
  await expect.poll(() => b.taken).toEqual([{ list: 'a' }]);
  network.cut('a', true);
  const c = await hubAt(network, 'c');
  await expect.poll(() => c.taken).toEqual([{ list: 'a' }]);
  network.cut('a', false);
  await a.hub.handOn();
  expect(a.taken).toEqual([]);
});

test('who has another secret is in another room', async () => {
  const network = createRoomNetwork();
  const a = await hubAt(network, 'a');
  await a.hub.handOn();
  const [topic] = network.topicsOf('a');
  expect(topic).toBe((await roomKeys(SECRET.secret, 'hub')).topic);
  expect(topic).not.toBe((await roomKeys(new Uint8Array(32).fill(8), 'hub')).topic);
});

import { afterEach, expect, test } from 'vitest';
import type { LogFailure } from '../../app/ports';
import type { Result } from '../../core/result';
import { createManualClock } from '../relay/testing/clock';
import { createVolume, type Volume } from '../volumes/volume';
import { roomKeys } from './keys';
import { createRooms, type Rooms } from './rooms';
import { createRoomNetwork } from './testing/rooms';

const SECRET = new Uint8Array(32).fill(7);
const FULL: LogFailure = { is: 'full' };

const open: Rooms[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(rooms => rooms.stop()));
});

const setting = async () => {
  const clock = createManualClock();
  const network = createRoomNetwork();
  const loaded = new Map<number, Volume>();
  const state = { fails: false, lost: 0, opened: 0 };
  const rooms = createRooms({
    secret: SECRET,
    generation: 1,
    clock,
    open: network.openAt('here'),
    onLost: () => {
      state.lost += 1;
    },
    volumes: {
      open: async (year): Promise<Result<Volume, LogFailure>> => {
        state.opened += 1;
        if (state.fails) return { ok: false, error: FULL };
        const before = loaded.get(year);
        const volume = before && !before.doc.isDestroyed ? before : createVolume(year, []);
        loaded.set(year, volume);
        return { ok: true, value: volume };
      },
    },
  });
  open.push(rooms);
  const years = new Map<string, number>();
  for (let year = 2020; year < 2030; year++) years.set((await roomKeys(SECRET, `year ${year}`)).topic, year);
  const present = () =>
    network
      .topicsOf('here')
      .map(topic => years.get(topic))
      .sort();
  return { clock, rooms, loaded, state, present };
};

test('the rooms that are wanted are open, each by the name of its year', async () => {
  const { rooms, present } = await setting();
  rooms.want([2026, 2024]);
  await expect.poll(present).toEqual([2024, 2026]);
  rooms.want([2026, 2024, 2025]);
  await expect.poll(present).toEqual([2024, 2025, 2026]);
});

test('one that is wanted no more stays a while, for as long as it is not wanted again', async () => {
  const { clock, rooms, state, present } = await setting();
  rooms.want([2026, 2024]);
  await expect.poll(present).toEqual([2024, 2026]);
  rooms.want([2026]);
  clock.pass(4_999);
  rooms.want([2026, 2024]);
  clock.pass(60_000);
  rooms.want([2026]);
  expect(present()).toEqual([2024, 2026]);
  clock.pass(5_000);
  await expect.poll(present).toEqual([2026]);
  // Nothing was opened twice for it.
  expect(state.opened).toBe(2);
});

test('a volume that cannot be opened is asked for again later, not at once', async () => {
  const { clock, rooms, state, present } = await setting();
  state.fails = true;
  rooms.want([2026]);
  await expect.poll(() => state.opened).toBe(1);
  await expect.poll(() => clock.waits().length).toBe(1);
  expect(state.lost).toBe(0);
  clock.pass(5_000);
  expect(state.lost).toBe(1);
  state.fails = false;
  rooms.want([2026]);
  await expect.poll(present).toEqual([2026]);
});

test('a room ends with its document, and opens with the one that is read anew', async () => {
  const { clock, rooms, loaded, state, present } = await setting();
  rooms.want([2026]);
  await expect.poll(present).toEqual([2026]);
  const before = loaded.get(2026);
  before?.doc.destroy();
  await expect.poll(present).toEqual([]);
  await expect.poll(() => clock.waits().length).toBe(1);
  clock.pass(5_000);
  expect(state.lost).toBe(1);
  rooms.want([2026]);
  await expect.poll(present).toEqual([2026]);
  expect(loaded.get(2026)).not.toBe(before);
});

test('stopped, all are closed, and none opens any more', async () => {
  const { clock, rooms, state, present } = await setting();
  rooms.want([2026, 2025]);
  await expect.poll(present).toEqual([2025, 2026]);
  await rooms.stop();
  expect(present()).toEqual([]);
  rooms.want([2024]);
  await rooms.stop();
  expect(present()).toEqual([]);
  expect(state.opened).toBe(2);
  expect(clock.waits()).toEqual([]);
});

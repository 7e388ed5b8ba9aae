import { expect, test, vi } from 'vitest';
import { type DeviceId, KEY_BYTES, type Key, keyFrom } from '../../core/id';
import type { Draft } from '../../core/ledger';
import { createSteeredClock } from '../testing/clock';
import { createMemoryLog } from '../testing/log';
import { createMemoryStore } from '../testing/store';
import { type Came, onCame } from './news';

const wallet = 'f'.repeat(64);
const keyAt = (n: number): Key => keyFrom(new Uint8Array(KEY_BYTES).fill(n));
const request = (n: number, kind = 'book'): Draft => ({
  of: 'request',
  key: keyAt(n),
  by: wallet,
  set: { kind, wallet, session: keyAt(n), at: n },
});

const booking = (n: number): Came => ({ is: 'booking', key: keyAt(n) });
const order = (n: number, set: Draft['set']): Draft => ({
  of: 'order',
  key: keyAt(n),
  by: wallet,
  set: { at: n, ...set },
});

const open = () => {
  const clock = createSteeredClock(0);
  const log = createMemoryLog({ device: { id: 'a'.repeat(16) as DeviceId }, now: clock.now });
  return { clock, log, store: createMemoryStore(log) };
};

test('tells of each booking from now on once, and of nothing that was there before', async () => {
  const ports = open();
  await ports.log.append([request(1)]);
  const told: Came[] = [];
  const stop = onCame(ports, came => told.push(came));
  // Where it begins is read when it is asked for.
  await ports.log.end();
  await ports.log.append([request(2), request(3)]);
  await ports.log.append([request(4)]);
  await vi.waitFor(() => expect(told).toEqual([booking(2), booking(3), booking(4)]));
  stop();
});

test('what the owner enters and what only opens a session is not told; an order from the booking page is', async () => {
  const ports = open();
  const told: Came[] = [];
  const stop = onCame(ports, came => told.push(came));
  await ports.log.end();
  await ports.log.append([
    { of: 'session', key: keyAt(5), by: 'owner', set: { state: { is: 'confirmed' } } },
    request(6, 'open'),
    request(7),
    order(11, { client: keyAt(1) }),
    order(12, { wallet }),
  ]);
  await ports.log.append([order(12, { client: null })]);
  await vi.waitFor(() => expect(told).toEqual([booking(7), { is: 'order', key: keyAt(12) }]));
  stop();
});

test('the store holds a booking before it is told of', async () => {
  const ports = open();
  let caughtUp = 0;
  const store = {
    ...ports.store,
    caughtUp: async (at: number) => {
      caughtUp = at;
    },
  };
  const seen: number[] = [];
  const stop = onCame({ ...ports, store }, () => seen.push(caughtUp));
  await ports.log.end();
  await ports.log.append([request(8)]);
  await vi.waitFor(async () => expect(seen).toEqual([await ports.log.end()]));
  stop();
});

test('after it is stopped nothing is told', async () => {
  const ports = open();
  const told: Came[] = [];
  const stop = onCame(ports, came => told.push(came));
  const other: Came[] = [];
  const stopOther = onCame(ports, came => other.push(came));
  await ports.log.end();
  stop();
  await ports.log.append([request(9)]);
  await vi.waitFor(() => expect(other).toEqual([booking(9)]));
  expect(told).toEqual([]);
  stopOther();
});

import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../core/time';
import { createCell } from '../live';
import type { RelayState, Relays } from '../ports';
import { createSteeredClock } from '../testing/clock';
import { createHearing } from './hearing';

const NOON = Date.UTC(2027, 0, 4, 12);
const RELAY = 'wss://relay.example';

const begin = async (marks = new Map<string, number>(), from = NOON) => {
  const clock = createSteeredClock(from);
  const states = createCell<readonly RelayState[]>([{ relay: RELAY, state: 'open' }]);
  const relays: Relays = {
    publish: async () => [],
    subscribe: () => () => undefined,
    states: () => states.live,
  };
  const hearing = createHearing({
    clock,
    relays,
    urls: [RELAY],
    marks: { get: async name => marks.get(name) ?? 0, set: async (name, at) => void marks.set(name, at) },
  });
  await hearing.ready;
  const setOpen = (open: boolean) => states.set([{ relay: RELAY, state: open ? 'open' : 'closed' }]);
  const gap = (): number => {
    const { from: since, at } = hearing.sent(RELAY);
    return at - since;
  };
  return { clock, hearing, marks, setOpen, gap };
};

test('of a relay that was never read nothing is known; once it is read to its end, what comes is new', async () => {
  const { clock, hearing, gap } = await begin();
  expect(hearing.sent(RELAY).from).toBe(0);
  hearing.heard(RELAY, clock.now());
  expect(gap()).toBe(0);
  hearing.stop();
});

test('what is found after a break may have been sent since a minute before it', async () => {
  const { clock, hearing, setOpen, gap } = await begin();
  hearing.heard(RELAY, clock.now());
  for (let minutes = 0; minutes < 10; minutes++) clock.advance(MINUTE);
  setOpen(false);
  clock.advance(HOUR);
  setOpen(true);
  expect(gap()).toBeGreaterThanOrEqual(HOUR);
  expect(gap()).toBeLessThan(HOUR + 2 * MINUTE);
  hearing.heard(RELAY, clock.now());
  expect(gap()).toBe(0);
  hearing.stop();
});

test('a machine that slept heard nothing meanwhile, and the next start knows it', async () => {
  const { clock, hearing, marks, setOpen } = await begin();
  hearing.heard(RELAY, clock.now());
  // It wakes: its timers ring at once, before anyone has noticed that the connection is gone.
  clock.advance(8 * HOUR);
  setOpen(false);
  hearing.stop();
  const next = await begin(marks, NOON + 8 * HOUR + MINUTE);
  expect(next.gap()).toBeGreaterThan(8 * HOUR - MINUTE);
  next.hearing.stop();
});

test('a mark from the future, made while the clock was ahead, counts as now', async () => {
  const { gap, hearing } = await begin(new Map([[`heard ${RELAY}`, NOON + HOUR]]));
  expect(gap()).toBeLessThan(MINUTE);
  hearing.stop();
});

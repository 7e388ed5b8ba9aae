import { describe, expect, test } from 'vitest';
import { barrierTo, type Changeable, FIRST_POLICIES, NO_POLICIES, type Policies } from './policy';
import { DAY, HOUR, MINUTE, SECOND } from './time';

// The clocks of New York go forward two hours before: limits are elapsed time.
const START = Date.UTC(2026, 2, 8, 9);
const ANY_TIME = 0;
const A_DAY = 24 * 60;

const policies = (until: number, rest: Partial<Policies['moving']> = {}): Policies => ({
  moving: { allowed: true, until, most: 3, ...rest },
  cancelling: { allowed: rest.allowed ?? true, until },
});
const session = (rest: Partial<Changeable> = {}): Changeable => ({
  start: START,
  state: 'confirmed',
  moves: 0,
  ...rest,
});

describe.each(['move', 'cancel'] as const)('whether a client may %s', what => {
  test.each([
    ['well before the limit', A_DAY, START - 2 * DAY, null],
    ['exactly at the limit', A_DAY, START - DAY, null],
    ['one second after the limit', A_DAY, START - DAY + SECOND, 'past-limit'],
    ['one second after a limit of one minute', 1, START - MINUTE + SECOND, 'past-limit'],
    ['exactly at a limit of one minute', 1, START - MINUTE, null],
    ['one second before the start, with a limit', A_DAY, START - SECOND, 'past-limit'],
    ['one second before the start, any time', ANY_TIME, START - SECOND, null],
    ['at the very start, any time', ANY_TIME, START, 'begun'],
    ['at the very start, with a limit', A_DAY, START, 'begun'],
    ['after the start', ANY_TIME, START + HOUR, 'begun'],
  ] as const)('%s', (_, until, now, expected) => {
    expect(barrierTo(what, policies(until), session(), now)).toBe(expected);
  });

  test.each([
    ['waits for a yes', 'requested'],
    ['was refused', 'refused'],
    ['was withdrawn', 'withdrawn'],
    ['was cancelled', 'cancelled'],
    ['was missed', 'no-show'],
  ] as const)('not one that %s', (_, state) => {
    expect(barrierTo(what, policies(A_DAY), session({ state }), START - 2 * DAY)).toBe('too-late');
  });

  test('not where the business does not let them', () => {
    const off = policies(ANY_TIME, { allowed: false });
    expect(barrierTo(what, off, session(), START - 30 * DAY)).toBe('not-allowed');
    expect(barrierTo(what, NO_POLICIES, session(), START - 30 * DAY)).toBe('not-allowed');
    expect(barrierTo(what, FIRST_POLICIES, session(), START - 30 * DAY)).toBeNull();
  });
});

test.each([
  [0, 1, null],
  [1, 1, 'most-moves'],
  [2, 3, null],
  [3, 3, 'most-moves'],
  [4, 3, 'most-moves'],
] as const)('moved %i times of at most %i', (moves, most, expected) => {
  const rules = policies(A_DAY, { most });
  expect(barrierTo('move', rules, session({ moves }), START - 2 * DAY)).toBe(expected);
  // Whoever may move no more may still cancel.
  expect(barrierTo('cancel', rules, session({ moves }), START - 2 * DAY)).toBeNull();
});

test('each has a limit of its own', () => {
  const rules: Policies = {
    moving: { allowed: false, until: 0, most: 3 },
    cancelling: { allowed: true, until: A_DAY },
  };
  expect(barrierTo('move', rules, session(), START - 2 * DAY)).toBe('not-allowed');
  expect(barrierTo('cancel', rules, session(), START - 2 * DAY)).toBeNull();
});

import { describe, expect, test } from 'vitest';
import type { DeskState, Sent } from './deciding';
import { decide } from './desk';
import { nextId } from './hlc';
import type { DeviceId, Key } from './id';
import type { Cancel, Move, WalletKey } from './requests';
import { busyFrom, everyClass } from './taken';
import { NOTHING_BEFORE } from './testing/desk';
import { bookOf, keyOf, serviceOf, sessionOf, staffOf } from './testing/shop';
import { DAY, HOUR, MINUTE, SECOND } from './time';

const ANN = 'a'.repeat(64) as WalletKey;
const DEVICE = 'd'.repeat(16) as DeviceId;
const ID = keyOf('request');
// A Thursday at ten.
const START = Date.UTC(2027, 0, 7, 10);
const LIMIT = START - DAY;
const PLACED = nextId(START - 7 * DAY, DEVICE, []);

const maria = staffOf('Maria');
const joao = staffOf('João', { order: 1 });
const cut = serviceOf('Cut', { staff: [maria.key, joao.key] });
const book = bookOf({
  business: {
    moving: { allowed: true, until: 24 * 60, most: 3 },
    cancelling: { allowed: true, until: 24 * 60 },
  },
  services: [cut],
  staff: [maria, joao],
});
const session = sessionOf(maria, cut, START);

const stateAt = (sent: Sent, change: Partial<DeskState> = {}): DeskState => ({
  book,
  busy: busyFrom(book, [], { start: START - 30 * DAY, end: START + 30 * DAY }, sent.at, everyClass),
  sessions: [],
  device: DEVICE,
  sent,
  ...NOTHING_BEFORE,
  session,
  own: true,
  done: { moves: 0, placed: PLACED, waits: false },
  ...change,
});

const common = { v: 1, business: 'f'.repeat(64), nonce: 'n'.repeat(22), session: session.key } as const;
const cancel: Cancel = { ...common, kind: 'cancel' };
const move = (start = START + 2 * HOUR, staff: Key | null = null): Move => ({
  ...common,
  kind: 'move',
  staff,
  start,
});
const decided = (state: DeskState, request: Move | Cancel) => decide(state, ID, ANN, request, state.sent.at);
const at = (moment: number): Sent => ({ from: moment, at: moment });

describe.each([
  ['to move', move()],
  ['to cancel', cancel],
] as const)('a wish %s', (_, request) => {
  test.each([
    ['read while the desk was reading, at the limit', at(LIMIT), 'confirmed', undefined],
    ['read a second after it', at(LIMIT + SECOND), 'refused', 'past-limit'],
    ['read late, after nobody read since the limit', { from: LIMIT, at: START - HOUR }, 'waiting', undefined],
    [
      'read late, and nobody read since later',
      { from: LIMIT + SECOND, at: START - HOUR },
      'refused',
      'past-limit',
    ],
    ['read after the start, and sent nobody knows when', { from: 0, at: START + HOUR }, 'waiting', undefined],
    ['read after the start, sent after the limit', { from: LIMIT + SECOND, at: START }, 'refused', 'begun'],
  ] as const)('%s', (_name, sent, is, why) => {
    const { outcome, drafts } = decided(stateAt(sent), request);
    expect([outcome.is, outcome.why]).toEqual([is, why]);
    expect(drafts.some(({ of }) => of === 'session')).toBe(is === 'confirmed');
  });

  test('was not sent before the time that it is about was set', () => {
    const done = { moves: 0, placed: nextId(LIMIT + HOUR, DEVICE, []), waits: false };
    const { outcome } = decided(stateAt({ from: 0, at: START - HOUR }, { done }), request);
    expect(outcome).toMatchObject({ is: 'refused', why: 'past-limit' });
  });

  test.each([
    ['another’s session', { own: false }, 'no-such-link'],
    ['one that is not there', { session: null }, 'no-such-link'],
    ['blocked time', { session: { ...session, service: null } }, 'no-such-link'],
    [
      'one that was cancelled',
      { session: { ...session, state: { is: 'cancelled', by: 'owner' } } },
      'too-late',
    ],
    ['one about which another waits', { done: { moves: 0, placed: PLACED, waits: true } }, 'asked-already'],
  ] as const)('is refused for %s', (_name, change, why) => {
    const { outcome, drafts } = decided(stateAt(at(LIMIT - HOUR), change), request);
    expect(outcome).toMatchObject({ is: 'refused', why });
    expect(drafts.map(({ of }) => of)).toEqual(['answer']);
  });
});

describe('a move', () => {
  const granted = (request: Move, change: Partial<DeskState> = {}) =>
    decided(stateAt(at(LIMIT - HOUR), change), request).drafts.find(({ of }) => of === 'session');

  test('sets the time and nothing else, by the client and because of the request', () => {
    expect(granted(move(START + 2 * HOUR, joao.key))).toEqual({
      of: 'session',
      key: session.key,
      by: ANN,
      why: ID,
      set: {
        when: { staff: joao.key, start: START + 2 * HOUR, end: START + 3 * HOUR, before: 0, after: 0 },
      },
    });
  });

  test('to where it is already changes nothing and counts for nothing', () => {
    const { outcome, drafts } = decided(stateAt(at(LIMIT - HOUR)), move(START, maria.key));
    expect(outcome.is).toBe('confirmed');
    expect(drafts.map(({ of }) => of)).toEqual(['request', 'answer']);
  });

  test('goes only where a time is on offer; the nearest are named', () => {
    for (const start of [START + 10 * MINUTE, START + 12 * HOUR]) {
      const { outcome } = decided(stateAt(at(LIMIT - HOUR)), move(start));
      expect(outcome.is).toBe('refused');
      expect(outcome.nearest).not.toHaveLength(0);
    }
  });

  test('of what asks for a yes waits for it', () => {
    const asks = { ...book, services: [{ ...cut, ask: true }] };
    const { outcome, drafts } = decided(stateAt(at(LIMIT - HOUR), { book: asks }), move());
    expect(outcome.is).toBe('waiting');
    expect(drafts.find(({ of }) => of === 'request')?.set).toMatchObject({ waits: { is: 'ask' } });
    expect(decided(stateAt(at(LIMIT - HOUR), { book: asks }), cancel).outcome.is).toBe('confirmed');
  });

  test('of a service that is not offered any more is refused', () => {
    const gone = { ...book, services: [{ ...cut, archived: true }] };
    const { outcome } = decided(stateAt(at(LIMIT - HOUR), { book: gone }), move());
    expect(outcome).toMatchObject({ is: 'refused', why: 'service' });
  });
});

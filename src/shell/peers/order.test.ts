import { expect, test } from 'vitest';
import { nextId } from '../../core/hlc';
import type { DeviceId } from '../../core/id';
import type { Change, Kind } from '../../core/ledger';
import { DAY } from '../../core/time';
import { todayFirst } from './order';

const device = 'a'.repeat(16) as DeviceId;
const NOW = Date.UTC(2026, 5, 1);

const change = (seq: number, of: Kind, key: string, set: Change['set']): Change => ({
  id: nextId(NOW - 1000 + seq, device, []),
  device,
  seq,
  of,
  key,
  set,
  by: 'owner',
  sig: 'A'.repeat(86),
});

const when = (start: number) => ({ staff: 's', start, end: start + 1, before: 0, after: 0 });

test('the book and today, then the days around it, with their clients, come before all else, each the oldest first', () => {
  const changes = [
    change(11, 'session', 'today', { when: when(NOW + 3_600_000), client: 'today-client' }),
    change(10, 'client', 'today-client', {}),
    change(9, 'session', 'near', { state: { is: 'cancelled' } }),
    change(8, 'client', 'far-client', {}),
    change(7, 'session', 'far', { when: when(NOW - 15 * DAY), client: 'far-client' }),
    change(6, 'staff', 's', {}),
    change(5, 'client', 'near-client', {}),
    change(4, 'session', 'near', { client: 'near-client' }),
    change(3, 'session', 'near', { when: when(NOW + 13 * DAY) }),
    // Moved here from far away: the whole of it is needed.
    change(2, 'session', 'moved', { when: when(NOW) }),
    change(1, 'session', 'moved', { when: when(NOW - 100 * DAY) }),
  ];
  expect(todayFirst(changes, NOW).map(({ seq }) => seq)).toEqual([1, 2, 6, 10, 11, 3, 4, 5, 9, 7, 8]);
  expect(todayFirst(changes, NOW)).toHaveLength(changes.length);
});

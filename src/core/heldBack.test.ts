import { expect, test } from 'vitest';
import { takenIn, takingIn } from './heldBack';
import { nextId } from './hlc';
import type { DeviceId } from './id';
import type { Change, Fields } from './ledger';

const [OURS, THEIRS] = ['a'.repeat(16), 'b'.repeat(16)] as [DeviceId, DeviceId];

const change = (at: number, device: DeviceId, set: Fields): Change => ({
  id: nextId(at, device, []),
  device,
  seq: 1,
  of: 'session',
  key: 's'.repeat(26),
  set,
  by: 'owner',
  sig: 'A'.repeat(86),
});

test('what is taken in sets only what is another than it is, and what nothing later has set', () => {
  const history = [
    change(1, OURS, { when: { start: 1, end: 2 }, title: 'before', note: 'before' }),
    change(3, OURS, { note: 'since' }),
  ];
  const held = change(2, THEIRS, { when: { end: 2, start: 1 }, title: 'held', note: 'held' });
  expect(takenIn(held, history)?.set).toEqual({ title: 'held' });
  expect(takenIn(change(2, THEIRS, { when: { start: 1, end: 2 } }), history)).toBeNull();
  expect(takenIn(held, [])?.set).toEqual(held.set);
});

test('of what goes nothing is taken in, and what cannot be erased stays', () => {
  const held = change(1, THEIRS, { title: 'held' });
  const [of, key] = ['client', 'c'];
  const client = { ...held, of, key };
  const erases = { ...held, of: 'erased', key: 'client/c', set: { all: true } };
  const cannot = { ...erases, key: `session/${held.key}` };
  expect(takingIn([client, held, erases, cannot, erases])).toEqual({
    erasings: [{ of, key, by: 'owner' }],
    rest: [held],
  });
});

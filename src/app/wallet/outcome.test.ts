import { expect, test } from 'vitest';
import type { ChangeId } from '../../core/hlc';
import type { Key } from '../../core/id';
import { DAY, HOUR } from '../../core/time';
import type { Row } from '../../core/views';
import { stateOf } from './outcome';

const NOW = Date.UTC(2027, 0, 4, 12);
const KEY = 'b'.repeat(26) as Key;

const id = (at: number, device: string) => `${String(at).padStart(14, '0')}${device.repeat(16)}` as ChangeId;

const waits: Row = {
  row: 'session',
  key: KEY,
  id: id(1, 'a'),
  service: 'Cut',
  staff: 'Ana',
  start: NOW + DAY,
  end: NOW + DAY + HOUR,
  price: null,
  state: { is: 'requested', until: NOW - HOUR },
} as Row;

const answer = (is: 'waiting' | 'confirmed', device: string): Row => ({
  row: 'answer',
  key: KEY,
  id: id(2, device),
  is,
  nearest: [],
});

test('what one device said yes to is not unanswered by the word of another that had not heard of it', () => {
  const shown = (...rows: readonly Row[]) => stateOf(rows, KEY, NOW + DAY, true, NOW).is;
  expect(shown(waits, answer('waiting', 'a'))).toBe('refused');
  expect(shown(waits, answer('waiting', 'a'), answer('confirmed', 'b'))).toBe('confirmed');
});

import { expect, test } from 'vitest';
import { answerOf } from './answers';
import type { Book } from './book';
import { type ChangeId, nextId } from './hlc';
import type { DeviceId, Key } from './id';
import type { Folded } from './ledger';
import type { WalletKey } from './requests';
import { MINUTE } from './time';
import { rowsFor } from './viewed';

const NOW = Date.UTC(2027, 0, 4, 15);
const DEVICE = 'd'.repeat(16) as DeviceId;
const ANN = 'a'.repeat(64) as WalletKey;

const answer = (letter: string, at: number): Folded => {
  const { of, key, set } = answerOf(
    DEVICE,
    letter.repeat(26) as Key,
    ANN,
    { is: 'refused', why: 'taken', nearest: [] },
    'desk',
  );
  const id: ChangeId = nextId(at, DEVICE, []);
  return { of, key, fields: set, ids: Object.fromEntries(Object.keys(set).map(field => [field, id])) };
};

test('the newest answers come first, so that a view that must be cut loses the oldest', () => {
  const book = { services: [], staff: [] } as unknown as Book;
  const answers = [answer('a', NOW - 3 * MINUTE), answer('b', NOW - MINUTE), answer('c', NOW - 2 * MINUTE)];
  const { coming } = rowsFor(book, [], answers, NOW);
  expect(coming.map(({ key }) => key[0])).toEqual(['b', 'c', 'a']);
});

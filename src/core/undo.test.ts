import { expect, test } from 'vitest';
import type { Key } from './id';
import { keyOf } from './testing/shop';
import { undoing, undoOf } from './undo';

test('gives every field back what it held, and takes away what nothing had set', () => {
  expect(undoOf('client', { first: 'Ana', email: 'a@b.co' }, { first: 'Bia' })).toEqual({
    first: 'Bia',
    email: null,
  });
});

test('a yes is taken back by cancelling, never by silence or a refusal', () => {
  const before = { state: { is: 'requested', until: 5 } };
  const back = { state: { is: 'cancelled', by: 'owner' } };
  expect(undoOf('session', { state: { is: 'confirmed' } }, before)).toEqual(back);
  const refused = { state: { is: 'refused', why: 'by-owner' } };
  expect(undoOf('session', { state: { is: 'confirmed' } }, refused)).toEqual(back);
  expect(
    undoOf('answer', { answer: { is: 'confirmed', nearest: [] } }, { answer: { is: 'waiting' } }),
  ).toEqual({});
});

test('a cancellation and a refusal can be taken back', () => {
  expect(
    undoOf('session', { state: { is: 'cancelled', by: 'owner' } }, { state: { is: 'confirmed' } }),
  ).toEqual({
    state: { is: 'confirmed' },
  });
  expect(undoOf('answer', { answer: { is: 'refused' } }, { answer: { is: 'waiting' } })).toEqual({
    answer: { is: 'waiting' },
  });
});

const [SESSION, ANAS, BIAS] = ['s', 'a', 'b'].map(keyOf) as [Key, Key, Key];

test('a code that leaves an account, or pays for a session no more or again, as that is taken back tells it so', () => {
  const [ONE, OTHER] = ['k', 'm'].map(keyOf) as [Key, Key];
  const draw = (code: Key) => ({ code, takes: 1, pays: null, at: 5 });
  const paying = (key: Key, pays: boolean) => ({
    of: 'code',
    key,
    by: 'owner',
    set: { [`drawn/${SESSION}`]: pays },
  });
  const back = (code: object | null) => ({ of: 'session', key: SESSION, by: 'owner', set: { code } });
  expect(undoing('session', SESSION, { code: draw(ONE) }, {})).toEqual([back(null), paying(ONE, false)]);
  expect(undoing('session', SESSION, { code: draw(ONE) }, { code: draw(OTHER) })).toEqual([
    back(draw(OTHER)),
    paying(ONE, false),
    paying(OTHER, true),
  ]);
  expect(undoing('session', SESSION, { code: null }, { code: draw(ONE) })).toEqual([
    back(draw(ONE)),
    paying(ONE, true),
  ]);
  expect(undoing('code', ONE, { account: ANAS }, {})).toEqual([
    { of: 'code', key: ONE, by: 'owner', set: { account: null } },
    { of: 'account', key: ANAS, by: 'owner', set: { [`left/${ONE}`]: true } },
  ]);
});

test('a session that leaves an account as an assignment is taken back tells it so', () => {
  const left = { of: 'account', key: BIAS, by: 'owner', set: { [`left/${SESSION}`]: true } };
  const back = (account: Key | null) => ({ of: 'session', key: SESSION, by: 'owner', set: { account } });
  expect(undoing('session', SESSION, { account: BIAS }, { account: ANAS })).toEqual([back(ANAS), left]);
  expect(undoing('session', SESSION, { account: BIAS }, {})).toEqual([back(null), left]);
  expect(undoing('session', SESSION, { account: null }, { account: ANAS })).toEqual([back(ANAS)]);
  expect(undoing('session', SESSION, {}, { account: ANAS })).toEqual([]);
});

test('a sale is taken back by ending its codes, and the order forgets who bought', () => {
  const ONE = keyOf('k');
  const code = { text: '7k2m9qfx40tb', at: 5, account: ANAS };
  expect(undoing('code', ONE, code, {})).toEqual([{ of: 'code', key: ONE, by: 'owner', set: { ended: 5 } }]);
  expect(undoOf('order', { at: 5, client: ANAS, email: 'ana@example.org', wallet: 'w' }, {})).toEqual({
    client: null,
    email: null,
  });
  expect(undoOf('payment', { of: ONE, for: 'order', at: 5 }, {})).toEqual({ void: true });
  // What is set again is given back like anything else.
  expect(undoOf('code', { ended: 5 }, {})).toEqual({ ended: null });
});

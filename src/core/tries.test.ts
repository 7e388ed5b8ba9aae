import { expect, test } from 'vitest';
import type { Key } from './id';
import type { Change } from './ledger';
import type { WalletKey } from './requests';
import { HOUR, MINUTE } from './time';
import { minutesUntil, type Tried, type Try, triesAfter } from './tries';

const NOW = 100 * HOUR;
const wallet = (n: number) => String(n).padStart(64, '0') as WalletKey;
const ANN = wallet(1);

let made = 0;
const next = (): number => {
  made += 1;
  return made;
};
const answer = (tried: Partial<Tried>, from = ANN, request = next()): Change =>
  ({
    of: 'answer',
    key: `${request}`,
    set: {
      request: String(request).padStart(26, '0') as Key,
      wallet: from,
      tried: { name: 'ann', known: false, is: 'begun', ...tried },
    },
  }) as unknown as Change;

const after = (changes: readonly Change[], at = NOW, before: readonly Try[] = []): readonly Try[] =>
  changes.reduce((tries, change) => triesAfter(tries, change, at), before);

const begun = (count: number, tried: Partial<Tried> = {}, from = ANN): Change[] =>
  Array.from({ length: count }, () => answer(tried, from));

const who = { name: 'ann', wallet: wallet(2), known: false };

test('ten that were begun and not finished are the most for an email, from whatever keys', () => {
  const nine = after([...begun(4), ...begun(5, {}, wallet(3))]);
  expect(minutesUntil(nine, who, NOW)).toBe(0);
  const ten = after(begun(1), NOW, nine);
  expect(minutesUntil(ten, who, NOW)).toBe(60);
  expect(minutesUntil(ten, { ...who, name: 'bia' }, NOW)).toBe(0);
});

test('the wait ends as the oldest of the last ten becomes an hour old, in whole minutes', () => {
  const early = after(begun(1), NOW - 40 * MINUTE);
  const ten = after(begun(9), NOW, early);
  expect(minutesUntil(ten, who, NOW)).toBe(20);
  expect(minutesUntil(ten, who, NOW + 19 * MINUTE + 1)).toBe(1);
  expect(minutesUntil(ten, who, NOW + 20 * MINUTE)).toBe(0);
});

test('sixty are the most for the desk, whatever their emails', () => {
  const many = Array.from({ length: 60 }, (_, n) => answer({ name: `n${n}` }, wallet(n)));
  expect(minutesUntil(after(many.slice(1)), { ...who, name: 'new' }, NOW)).toBe(0);
  expect(minutesUntil(after(many), { ...who, name: 'new' }, NOW)).toBe(60);
});

test('whoever is known is counted alone, and counts for nobody else', () => {
  const flood = after(begun(80, {}, wallet(9)));
  expect(minutesUntil(flood, { name: 'ann', wallet: ANN, known: true }, NOW)).toBe(0);
  const own = after(begun(10, { known: true }));
  expect(minutesUntil(own, { name: 'ann', wallet: ANN, known: true }, NOW)).toBe(60);
  expect(minutesUntil(own, { name: 'ann', wallet: wallet(5), known: true }, NOW)).toBe(0);
  // Of one thing: who looked at what was long ago may log in.
  expect(minutesUntil(own, { name: 'earlier', wallet: ANN, known: true }, NOW)).toBe(0);
  expect(minutesUntil(own, who, NOW)).toBe(0);
});

test('what is finished counts no more, and ends one of the same wallet and email', () => {
  const nine = after([...begun(10), answer({ is: 'finished' })]);
  expect(nine).toHaveLength(9);
  const others = [answer({ is: 'finished' }, wallet(2)), answer({ is: 'finished', name: 'bia' })];
  expect(after(others, NOW, nine)).toHaveLength(9);
});

test('two desks that answer one request count it once', () => {
  expect(after([answer({}, ANN, 7), answer({}, ANN, 7)])).toHaveLength(1);
});

test('what is no try changes nothing', () => {
  const tries = after(begun(1));
  for (const change of [
    { ...answer({}), of: 'request' },
    { ...answer({}), set: {} },
    { ...answer({}), set: { tried: { name: 4 } } },
  ])
    expect(triesAfter(tries, change as Change, NOW)).toBe(tries);
});

import { expect, test } from 'vitest';
import { type Account, accountFrom } from './accounts';
import type { TokenRecord } from './answers';
import { nextId } from './hlc';
import type { DeviceId } from './id';
import { type Draft, emptyRecord, type Folded, fold } from './ledger';
import { isForgotten, opensReset, resetLinkDrafts } from './resets';
import { keyOf } from './testing/shop';
import { MINUTE } from './time';

const NOW = 1_800_000_000_000;
const [HASH, OTHER] = ['h'.repeat(43), 'i'.repeat(43)] as const;

const accountAfter = (...sets: readonly Draft['set'][]): Account => {
  const made = {
    email: 'ann@example.org',
    since: NOW,
    agreed: { catalog: null, at: NOW },
    password: { record: 'r'.repeat(200), at: NOW },
  };
  const record = [made, ...sets].reduce<Folded>(
    (before, set, at) => fold(before, { id: nextId(NOW + at, 'd'.repeat(16) as DeviceId, []), set }),
    emptyRecord('account', keyOf('account')),
  );
  const account = accountFrom(record);
  if (!account) throw new Error('No account');
  return account;
};

const made = resetLinkDrafts({ key: keyOf('account') }, HASH, NOW);
const [token, set] = [made[0]?.set as unknown as TokenRecord, made[1]?.set ?? {}];
const account = accountAfter(set);

test('a link opens for an hour, once, and no more when another one was made', () => {
  expect(opensReset(HASH, token, account, NOW + 60 * MINUTE - 1)).toBe(true);
  expect(opensReset(HASH, token, account, NOW + 60 * MINUTE)).toBe(false);
  expect(opensReset(HASH, { ...token, used: NOW } as TokenRecord, account, NOW)).toBe(false);
  const later = resetLinkDrafts(account, OTHER, NOW + 1)[1]?.set ?? {};
  expect(opensReset(HASH, token, accountAfter(set, later), NOW)).toBe(false);
});

test('a link opens its own account alone, and that of a session none', () => {
  expect(opensReset(HASH, token, null, NOW)).toBe(false);
  expect(opensReset(HASH, token, { ...account, key: keyOf('other') }, NOW)).toBe(false);
  const session: TokenRecord = { scope: 'session', session: keyOf('session'), until: NOW + 1 };
  expect(opensReset(HASH, session, account, NOW)).toBe(false);
});

test('a password is forgotten from when that is said until a link is made', () => {
  expect(isForgotten(accountAfter())).toBe(false);
  expect(isForgotten(accountAfter({ forgot: NOW + 1 }))).toBe(true);
  expect(isForgotten(accountAfter({ forgot: NOW - 1 }, set))).toBe(false);
  expect(isForgotten(accountAfter(set, { forgot: NOW + 2 }))).toBe(true);
});

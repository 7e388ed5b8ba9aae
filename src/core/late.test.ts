import { expect, test } from 'vitest';
import type { Account } from './accounts';
import type { ChangeId } from './hlc';
import { lateAmong, leaveLate, leftLate, moveLate } from './late';
import { emptyRecord, fold } from './ledger';
import { keyOf } from './testing/shop';

const account = (name: string, email: string, made: number, clients: Account['clients'] = {}): Account =>
  ({ key: keyOf(name), email, made: String(made) as ChangeId, clients }) as Account;

const [FIRST, SECOND, THIRD] = [
  account('first', 'ann@example.org', 1, { [keyOf('ann')]: keyOf('s1') }),
  account('second', 'ANN@example.org', 2, { [keyOf('ann')]: keyOf('s2'), [keyOf('bia')]: keyOf('s3') }),
  account('third', 'ann@example.org', 3),
];
const OTHER = account('other', 'bia@example.org', 2);

test('of all accounts of one email the earliest stays, in whatever order they are known', () => {
  const found = [
    { late: SECOND, stays: FIRST },
    { late: THIRD, stays: FIRST },
  ];
  expect(lateAmong([THIRD, OTHER, SECOND, FIRST])).toEqual(found);
  expect(lateAmong([FIRST, SECOND, OTHER, THIRD])).toEqual(found);
  expect(lateAmong([OTHER, FIRST])).toEqual([]);
});

test('what a late one holds goes to the one that stays: sessions, codes, and what that is not linked to yet', () => {
  const session = { key: keyOf('s3'), account: SECOND.key };
  const code = { key: keyOf('c3'), account: SECOND.key, offer: null };
  expect(moveLate({ late: SECOND, stays: FIRST }, [session], [code])).toEqual([
    { of: 'session', key: session.key, by: 'owner', set: { account: FIRST.key } },
    { of: 'account', key: SECOND.key, by: 'owner', set: { [`left/${session.key}`]: true } },
    { of: 'code', key: code.key, by: 'owner', set: { account: FIRST.key } },
    { of: 'account', key: SECOND.key, by: 'owner', set: { [`left/${code.key}`]: true } },
    { of: 'account', key: FIRST.key, by: 'owner', set: { [`client/${keyOf('bia')}`]: keyOf('s3') } },
  ]);
  expect(moveLate({ late: THIRD, stays: FIRST }, [], [])).toEqual([]);
});

test('that it is left is known by its decision, until that is undone', () => {
  const { key, set } = leaveLate(SECOND.key);
  const left = fold(emptyRecord('decision', key), { id: '1' as ChangeId, set });
  expect([...leftLate([left, emptyRecord('decision', 'keep/a/b')])]).toEqual([SECOND.key]);
  expect(leftLate([fold(left, { id: '2' as ChangeId, set: { left: null } })]).size).toBe(0);
});

import { expect, test } from 'vitest';
import { isChangedElsewhere } from './changed';

const [HERE, THERE] = ['a'.repeat(64), 'b'.repeat(64)] as const;
const account = (changed: { at: number; here: boolean } | undefined) => ({
  wallet: HERE,
  wallets: [
    { key: THERE, at: 900, device: '' },
    { key: HERE, at: 100, device: '' },
  ],
  changed,
});

test('who stays logged in is told that another device set the password since', () => {
  expect(isChangedElsewhere(account({ at: 101, here: false }))).toBe(true);
});

test('nobody is told who did it, logged in after it, or where it is the first one', () => {
  expect(isChangedElsewhere(account({ at: 101, here: true }))).toBe(false);
  expect(isChangedElsewhere(account({ at: 100, here: false }))).toBe(false);
  expect(isChangedElsewhere(account(undefined))).toBe(false);
});

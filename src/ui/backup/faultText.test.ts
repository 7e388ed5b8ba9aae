import { expect, test } from 'vitest';
import { en as words } from '../words/desk/en';
import { faultText, isUntouched } from './faultText';

test('a file that is refused changes nothing; one that a full disk cut short may have added some', () => {
  for (const fault of ['truncated', 'altered', 'malformed', 'wrong-passphrase', 'other-business'] as const)
    expect(isUntouched(fault)).toBe(true);
  for (const fault of ['full', 'unavailable', 'moved'] as const) expect(isUntouched(fault)).toBe(false);
  expect(faultText('full', words)).toBe(words.backup.faults.full);
});

import { expect, test } from 'vitest';
import { BACKUP_DUE, isBackupDue, lastBackup } from './backup';
import { DAY, HOUR } from './time';

const NOW = Date.UTC(2027, 0, 4, 12);

test('the last backup is the greatest date that can be', () => {
  expect(lastBackup([], NOW)).toBeNull();
  expect(lastBackup([NOW - DAY, NOW - HOUR], NOW)).toBe(NOW - HOUR);
  // Clocks of several devices are never quite the same.
  expect(lastBackup([NOW - DAY, NOW + HOUR], NOW)).toBe(NOW + HOUR);
  expect(lastBackup([NOW - DAY, NOW + 365 * DAY], NOW)).toBe(NOW - DAY);
  expect(lastBackup([NOW + 365 * DAY], NOW)).toBeNull();
});

test('a backup is due after seven days, and for a book that was begun while the clock was ahead', () => {
  expect(isBackupDue(NOW - BACKUP_DUE + 1, NOW)).toBe(false);
  expect(isBackupDue(NOW - BACKUP_DUE, NOW)).toBe(true);
  expect(isBackupDue(NOW + HOUR, NOW)).toBe(false);
  expect(isBackupDue(NOW + 365 * DAY, NOW)).toBe(true);
});

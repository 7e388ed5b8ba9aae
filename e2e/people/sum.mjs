// Prints `N passed, N failed` over what the unit and browser tests reported, and before it how many were left
// out. A report that is missing counts as one failure: that part did not run to its end.
import { readFileSync } from 'node:fs';

const read = file => {
  try {
    return JSON.parse(readFileSync(`test-results/${file}.json`, 'utf8'));
  } catch {
    return null;
  }
};

const unit = read('unit');
const browser = read('browser');
const passed = (unit?.numPassedTests ?? 0) + (browser?.stats.expected ?? 0);
const failed =
  (unit ? Math.max(unit.numFailedTests, unit.success ? 0 : 1) : 1) +
  (browser ? browser.stats.unexpected + browser.stats.flaky + browser.errors.length : 1);
const skipped = (unit?.numPendingTests ?? 0) + (unit?.numTodoTests ?? 0) + (browser?.stats.skipped ?? 0);
if (skipped > 0) process.stdout.write(`${skipped} skipped\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
if (failed > 0 || passed === 0) process.exitCode = 1;

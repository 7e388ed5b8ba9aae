import { expect, test } from 'vitest';
import { failures, isSoak, MOST, seedsFrom } from './failures';

/** Half a minute of a core, beside a minute and a half of those that are the same each time. */
const COUNT = isSoak ? 8_000 : 40;

/**
 * Where they begin: another place each time, or the one that is named to play the same again. Plain numbers, so that
 * `npm run simulate -- --seeds 40 --from FROM` plays them too; builds a second apart have none in common.
 */
const FROM = Number(process.env['SIMULATOR_SEED'] ?? Date.now());

// What fails here was never seen before, and is no mishap of the build: it fails again with the seed that is printed.
// Nothing is bound to the clock but the place where they begin, so that a slow machine plays as many.
test(`everything holds in runs that nobody has seen before, from ${FROM}`, { timeout: MOST }, async () => {
  expect(await failures(seedsFrom(FROM, COUNT))).toEqual([]);
});

import { expect, test } from 'vitest';
import { failures, isSoak, MOST, seedsOf } from './failures';

const COUNT = isSoak ? 8_000 : 120;

/** Other runs each time, or those again that a machine that builds names: the seed of one that fails is printed. */
const FRESH = process.env['SIMULATOR_SEED'] ?? String(Date.now());

test('everything holds in runs that nobody has seen before', { timeout: MOST }, async () => {
  expect(await failures(seedsOf(`${FRESH}-`, COUNT))).toEqual([]);
});

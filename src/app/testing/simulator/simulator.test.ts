import { expect, test } from 'vitest';
import { MUTANTS } from './mutants';
import { report } from './report';
import { run } from './run';

const isSoak = process.env['SOAK'] === '1';

/**
 * Runs that are the same each time, and in the soak others that are not. Those find something in about one of a
 * hundred still, so that a build would fail by lot: `npm run simulate` looks for them meanwhile.
 */
const COUNTS = isSoak ? { fixed: 2_000, fresh: 8_000 } : { fixed: 120, fresh: 0 };

/** Fresh ones differ from day to day, and by what the machine that builds says of the build. */
const FRESH = process.env['SIMULATOR_SEED'] ?? String(Date.now());

/** A slow machine is no failure; what hangs still ends. */
const MOST = isSoak ? 6 * 60 * 60_000 : 20 * 60_000;

const failures = async (seeds: Iterable<string>): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const seed of seeds) {
    const outcome = await run(seed);
    if (outcome.broken.length > 0) found.push(report(outcome));
  }
  return found;
};

const seeds = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `${name}${at + 1}`);

test('everything that must hold does, in runs that are the same each time', { timeout: MOST }, async () => {
  expect(await failures(seeds('', COUNTS.fixed))).toEqual([]);
});

test.runIf(isSoak)('and in runs that nobody has seen before', { timeout: MOST }, async () => {
  expect(await failures(seeds(`${FRESH}-`, COUNTS.fresh))).toEqual([]);
});

test('a seed tells the whole run', async () => {
  const [once, again] = [await run('same'), await run('same')];
  expect(again).toEqual(once);
  expect((await run('other')).steps).not.toEqual(once.steps);
});

/** Runs after which a fault that nobody noticed counts as missed. */
const TRIES = 300;

for (const { name, faults, breaks } of MUTANTS)
  test(`notices ${name}`, { timeout: MOST }, async () => {
    let rules: readonly string[] = [];
    for (let seed = 1; seed <= TRIES && !rules.includes(breaks); seed += 1)
      rules = (await run(String(seed), faults)).broken.map(({ rule }) => rule);
    expect(rules).toContain(breaks);
  });

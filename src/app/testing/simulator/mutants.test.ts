import { expect, test } from 'vitest';
import { MOST } from './failures';
import { MUTANTS } from './mutants';
import { run } from './run';

/** Runs after which a fault that nobody noticed counts as missed. */
const TRIES = 300;

for (const { name, faults, breaks } of MUTANTS)
  test(`notices ${name}`, { timeout: MOST }, async () => {
    let rules: readonly string[] = [];
    for (let seed = 1; seed <= TRIES && !rules.includes(breaks); seed += 1)
      rules = (await run(String(seed), faults)).broken.map(({ rule }) => rule);
    expect(rules).toContain(breaks);
  });

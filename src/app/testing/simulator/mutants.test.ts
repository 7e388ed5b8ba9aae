import { expect, test } from 'vitest';
import { MOST } from './failures';
import { MUTANTS } from './mutants';
import { run } from './run';

/** Runs after which a fault that nobody noticed counts as missed. */
const TRIES = 300;

/**
 * The seed to begin with where no earlier one shows the fault: playing all of those took a minute and a half of a
 * core. Once the runs of seeds are others, the search goes on from there; it takes longer, and finds no less. Which
 * seed it was, `vitest run mutants --reporter=verbose` says.
 */
const FROM: { readonly [mutant: string]: number } = {
  'a wallet that believes a refusal over a yes': 20,
  'a settling that leaves what others wrote of whom was erased': 123,
  'an erasing that leaves what was held back and dropped': 52,
  'a code that is told once and never again': 96,
};

for (const { name, faults, breaks } of MUTANTS)
  test(`notices ${name}`, { timeout: MOST }, async ({ annotate }) => {
    const from = FROM[name] ?? 1;
    let rules: readonly string[] = [];
    let seed = from;
    for (; seed < from + TRIES && !rules.includes(breaks); seed += 1)
      rules = (await run(String(seed), faults)).broken.map(({ rule }) => rule);
    await annotate(`seed ${seed - 1}`);
    expect(rules).toContain(breaks);
  });

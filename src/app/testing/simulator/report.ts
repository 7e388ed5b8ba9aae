import type { Outcome } from './run';

/** What a person needs to see a run again: its seed, what is wrong, and what happened before. */
export const report = ({ seed, broken, steps }: Outcome): string =>
  [
    `seed ${seed}: npm run simulate -- --seed ${seed}`,
    ...broken.slice(0, MOST_SHOWN).map(({ rule, detail }) => `  ✗ ${rule}: ${detail}`),
    ...(broken.length > MOST_SHOWN ? [`  … and ${broken.length - MOST_SHOWN} more`] : []),
    ...steps.map(step => `    ${step}`),
  ].join('\n');

const MOST_SHOWN = 6;

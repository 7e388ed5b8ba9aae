import { report } from './report';
import { run } from './run';

/** What does not hold in runs of these seeds, told so that each can be seen again. */
export const failures = async (seeds: Iterable<string>): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const seed of seeds) {
    const outcome = await run(seed);
    if (outcome.broken.length > 0) found.push(report(outcome));
  }
  return found;
};

/** So many seeds that follow one another, as `npm run simulate` counts them. */
export const seedsFrom = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, at) => String(from + at));

export const isSoak = process.env['SOAK'] === '1';

/** A slow machine is no failure; what hangs still ends. Milliseconds. */
export const MOST = isSoak ? 6 * 60 * 60_000 : 20 * 60_000;

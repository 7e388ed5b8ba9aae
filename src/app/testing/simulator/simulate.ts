import { report } from './report';
import { run } from './run';

/** Runs told of between two lines of progress. */
const AT_ONCE = 100;

/**
 * The command: `--seed S` plays one run and tells all of it, `--seeds N` plays as many, from `--from` on (1 unless
 * told; `npm run simulate -- --seeds 5000 --from 5001` is the second half for another core). Its value: whether
 * everything held.
 */
export const simulate = async (given: readonly string[], say: (text: string) => void): Promise<boolean> => {
  const option = (name: string): string | null => {
    const at = given.indexOf(`--${name}`);
    return at < 0 ? null : (given[at + 1] ?? null);
  };
  const seed = option('seed');
  if (seed !== null) {
    const outcome = await run(seed);
    say(report(outcome));
    say(`${JSON.stringify(outcome.size)} ${outcome.broken.length === 0 ? 'Everything holds.' : ''}`);
    return outcome.broken.length === 0;
  }
  const from = Number(option('from') ?? 1);
  const count = Number(option('seeds') ?? 100);
  const failed: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const outcome = await run(String(from + at));
    if (outcome.broken.length > 0) {
      failed.push(outcome.seed);
      say(report(outcome));
    }
    if ((at + 1) % AT_ONCE === 0) say(`${at + 1} of ${count} runs, ${failed.length} of them failed`);
  }
  say(failed.length === 0 ? `All ${count} seeds pass.` : `Seeds that fail: ${failed.join(' ')}`);
  return failed.length === 0;
};

import type { Done, Undo } from '../../app/desk/desk';
import { ok } from '../../core/result';

/**
 * Runs commands one after the other as what a person did at once, and takes them back together. Stops at the
 * first that fails; what was written before it stays.
 */
export const together = async (commands: readonly (() => Promise<Done>)[]): Promise<Done> => {
  const undos: Undo['undo'][] = [];
  for (const command of commands) {
    const done = await command();
    if (!done.ok) return done;
    undos.unshift(done.value.undo);
  }
  return ok({ undo: () => together(undos) });
};

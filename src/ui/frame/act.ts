import type { Failure, Undo } from '../../app/desk/desk';
import type { Result } from '../../core/result';
import { showToast } from '../parts/Toast';
import { useDeskWords } from '../words/desk-words';

/**
 * Runs a command and says what came of it: done, with "Undo"; or why not, and what was kept. The value is the
 * command's own, null when it failed.
 */
export const useAct = () => {
  const words = useDeskWords();
  const sayFailed = (failure: Failure): null => {
    showToast({ text: words().frame.failed[failure.is], trouble: true });
    return null;
  };
  const takeBack = async (done: Undo): Promise<void> => {
    const undone = await done.undo();
    if (undone.ok) showToast({ text: words().frame.undone });
    else sayFailed(undone.error);
  };
  return async <T extends Undo>(
    command: () => Promise<Result<T, Failure>>,
    says: string,
  ): Promise<T | null> => {
    const done = await command();
    if (!done.ok) return sayFailed(done.error);
    showToast({ text: says, undo: () => takeBack(done.value) });
    return done.value;
  };
};

import type { Failure, Undo } from '../../app/desk/desk';
import type { Result } from '../../core/result';
import { showToast } from '../parts/Toast';
import type { DeskWords } from '../words/desk/en';
import { useDeskWords } from '../words/desk-words';

/**
 * Runs a command and says what came of it: done, with "Undo"; or why not, and what was kept. The value is the
 * command's own, null when it failed. What only this command is refused for is told to `refused`, for its screen to
 * say in its place.
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
  return async <T extends Undo, E extends { readonly is: string } = never>(
    command: () => Promise<Result<T, Failure | E>>,
    says: string,
    refused?: (error: E) => void,
  ): Promise<T | null> => {
    const done = await command();
    if (!done.ok) {
      const { error } = done;
      if (isFailure(error, words())) return sayFailed(error);
      refused?.(error);
      return null;
    }
    showToast({ text: says, undo: () => takeBack(done.value) });
    return done.value;
  };
};

const isFailure = <E extends { readonly is: string }>(
  error: Failure | E,
  { frame: { failed } }: DeskWords,
): error is Failure => Object.hasOwn(failed, error.is);

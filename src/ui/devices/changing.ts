import type { DeskDevices } from '../../app/desk/devices';
import { showToast } from '../parts/Toast';
import { useDeskWords } from '../words/desk-words';

/** Runs a change of the list of devices and says what came of it; whether it was made. */
export const useChanging = () => {
  const words = useDeskWords();
  return async (change: () => ReturnType<DeskDevices['remove']>, says: string): Promise<boolean> => {
    const done = await change();
    if (done.ok) {
      showToast({ text: says });
      return true;
    }
    const why = done.error;
    const text =
      why === 'no-root' || why === 'locked' ? words().devices.failed[why] : words().frame.failed[why];
    showToast({ text, trouble: true });
    return false;
  };
};

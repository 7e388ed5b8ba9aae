import { createSignal } from 'solid-js';
import { useDesk } from '../desk';
import { Button } from '../parts/Button';
import { useDeskWords } from '../words/desk-words';

/** Reads the whole book when someone wants to know; what it finds damaged brings up its own screen. */
export const CheckBook = () => {
  const desk = useDesk();
  const words = useDeskWords();
  const device = () => words().settings.device;
  const [busy, setBusy] = createSignal(false);
  const [says, setSays] = createSignal('');
  const check = async () => {
    setBusy(true);
    setSays(device().checking);
    const found = await desk.check();
    setBusy(false);
    if (!found.ok) setSays(words().frame.failed[found.error.is]);
    else setSays(found.value === 0 ? device().checkedWhole : device().checkedDamaged(found.value));
  };
  return (
    <>
      <div>
        <Button busy={busy()} onClick={() => void check()}>
          {device().check}
        </Button>
      </div>
      <p role="status">{says()}</p>
    </>
  );
};

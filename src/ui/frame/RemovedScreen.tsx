import { createSignal } from 'solid-js';
import type { Leftover } from '../../app/doors';
import { Button } from '../parts/Button';
import { ConfirmDialog } from '../parts/ConfirmDialog';
import { Page } from '../parts/Page';
import { saveAs } from '../parts/saveAs';
import { useDeskWords } from '../words/desk-words';

/** What whoever holds a removed device can still do with it: keep a copy, and delete what is on it. */
export const RemovedScreen = (props: { readonly leftover: Leftover }) => {
  const words = useDeskWords();
  const [said, setSaid] = createSignal('');
  const [asking, setAsking] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const save = async () => {
    setBusy(true);
    try {
      saveAs(await props.leftover.saveCopy(), 'caderneta-copy.json');
      setSaid(words().trouble.saved);
    } catch {
      setSaid(words().trouble.notSaved);
    }
    setBusy(false);
  };
  const forget = async () => {
    setAsking(false);
    setBusy(true);
    try {
      await props.leftover.forget();
    } catch {
      setSaid(words().removed.failed);
    }
    setBusy(false);
  };
  return (
    <Page title={words().removed.title} lead={words().removed.lead}>
      <div class="row">
        <Button kind="primary" busy={busy()} onClick={save}>
          {words().trouble.save}
        </Button>
        <Button kind="danger" busy={busy()} onClick={() => setAsking(true)}>
          {words().removed.forget}
        </Button>
      </div>
      <p role="status">{said()}</p>
      <ConfirmDialog
        open={asking()}
        title={words().removed.ask}
        action={words().removed.forget}
        back={words().removed.keep}
        onConfirm={() => void forget()}
        onClose={() => setAsking(false)}
      >
        <p>{words().removed.what}</p>
      </ConfirmDialog>
    </Page>
  );
};

import { AlertDialog } from '@kobalte/core/alert-dialog';
import { createSignal, Show } from 'solid-js';
import type { Trouble } from '../../app/doors';
import { Button, type ButtonKind } from '../parts/Button';
import { Page } from '../parts/Page';
import { saveAs } from '../parts/saveAs';
import { useDeskWords } from '../words/desk-words';
import '../parts/dialog.css';
import './trouble.css';

type TroubleProps = {
  readonly trouble: Trouble;
  /** Over the open desk, whose screen stays as it is below. */
  readonly over?: boolean;
};

/** What is wrong with this device's copy of the book, what is kept, and the ways out. */
export const TroubleScreen = (props: TroubleProps) => {
  const words = useDeskWords();
  return (
    <Show
      when={props.over}
      fallback={
        <Page title={words().trouble[props.trouble.is]} lead={words().trouble[`${props.trouble.is}How`]}>
          <WaysOut trouble={props.trouble} />
        </Page>
      }
    >
      <AlertDialog open>
        <AlertDialog.Portal>
          <AlertDialog.Overlay class="dialog-overlay" />
          <div class="dialog-place trouble-over">
            <AlertDialog.Content class="dialog">
              <div class="dialog-confirm stack">
                <AlertDialog.Title class="dialog-title">
                  {words().trouble[props.trouble.is]}
                </AlertDialog.Title>
                <AlertDialog.Description>{words().trouble[`${props.trouble.is}How`]}</AlertDialog.Description>
                <WaysOut trouble={props.trouble} />
              </div>
            </AlertDialog.Content>
          </div>
        </AlertDialog.Portal>
      </AlertDialog>
    </Show>
  );
};

const WaysOut = (props: { readonly trouble: Trouble }) => {
  const words = useDeskWords();
  const [said, setSaid] = createSignal('');
  const [busy, setBusy] = createSignal(false);
  /** What trying again does not mend: a copy comes first. */
  const isLasting = () => props.trouble.is === 'damaged' || props.trouble.is === 'keys';
  const retry = (kind: ButtonKind) => (
    <Button kind={kind} onClick={() => props.trouble.retry()}>
      {words().trouble.retry}
    </Button>
  );
  const save = async () => {
    setBusy(true);
    try {
      const copy = await props.trouble.saveCopy();
      saveAs(copy, copy.type.includes('json') ? 'caderneta-copy.json' : 'caderneta-copy');
      setSaid(words().trouble.saved);
    } catch {
      // Storage that is shut refuses reading too; the copy can be tried again later.
      setSaid(words().trouble.notSaved);
    }
    setBusy(false);
  };
  return (
    <div class="stack">
      <div class="row">
        <Show when={!isLasting()}>{retry('primary')}</Show>
        <Button kind={isLasting() ? 'primary' : 'plain'} busy={busy()} onClick={save}>
          {words().trouble.save}
        </Button>
        <Show when={props.trouble.setAside}>
          {setAside => (
            <Button kind="danger" onClick={() => void setAside()()}>
              {words().trouble.aside}
            </Button>
          )}
        </Show>
        <Show when={isLasting()}>{retry('plain')}</Show>
      </div>
      <p role="status">{said()}</p>
      <Show when={props.trouble.detail}>
        <details class="trouble-detail">
          <summary>{words().trouble.detail}</summary>
          <p>{props.trouble.detail}</p>
        </details>
      </Show>
    </div>
  );
};

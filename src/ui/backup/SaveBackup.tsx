import { createSignal, createUniqueId, Show } from 'solid-js';
import { useDesk } from '../desk';
import { Button } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { ErrorNote, Notice } from '../parts/Notice';
import { saveAs } from '../parts/saveAs';
import { useDeskWords } from '../words/desk-words';
import { faultsOf, Passphrase, type PassphraseFaults, type Typed } from './Passphrase';

const NOTHING: Typed = { passphrase: '', again: '' };

/** "Save a backup": the whole book under a new passphrase, handed to the browser's downloads. */
export const SaveBackup = () => {
  const desk = useDesk();
  const words = useDeskWords();
  const heading = createUniqueId();
  const [typed, setTyped] = createSignal(NOTHING);
  const [faults, setFaults] = createSignal<PassphraseFaults>({});
  const [busy, setBusy] = createSignal(false);
  const [saved, setSaved] = createSignal<string | null>(null);
  const [failed, setFailed] = createSignal<string | null>(null);
  const save = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    if (busy()) return;
    const form = event.currentTarget;
    const found = faultsOf(typed());
    setFaults(found);
    setSaved(null);
    setFailed(null);
    if (Object.keys(found).length > 0) {
      focusFirstError(form);
      return;
    }
    setBusy(true);
    const made = await desk.backup.make(typed().passphrase);
    setBusy(false);
    if (!made.ok) {
      setFailed(words().frame.failed[made.error]);
      return;
    }
    saveAs(made.value.file, made.value.name);
    setSaved(made.value.name);
    setTyped(NOTHING);
  };
  return (
    <section class="settings-part" aria-labelledby={heading}>
      <h2 id={heading}>{words().backup.save}</h2>
      <p class="soft">{words().backup.saveHow}</p>
      <form class="stack" novalidate onSubmit={save} aria-labelledby={heading}>
        <Passphrase
          typed={typed()}
          faults={faults()}
          onType={next => {
            setTyped(next);
            setFaults({});
          }}
        />
        <Notice kind="warn">
          <p>{words().backup.nobody}</p>
        </Notice>
        <div>
          <Button type="submit" kind="primary" busy={busy()}>
            {words().backup.save}
          </Button>
        </div>
      </form>
      <div role="status">
        <Show when={busy()}>
          <p>{words().backup.saving}</p>
        </Show>
        <Show when={saved()}>
          {name => (
            <Notice kind="good">
              <p>{words().backup.saved(name())}</p>
            </Notice>
          )}
        </Show>
      </div>
      <Show when={failed()}>{text => <ErrorNote>{text()}</ErrorNote>}</Show>
    </section>
  );
};

import { createSignal, createUniqueId, Show } from 'solid-js';
import { useDesk } from '../desk';
import { Button } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { ErrorNote, Notice } from '../parts/Notice';
import { useDeskWords } from '../words/desk-words';
import { FileField } from './FileField';
import { faultText } from './faultText';
import { faultsOf, Passphrase, type PassphraseFaults } from './Passphrase';

/** "Restore a backup" at a desk: what the file has and the book lacks is added. */
export const RestoreHere = () => {
  const desk = useDesk();
  const words = useDeskWords();
  const heading = createUniqueId();
  const [file, setFile] = createSignal<File | null>(null);
  const [missing, setMissing] = createSignal(false);
  const [passphrase, setPassphrase] = createSignal('');
  const [faults, setFaults] = createSignal<PassphraseFaults>({});
  const [busy, setBusy] = createSignal(false);
  const [added, setAdded] = createSignal<number | null>(null);
  const [failed, setFailed] = createSignal<string | null>(null);
  const restore = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    if (busy()) return;
    const form = event.currentTarget;
    const chosen = file();
    setAdded(null);
    setFailed(null);
    setMissing(chosen === null);
    setFaults(faultsOf({ passphrase: passphrase(), again: null }));
    if (chosen === null || passphrase() === '') {
      focusFirstError(form);
      return;
    }
    setBusy(true);
    const restored = await desk.backup.restore(chosen, passphrase());
    setBusy(false);
    if (restored.ok) {
      setAdded(restored.value.added);
      setPassphrase('');
    } else if (restored.error === 'wrong-passphrase') {
      setFaults({ passphrase: 'wrong' });
      focusFirstError(form);
    } else setFailed(faultText(restored.error, words()));
  };
  return (
    <section class="settings-part" aria-labelledby={heading}>
      <h2 id={heading}>{words().backup.restore}</h2>
      <p class="soft">{words().backup.restoreHow}</p>
      <form class="stack" novalidate onSubmit={restore} aria-labelledby={heading}>
        <FileField
          label={words().backup.file}
          onChoose={chosen => {
            setFile(chosen);
            setMissing(false);
          }}
          error={missing() ? words().backup.fileNeeded : null}
        />
        <Passphrase
          typed={{ passphrase: passphrase(), again: null }}
          faults={faults()}
          onType={typed => {
            setPassphrase(typed.passphrase);
            setFaults({});
          }}
        />
        <div>
          <Button type="submit" busy={busy()}>
            {words().backup.restore}
          </Button>
        </div>
      </form>
      <div role="status">
        <Show when={busy()}>
          <p>{words().backup.restoring}</p>
        </Show>
        <Show when={added() !== null}>
          <Notice kind="good">
            <p>{words().backup.restored(added() ?? 0)}</p>
          </Notice>
        </Show>
      </div>
      <Show when={failed()}>
        {text => (
          <ErrorNote title={text()}>
            <p>{words().backup.untouched}</p>
          </ErrorNote>
        )}
      </Show>
    </section>
  );
};

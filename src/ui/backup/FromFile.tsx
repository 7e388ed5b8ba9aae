import { createSignal, type JSX, Show } from 'solid-js';
import { focusFirstError } from '../parts/Field';
import { ErrorNote } from '../parts/Notice';
import { useDeskWords } from '../words/desk-words';
import { FileField } from './FileField';
import { faultsOf, Passphrase, type PassphraseFaults } from './Passphrase';

/** What came of restoring: `done`; a `passphrase` that does not open it; `typed`, what the form asks besides; or text. */
export type Came = 'done' | 'passphrase' | 'typed' | Failed;

/** Why, and what was kept: nothing changed, or some of the file is in the book. */
type Failed = { readonly failed: string; readonly kept: 'untouched' | 'partly' | 'entered' };

type FromFileProps = {
  readonly restore: (file: Blob, passphrase: string) => Promise<Came>;
  /** Id of what names the form. */
  readonly labelledby?: string;
  /** What else is asked for. */
  readonly children?: JSX.Element;
  /** The button that sends the form. */
  readonly submit: (busy: boolean) => JSX.Element;
};

/** Asks for a backup file and its passphrase. A file that is refused leaves everything as it was; it says so, or what was kept. */
export const FromFile = (props: FromFileProps) => {
  const words = useDeskWords();
  const [file, setFile] = createSignal<File | null>(null);
  const [missing, setMissing] = createSignal(false);
  const [passphrase, setPassphrase] = createSignal('');
  const [faults, setFaults] = createSignal<PassphraseFaults>({});
  const [busy, setBusy] = createSignal(false);
  const [failed, setFailed] = createSignal<Failed | null>(null);
  const restore = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    if (busy()) return;
    const form = event.currentTarget;
    const chosen = file();
    setFailed(null);
    setMissing(chosen === null);
    setFaults(faultsOf({ passphrase: passphrase(), again: null }));
    if (chosen === null || passphrase() === '') {
      focusFirstError(form);
      return;
    }
    setBusy(true);
    const came = await props.restore(chosen, passphrase());
    setBusy(false);
    if (came === 'done') setPassphrase('');
    else if (came === 'passphrase') setFaults({ passphrase: 'wrong' });
    else if (came !== 'typed') setFailed(came);
    if (came !== 'done') focusFirstError(form);
  };
  return (
    <>
      <form class="stack" novalidate onSubmit={restore} aria-labelledby={props.labelledby}>
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
        {props.children}
        <div>{props.submit(busy())}</div>
        <p role="status">{busy() ? words().backup.restoring : ''}</p>
      </form>
      <Show when={failed()}>
        {found => (
          <ErrorNote title={found().failed}>
            <p>{words().backup[found().kept]}</p>
          </ErrorNote>
        )}
      </Show>
    </>
  );
};

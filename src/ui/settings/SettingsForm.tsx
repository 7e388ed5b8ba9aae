import { createSignal, type ParentProps, Show } from 'solid-js';
import type { Undo } from '../../app/desk/desk';
import type { LogFailure } from '../../app/ports';
import type { Result } from '../../core/result';
import { Button } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { ErrorNote, Notice } from '../parts/Notice';
import { showToast } from '../parts/Toast';
import { useDeskWords } from '../words/desk-words';
import type { Values } from './draft';
import type { FormDraft } from './formDraft';
import './settings.css';

type SettingsFormProps<T extends Values> = ParentProps<{
  readonly draft: FormDraft<T>;
  /** Names of the fields, for saying which of them changed elsewhere. */
  readonly names: Partial<Readonly<Record<keyof T & string, string>>>;
  /** Writes what was typed; null when a field is at fault, which then says so itself. */
  readonly save: () => Promise<Result<Undo, LogFailure>> | null;
  /** What it says when done. */
  readonly says?: string;
  readonly onSaved?: () => void;
  /** What its button is called; "Save changes" unless given. */
  readonly action?: string;
}>;

/**
 * A form of the settings. What is typed stands until it is saved or discarded, whatever arrives meanwhile; a
 * field at fault gets the focus; a failure says what was kept.
 */
export const SettingsForm = <T extends Values>(props: SettingsFormProps<T>) => {
  const words = useDeskWords();
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<LogFailure | null>(null);
  let form!: HTMLFormElement;

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy()) return;
    const saving = props.save();
    if (!saving) {
      queueMicrotask(() => focusFirstError(form));
      return;
    }
    setBusy(true);
    const done = await saving;
    setBusy(false);
    if (!done.ok) {
      setFailure(done.error);
      return;
    }
    setFailure(null);
    props.draft.clear();
    const { undo } = done.value;
    showToast({ text: props.says ?? words().settings.saved, undo: () => void undo() });
    props.onSaved?.();
  };

  const changed = () =>
    props.draft
      .elsewhere()
      .map(field => props.names[field] ?? field)
      .join(', ');

  return (
    <form class="settings-form" data-unsaved="no" novalidate ref={form} onSubmit={submit}>
      {props.children}
      <Show when={changed()}>
        {fields => (
          <div role="status">
            <Notice kind="warn" title={words().settings.elsewhere}>
              <p>{words().settings.elsewhereHow(fields())}</p>
            </Notice>
          </div>
        )}
      </Show>
      <Show when={failure()}>
        {found => (
          <ErrorNote title={words().settings.notSaved}>
            <p>{found().is === 'full' ? words().settings.notSavedFull : words().settings.notSavedOther}</p>
          </ErrorNote>
        )}
      </Show>
      <div class="settings-actions" data-dirty={props.draft.dirty() ? '' : undefined}>
        <Button type="submit" kind="primary" busy={busy()}>
          {busy() ? words().settings.saving : (props.action ?? words().settings.save)}
        </Button>
        <Show when={props.draft.dirty()}>
          <Button kind="quiet" onClick={() => props.draft.clear()}>
            {words().settings.discard}
          </Button>
          <span class="soft settings-unsaved">{words().settings.unsaved}</span>
        </Show>
      </div>
    </form>
  );
};

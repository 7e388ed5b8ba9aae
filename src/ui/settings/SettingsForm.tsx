import { createSignal, type ParentProps, Show } from 'solid-js';
import type { Failure, Undo } from '../../app/desk/desk';
import type { Key } from '../../core/id';
import type { Result } from '../../core/result';
import { useAct } from '../frame/act';
import { Button } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { Notice } from '../parts/Notice';
import { useDeskWords } from '../words/desk-words';
import type { Values } from './draft';
import type { FormDraft } from './formDraft';
import './settings.css';

/**
 * What saving came to: a command that writes what was typed, a field at fault, which then says so itself, or
 * nothing that differs from what is stored.
 */
export type Saving = Promise<Result<Undo & { readonly key?: Key }, Failure>> | 'faulty' | 'unchanged';

type SettingsFormProps<T extends Values> = ParentProps<{
  readonly draft: FormDraft<T>;
  /** Names of the fields, for saying which of them changed elsewhere. */
  readonly names: Partial<Readonly<Record<keyof T & string, string>>>;
  readonly save: () => Saving;
  /** What it says when done. */
  readonly says?: string;
  /** `key` is that of a record that the command made or changed. */
  readonly onSaved?: (key?: Key) => void;
  /** What its button is called; "Save changes" unless given. */
  readonly action?: string;
}>;

/**
 * A form of the settings. What is typed stands until it is saved or discarded, whatever arrives meanwhile; a
 * field at fault gets the focus; what could not be saved stays typed.
 */
export const SettingsForm = <T extends Values>(props: SettingsFormProps<T>) => {
  const act = useAct();
  const words = useDeskWords();
  const [busy, setBusy] = createSignal(false);
  let form!: HTMLFormElement;

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy()) return;
    props.draft.saving();
    const saving = props.save();
    if (saving === 'faulty') {
      queueMicrotask(() => focusFirstError(form));
      return;
    }
    if (saving === 'unchanged') {
      props.draft.clear();
      return;
    }
    setBusy(true);
    const done = await act(() => saving, props.says ?? words().settings.saved);
    setBusy(false);
    if (!done) return;
    props.draft.saved();
    props.onSaved?.(done.key);
  };

  const changed = () =>
    props.draft
      .elsewhere()
      .map(field => props.names[field] ?? field)
      .join(', ');

  return (
    <form class="settings-form" data-unsaved="no" novalidate ref={form} onSubmit={submit}>
      {props.children}
      <div class="settings-actions" data-dirty={props.draft.dirty() ? '' : undefined}>
        <Show when={changed()}>
          {fields => (
            <div role="status" class="settings-elsewhere">
              <Notice kind="warn" title={words().settings.elsewhere}>
                <p>{words().settings.elsewhereHow(fields())}</p>
              </Notice>
            </div>
          )}
        </Show>
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

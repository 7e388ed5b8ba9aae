import { useNavigate } from '@tanstack/solid-router';
import { createMemo, createSignal, Show } from 'solid-js';
import type { Form } from '../../core/forms';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useBook } from '../frame/book';
import { Button } from '../parts/Button';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';
import { changesOf, isNothing } from './draft';
import { createFormDraft } from './formDraft';
import { type FormValues, formFrom, formValues, hasFault, nameFault } from './formForm';
import { Questions } from './Questions';
import { RecordHistory } from './RecordHistory';
import { type Saving, SettingsForm } from './SettingsForm';
import { Section } from './sections';

/** One intake form, or a new one. */
export const FormSection = (props: { readonly at: string }) => {
  const book = useBook();
  const words = useDeskWords();
  const stored = () => book().forms.find(({ key }) => key === props.at);
  return (
    <Show
      when={props.at === 'new' || stored()}
      fallback={<Section title={words().settings.unknown} back="forms" />}
    >
      {/* Made anew for another form, never for a change of this one. */}
      <Show when={props.at} keyed>
        {at => <FormEditor at={at} />}
      </Show>
    </Show>
  );
};

const FormEditor = (props: { readonly at: string }) => {
  const desk = useDesk();
  const book = useBook();
  const act = useAct();
  const words = useDeskWords();
  const form = () => words().settings.form;
  const navigate = useNavigate();
  const stored = () => book().forms.find(({ key }) => key === props.at);
  const live = createMemo(() => formValues(stored() ?? { name: '', questions: [] }));
  const draft = createFormDraft<FormValues>(`form/${props.at}`, live);
  const [tried, setTried] = createSignal(false);
  const nameError = () => {
    const fault = tried() ? nameFault(draft.values()) : null;
    if (!fault) return null;
    return fault === 'needed' ? words().settings.needed : words().settings.tooLong;
  };
  const save = (): Saving => {
    setTried(true);
    if (hasFault(draft.values())) return 'faulty';
    const written = formFrom(draft.values());
    const found = stored();
    if (!found) return desk.settings.form(null, written);
    const changes = changesOf(written, found);
    return isNothing(changes) ? 'unchanged' : desk.settings.form(found.key, changes);
  };
  const archive = (found: Form) =>
    void act(
      () => desk.settings.form(found.key, { archived: !found.archived }),
      found.archived ? words().settings.saved : words().settings.archived,
    );
  return (
    <Section title={stored()?.name ?? form().add} back="forms">
      <SettingsForm
        draft={draft}
        names={{ name: form().name, questions: form().questions }}
        save={save}
        says={stored() ? words().settings.saved : form().created}
        onSaved={() => {
          setTried(false);
          if (stored()) return;
          draft.clear();
          void navigate({ to: '/desk/settings/forms' });
        }}
        action={stored() ? words().settings.save : form().add}
      >
        <TextField
          label={form().name}
          value={draft.values().name}
          error={nameError()}
          required
          onInput={name => draft.type({ name })}
        />
        <Questions
          questions={draft.values().questions}
          tried={tried()}
          onChange={questions => draft.type({ questions })}
        />
      </SettingsForm>
      <Show when={stored()}>
        {found => (
          <>
            <section class="settings-part">
              <div>
                <Button kind={found().archived ? 'plain' : 'danger'} onClick={() => archive(found())}>
                  {found().archived ? words().settings.restore : words().settings.archive}
                </Button>
              </div>
            </section>
            <RecordHistory of="form" record={found().key} changed={found()} />
          </>
        )}
      </Show>
    </Section>
  );
};

import { createMemo } from 'solid-js';
import { useDesk } from '../desk';
import { useBook } from '../frame/book';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';
import { createFormDraft } from './formDraft';
import { type FormValues, formFrom, formValues, hasFault, nameFault } from './formForm';
import { Questions } from './Questions';
import { RecordEditor, RecordPlace } from './RecordEditor';

/** One intake form, or a new one. */
export const FormSection = (props: { readonly at: string }) => {
  const book = useBook();
  return (
    <RecordPlace at={props.at} records={book().forms} back="forms">
      {at => <FormEditor at={at} />}
    </RecordPlace>
  );
};

const FormEditor = (props: { readonly at: string }) => {
  const desk = useDesk();
  const book = useBook();
  const words = useDeskWords();
  const form = () => words().settings.form;
  const stored = () => book().forms.find(({ key }) => key === props.at) ?? null;
  const live = createMemo(() => formValues(stored() ?? { name: '', questions: [] }));
  const draft = createFormDraft<FormValues>(`form/${props.at}`, live);
  const nameError = () => {
    const fault = nameFault(draft.values());
    if (!fault) return null;
    return fault === 'needed' ? words().settings.needed : words().settings.tooLong;
  };
  return (
    <RecordEditor
      of="form"
      back="forms"
      stored={stored()}
      draft={draft}
      names={{ name: form().name, questions: form().questions }}
      words={form()}
      written={() => (hasFault(draft.values()) ? null : formFrom(draft.values()))}
      put={desk.settings.form}
      fields={tried => (
        <>
          <TextField
            label={form().name}
            value={draft.values().name}
            error={tried() ? nameError() : null}
            required
            onInput={name => draft.type({ name })}
          />
          <Questions
            questions={draft.values().questions}
            tried={tried()}
            onChange={questions => draft.type({ questions })}
          />
        </>
      )}
    />
  );
};

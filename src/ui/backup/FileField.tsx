import { createSignal } from 'solid-js';
import { Field, type FieldProps } from '../parts/Field';
import { useDeskWords } from '../words/desk-words';
import './file-field.css';

/** A file of the person's choice. Any may be chosen: some systems grey out endings that they do not know. */
export const FileField = (props: FieldProps & { readonly onChoose: (file: File | null) => void }) => {
  const words = useDeskWords();
  const [name, setName] = createSignal('');
  let input: HTMLInputElement | undefined;
  const take = (file: File | null): void => {
    setName(file?.name ?? '');
    props.onChoose(file);
  };
  return (
    <Field
      {...props}
      control={ties => (
        <div class="file-field">
          {/* The browser's own control speaks the browser's language, not the app's. */}
          <input
            {...ties()}
            ref={input}
            class="unseen"
            type="file"
            onChange={event => take(event.currentTarget.files?.[0] ?? null)}
          />
          <button
            type="button"
            class="button"
            data-kind="plain"
            tabIndex={-1}
            aria-hidden="true"
            onClick={() => input?.click()}
          >
            {words().backup.choose}
          </button>
          <span class="soft">{name() || words().backup.noFile}</span>
        </div>
      )}
    />
  );
};

import { Field, type FieldProps } from '../parts/Field';

/** A file of the person's choice. Any may be chosen: some systems grey out endings that they do not know. */
export const FileField = (props: FieldProps & { readonly onChoose: (file: File | null) => void }) => (
  <Field
    {...props}
    control={ties => (
      <input
        {...ties()}
        class="input"
        type="file"
        onChange={event => props.onChoose(event.currentTarget.files?.[0] ?? null)}
      />
    )}
  />
);

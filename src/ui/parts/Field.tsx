import { createUniqueId, type JSX, type ParentProps, Show } from 'solid-js';
import { useWords } from '../words/language';
import { Sign } from './Sign';
import './field.css';

/** What every field of a form takes. An error stands at its field, and is read out with it. */
export type FieldProps = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | null | undefined;
  /** Says "optional" beside the label. */
  readonly optional?: boolean;
};

/** Ids that tie a control to its label, hint and error. */
export type FieldTies = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
};

/** Label, hint and error around a control, which is drawn with the ties it is given. */
export const Field = (props: FieldProps & { readonly control: (ties: () => FieldTies) => JSX.Element }) => {
  const id = createUniqueId();
  const words = useWords();
  const ties = (): FieldTies => ({
    id,
    'aria-describedby':
      [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(' ') || undefined,
    'aria-invalid': props.error ? 'true' : undefined,
  });
  return (
    <div class="field">
      <div class="field-label">
        <label for={id}>{props.label}</label>
        <Show when={props.optional}>
          <span class="soft"> ({words().optional})</span>
        </Show>
      </div>
      <Show when={props.hint}>
        <p class="field-hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      </Show>
      {props.control(ties)}
      <FieldError id={`${id}-error`} error={props.error} />
    </div>
  );
};

export const FieldError = (props: { readonly id: string; readonly error?: string | null | undefined }) => (
  <Show when={props.error}>
    <p class="field-error" id={props.id}>
      <Sign name="alert" />
      {props.error}
    </p>
  </Show>
);

/** Fields that belong together, under a legend that names the group. */
export const Group = (
  props: ParentProps<{
    readonly legend: string;
    readonly small?: boolean;
    readonly error?: string | null | undefined;
  }>,
) => {
  const id = createUniqueId();
  return (
    <fieldset
      class="group"
      classList={{ 'group-small': props.small === true }}
      aria-describedby={props.error ? id : undefined}
    >
      <legend>{props.legend}</legend>
      {props.children}
      <FieldError id={id} error={props.error} />
    </fieldset>
  );
};

/** Moves focus to the first field of a form that has an error; call it after the errors are on the page. */
export const focusFirstError = (form: HTMLElement): void =>
  form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();

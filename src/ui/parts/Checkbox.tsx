import { createUniqueId, Show } from 'solid-js';
import { FieldError } from './Field';
import './field.css';

type CheckboxProps = {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly hint?: string | undefined;
  readonly error?: string | null | undefined;
  readonly disabled?: boolean;
};

/** Ticked or not; says something of what a form will send. */
export const Checkbox = (props: CheckboxProps) => <Tick {...props} />;

/** On or off; takes effect like a light switch, or with the form's "Save". */
export const Switch = (props: CheckboxProps) => <Tick {...props} role="switch" />;

const Tick = (props: CheckboxProps & { readonly role?: 'switch' }) => {
  const id = createUniqueId();
  return (
    <div>
      <label class="choice">
        <input
          type="checkbox"
          role={props.role}
          class={props.role}
          checked={props.checked}
          disabled={props.disabled}
          aria-describedby={
            [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(' ') || undefined
          }
          aria-invalid={props.error ? 'true' : undefined}
          onChange={event => props.onChange(event.currentTarget.checked)}
        />
        {props.label}
      </label>
      <Show when={props.hint}>
        <p class="field-hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      </Show>
      <FieldError id={`${id}-error`} error={props.error} />
    </div>
  );
};

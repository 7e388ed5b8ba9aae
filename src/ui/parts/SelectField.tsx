import { For } from 'solid-js';
import { Field, type FieldProps } from './Field';

export type Option = { readonly value: string; readonly label: string };

/** The platform's own select. */
export const SelectField = (
  props: FieldProps & {
    readonly value: string;
    readonly options: readonly Option[];
    readonly onChange: (value: string) => void;
    /** Shown while `value` is empty. */
    readonly placeholder?: string;
    readonly required?: boolean;
  },
) => (
  <Field
    {...props}
    control={ties => (
      <select
        {...ties()}
        class="input"
        aria-required={props.required ? 'true' : undefined}
        onChange={event => props.onChange(event.currentTarget.value)}
      >
        {props.placeholder !== undefined && (
          <option value="" selected={props.value === ''}>
            {props.placeholder}
          </option>
        )}
        <For each={props.options}>
          {option => (
            <option value={option.value} selected={option.value === props.value}>
              {option.label}
            </option>
          )}
        </For>
      </select>
    )}
  />
);

import { createUniqueId, For, Show } from 'solid-js';
import { FieldError } from './Field';
import type { Option } from './SelectField';
import './field.css';

/** One choice of several, in view all at once. `row` lays them side by side, for short labels. */
export const RadioGroup = (props: {
  readonly legend: string;
  readonly value: string | null;
  readonly options: readonly (Option & { readonly hint?: string })[];
  readonly onChange: (value: string) => void;
  readonly row?: boolean;
  readonly small?: boolean;
  readonly error?: string | null | undefined;
}) => {
  const id = createUniqueId();
  return (
    <fieldset
      class="group"
      classList={{ 'group-small': props.small === true }}
      aria-describedby={props.error ? `${id}-error` : undefined}
    >
      <legend>{props.legend}</legend>
      <div class="choices" data-row={props.row ? '' : undefined}>
        <For each={props.options}>
          {(option, index) => (
            <div>
              <label class="choice">
                <input
                  type="radio"
                  name={id}
                  value={option.value}
                  checked={option.value === props.value}
                  aria-describedby={option.hint ? `${id}-${index()}` : undefined}
                  aria-invalid={props.error && index() === 0 ? 'true' : undefined}
                  onChange={() => props.onChange(option.value)}
                />
                {option.label}
              </label>
              <Show when={option.hint}>
                <p class="field-hint" id={`${id}-${index()}`}>
                  {option.hint}
                </p>
              </Show>
            </div>
          )}
        </For>
      </div>
      <FieldError id={`${id}-error`} error={props.error} />
    </fieldset>
  );
};

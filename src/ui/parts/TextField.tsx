import { type JSX, Show } from 'solid-js';
import { Field, type FieldProps } from './Field';

export type TextFieldProps = FieldProps & {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly onBlur?: () => void;
  /** In place of what Enter does in its form. Of one line alone. */
  readonly onEnter?: () => void;
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'date' | 'time' | 'search' | 'password';
  readonly autocomplete?: string;
  readonly inputmode?: JSX.InputHTMLAttributes<HTMLInputElement>['inputmode'];
  readonly maxlength?: number;
  /** Several lines. */
  readonly long?: boolean;
  readonly required?: boolean;
  readonly readonly?: boolean;
  readonly min?: string;
  readonly max?: string;
  readonly ref?: (input: HTMLInputElement | HTMLTextAreaElement) => void;
};

export const TextField = (props: TextFieldProps) => (
  <Field
    {...props}
    control={ties => (
      <Show
        when={props.long}
        fallback={
          <input
            {...ties()}
            class="input"
            ref={input => props.ref?.(input)}
            type={props.type ?? 'text'}
            value={props.value}
            autocomplete={props.autocomplete ?? 'off'}
            inputmode={props.inputmode}
            maxlength={props.maxlength}
            aria-required={props.required ? 'true' : undefined}
            readonly={props.readonly}
            min={props.min}
            max={props.max}
            onInput={event => props.onInput(event.currentTarget.value)}
            onBlur={() => props.onBlur?.()}
            onKeyDown={event => {
              if (event.key !== 'Enter' || event.isComposing || !props.onEnter) return;
              event.preventDefault();
              props.onEnter();
            }}
          />
        }
      >
        <textarea
          {...ties()}
          class="input"
          ref={input => props.ref?.(input)}
          value={props.value}
          autocomplete={props.autocomplete ?? 'off'}
          maxlength={props.maxlength}
          aria-required={props.required ? 'true' : undefined}
          readonly={props.readonly}
          onInput={event => props.onInput(event.currentTarget.value)}
          onBlur={() => props.onBlur?.()}
        />
      </Show>
    )}
  />
);

import { Field, type FieldProps } from './Field';

/**
 * A number as it is typed: null while what stands there is no number, so that the screen can say so at the
 * field. The text is the browser's own and is not rewritten while typing.
 */
export const NumberField = (
  props: FieldProps & {
    readonly value: number | null;
    readonly onInput: (value: number | null) => void;
    readonly min?: number;
    readonly max?: number;
    readonly step?: number;
    readonly required?: boolean;
  },
) => (
  <Field
    {...props}
    control={ties => (
      <input
        {...ties()}
        class="input"
        type="number"
        inputmode={props.step !== undefined && props.step % 1 !== 0 ? 'decimal' : 'numeric'}
        value={props.value ?? ''}
        min={props.min}
        max={props.max}
        step={props.step ?? 1}
        autocomplete="off"
        aria-required={props.required ? 'true' : undefined}
        onInput={event => {
          const { value, valueAsNumber } = event.currentTarget;
          props.onInput(value === '' || Number.isNaN(valueAsNumber) ? null : valueAsNumber);
        }}
      />
    )}
  />
);

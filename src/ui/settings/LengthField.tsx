import { Field, type FieldProps } from '../parts/Field';
import { useDeskWords } from '../words/desk-words';
import { isLengthUnit, LENGTH_UNITS, type Length } from './lengths';

/** A length of time: a number, and the unit that it counts. */
export const LengthField = (
  props: FieldProps & { readonly value: Length; readonly onInput: (value: Length) => void },
) => {
  const words = useDeskWords();
  return (
    <Field
      {...props}
      control={ties => (
        <div class="row">
          <input
            {...ties()}
            class="input"
            type="number"
            inputmode="numeric"
            min={0}
            autocomplete="off"
            value={props.value.count ?? ''}
            onInput={({ currentTarget: { valueAsNumber } }) =>
              props.onInput({ ...props.value, count: Number.isNaN(valueAsNumber) ? null : valueAsNumber })
            }
          />
          <select
            class="input length-unit"
            aria-label={words().settings.booking.unit}
            onChange={({ currentTarget: { value } }) =>
              isLengthUnit(value) && props.onInput({ ...props.value, unit: value })
            }
          >
            {LENGTH_UNITS.map(unit => (
              <option value={unit} selected={unit === props.value.unit}>
                {words().settings.booking.units[unit]}
              </option>
            ))}
          </select>
        </div>
      )}
    />
  );
};

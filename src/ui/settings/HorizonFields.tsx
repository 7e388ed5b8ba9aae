import { Show } from 'solid-js';
import { NumberField } from '../parts/NumberField';
import { RadioGroup } from '../parts/RadioGroup';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';
import type { HorizonValues } from './serviceForm';

/** How far ahead visitors may book: days from today, or up to a date. */
export const HorizonFields = (props: {
  readonly value: HorizonValues;
  readonly fault: boolean;
  readonly onInput: (value: HorizonValues) => void;
}) => {
  const words = useDeskWords();
  const booking = () => words().settings.booking;
  return (
    <div class="settings-fields">
      <RadioGroup
        small
        row
        legend={booking().horizon}
        value={props.value.by}
        options={[
          { value: 'days', label: booking().horizonDays },
          { value: 'date', label: booking().horizonDate },
        ]}
        onChange={by => props.onInput({ ...props.value, by: by === 'date' ? 'date' : 'days' })}
      />
      <Show
        when={props.value.by === 'days'}
        fallback={
          <TextField
            label={booking().last}
            hint={booking().lastHint}
            type="date"
            value={props.value.last}
            error={props.fault ? words().settings.hour.dateBad : null}
            required
            onInput={last => props.onInput({ ...props.value, last })}
          />
        }
      >
        <NumberField
          label={booking().ahead}
          hint={booking().aheadHint}
          min={0}
          max={1095}
          value={props.value.days}
          error={props.fault ? words().settings.number(0, 1095) : null}
          required
          onInput={days => props.onInput({ ...props.value, days })}
        />
      </Show>
    </div>
  );
};

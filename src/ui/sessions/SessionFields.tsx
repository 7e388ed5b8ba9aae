import { isDate } from '../calendar/days';
import { SelectField } from '../parts/SelectField';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';
import { isTime } from './fields';

// Fields that every form about a session or blocked time has. `checked`: saving was tried, so faults are said.

/** One of the services, or of the staff. */
export const OneOf = (props: {
  readonly label: string;
  readonly value: string;
  readonly among: readonly { readonly key: string; readonly name: string }[];
  readonly onChange: (key: string) => void;
  /** Said where there is nothing to choose. */
  readonly none?: string;
}) => (
  <SelectField
    label={props.label}
    value={props.value}
    options={props.among.map(({ key, name }) => ({ value: key, label: name }))}
    onChange={props.onChange}
    error={props.among.length === 0 ? (props.none ?? null) : null}
  />
);

type WhenProps = {
  readonly value: string;
  readonly onInput: (text: string) => void;
  readonly checked?: boolean;
};

export const DateField = (props: WhenProps) => {
  const words = useDeskWords();
  return (
    <TextField
      label={words().session.date}
      type="date"
      value={props.value}
      onInput={props.onInput}
      error={props.checked && !isDate(props.value) ? words().session.badDate : null}
    />
  );
};

export const TimeField = (
  props: WhenProps & {
    readonly label: string;
    /** What else is wrong with it. */
    readonly error?: string | null;
  },
) => {
  const words = useDeskWords();
  return (
    <TextField
      label={props.label}
      type="time"
      value={props.value}
      onInput={props.onInput}
      error={props.checked && !isTime(props.value) ? words().session.badTime : (props.error ?? null)}
    />
  );
};

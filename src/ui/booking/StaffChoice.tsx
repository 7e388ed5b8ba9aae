import { Show } from 'solid-js';
import type { OfferedStaff } from '../../core/catalog';
import type { Key } from '../../core/id';
import { RadioGroup } from '../parts/RadioGroup';
import { useWords } from '../words/language';

const ANYONE = '';

/** With one staff member no choice is shown (product §2.6). */
export const StaffChoice = (props: {
  readonly people: readonly OfferedStaff[];
  readonly chosen: Key | null;
  readonly onChoose: (staff: Key | null) => void;
}) => {
  const words = useWords();
  return (
    <Show when={props.people.length > 1}>
      <RadioGroup
        legend={words().staff.choose}
        row
        value={props.chosen ?? ANYONE}
        options={[
          { value: ANYONE, label: words().staff.anyone },
          ...props.people.map(({ key, name }) => ({ value: key, label: name })),
        ]}
        onChange={value => props.onChoose(props.people.find(({ key }) => key === value)?.key ?? null)}
      />
    </Show>
  );
};

import { Show } from 'solid-js';
import type { Details } from '../../core/requests';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';
import type { PersonFaults } from './person';
import './person.css';

type PersonProps = {
  readonly person: Details;
  readonly faults: PersonFaults;
  readonly onInput: (person: Details) => void;
  /** How to reach them stays as it is. */
  readonly onlyNames?: boolean;
};

/** Names and how to reach someone, as the owner types them. */
export const PersonFields = (props: PersonProps) => {
  const words = useDeskWords();
  const set = (field: keyof Details) => (text: string) => props.onInput({ ...props.person, [field]: text });
  return (
    <div class="person">
      <TextField
        label={words().session.first}
        value={props.person.first}
        onInput={set('first')}
        maxlength={80}
        required
        error={props.faults.first ? words().session.needed : null}
      />
      <TextField
        label={words().session.last}
        value={props.person.last}
        onInput={set('last')}
        maxlength={80}
        optional
      />
      <Show when={!props.onlyNames}>
        <TextField
          label={words().session.email}
          type="email"
          inputmode="email"
          value={props.person.email}
          onInput={set('email')}
          maxlength={254}
          optional
          error={props.faults.email ? words().session.badEmail : null}
        />
        <TextField
          label={words().session.phone}
          type="tel"
          inputmode="tel"
          value={props.person.phone}
          onInput={set('phone')}
          maxlength={40}
          optional
          error={props.faults.phone ? words().session.badPhone : null}
        />
      </Show>
    </div>
  );
};

import { Show } from 'solid-js';
import type { Business } from '../../core/business';
import { TextField } from '../parts/TextField';
import { useClientWords } from '../words/client-words';
import { useWords } from '../words/language';
import type { Draft, Faults, PersonField } from './draft';

/** Who somebody is: names, and ways to be reached as the business asks. */
export const PersonFields = (props: {
  readonly ask: Business['ask'];
  readonly draft: Draft;
  readonly faults: Faults['person'];
  readonly onDraft: (draft: Draft) => void;
}) => {
  const words = useWords();
  const client = useClientWords();
  const errorOf = (field: PersonField): string | undefined => {
    const fault = props.faults[field];
    const { details } = client();
    if (fault === undefined) return undefined;
    return {
      needed: words().needed,
      contact: details.contact,
      email: details.badEmail,
      phone: details.badPhone,
      long: details.tooLong,
    }[fault];
  };
  const field = (name: PersonField) => ({
    label: client().details[name],
    value: props.draft[name],
    error: errorOf(name),
    onInput: (value: string) => props.onDraft({ ...props.draft, [name]: value }),
  });
  return (
    <>
      <div class="pair">
        <TextField {...field('first')} autocomplete="given-name" maxlength={80} required />
        <TextField {...field('last')} autocomplete="family-name" maxlength={80} optional />
      </div>
      <div class="pair">
        <Show when={props.ask.email !== 'no'}>
          <TextField
            {...field('email')}
            type="email"
            autocomplete="email"
            maxlength={254}
            required={props.ask.email === 'needed'}
            optional={props.ask.email === 'optional'}
          />
        </Show>
        <Show when={props.ask.phone !== 'no'}>
          <TextField
            {...field('phone')}
            type="tel"
            autocomplete="tel"
            maxlength={40}
            required={props.ask.phone === 'needed'}
            optional={props.ask.phone === 'optional'}
          />
        </Show>
      </div>
    </>
  );
};

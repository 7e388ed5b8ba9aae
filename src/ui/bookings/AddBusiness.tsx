import { createSignal } from 'solid-js';
import { linkFromText, linkToText } from '../../core/link';
import { Button } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { TextField } from '../parts/TextField';
import { useClientWords } from '../words/client-words';

/** "Add a business": whoever pastes its booking link visits it, which keeps it in this browser. */
export const AddBusiness = () => {
  const client = useClientWords();
  const [text, setText] = createSignal('');
  const [wrong, setWrong] = createSignal(false);
  const open = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const link = linkFromText(text());
    setWrong(!link.ok);
    if (link.ok) location.hash = linkToText('', link.value);
    else focusFirstError(event.currentTarget);
  };
  return (
    <section class="sheet stack" aria-labelledby="add-business">
      <h2 id="add-business">{client().bookings.add}</h2>
      <form class="stack" novalidate onSubmit={open}>
        <TextField
          label={client().bookings.paste}
          hint={client().bookings.pasteHint}
          type="url"
          value={text()}
          error={wrong() ? client().bookings.bad : undefined}
          onInput={setText}
        />
        <div>
          <Button type="submit">{client().bookings.open}</Button>
        </div>
      </form>
    </section>
  );
};

import { createSignal } from 'solid-js';
import { linkFromText, linkToText } from '../../core/link';
import { Button } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { TextField } from '../parts/TextField';
import { useWords } from '../words/language';

/** "Add a business": whoever pastes its booking link visits it, which keeps it in this browser. */
export const AddBusiness = () => {
  const words = useWords();
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
      <h2 id="add-business">{words().bookings.add}</h2>
      <form class="stack" novalidate onSubmit={open}>
        <TextField
          label={words().bookings.paste}
          hint={words().bookings.pasteHint}
          type="url"
          value={text()}
          error={wrong() ? words().bookings.bad : undefined}
          onInput={setText}
        />
        <div>
          <Button type="submit">{words().bookings.open}</Button>
        </div>
      </form>
    </section>
  );
};

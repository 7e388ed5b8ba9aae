import { createSignal, Show } from 'solid-js';
import { Button } from '../parts/Button';
import { useDeskWords } from '../words/desk-words';
import { pictureFrom } from './picture';
import './logo.css';

/** The business's picture: chosen from a file, shown as clients see it, taken away again. */
export const LogoField = (props: { readonly value: string; readonly onChange: (logo: string) => void }) => {
  const words = useDeskWords();
  const about = () => words().settings.about;
  const [fault, setFault] = createSignal<string | null>(null);
  let input: HTMLInputElement | undefined;
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const picture = await pictureFrom(file);
    setFault(picture.ok ? null : picture.error === 'big' ? about().logoBig : about().logoBad);
    if (picture.ok) props.onChange(picture.value);
    // The same file may be chosen again after it was changed.
    if (input) input.value = '';
  };
  const remove = () => {
    props.onChange('');
    input?.focus();
  };
  return (
    <div class="logo-field">
      <p class="logo-label">{about().logo}</p>
      <Show when={props.value}>{logo => <img class="logo" src={logo()} alt={about().logoShown} />}</Show>
      {/* The browser's own control speaks the browser's language and says "no file" beside a picture. */}
      <input
        id="logo-file"
        ref={input}
        type="file"
        class="unseen"
        aria-label={`${about().logo}: ${about().logoChoose}`}
        accept="image/*"
        aria-describedby="logo-hint"
        aria-invalid={fault() !== null}
        onChange={event => void take(event.currentTarget.files?.[0])}
      />
      <div class="row">
        <label for="logo-file" class="button" data-kind="plain">
          {about().logoChoose}
        </label>
        <Show when={props.value}>
          <Button kind="quiet" onClick={remove}>
            {about().logoRemove}
          </Button>
        </Show>
      </div>
      <p
        id="logo-hint"
        class={fault() === null ? 'field-hint' : 'field-error'}
        role={fault() === null ? undefined : 'alert'}
      >
        {fault() ?? about().logoHint}
      </p>
    </div>
  );
};

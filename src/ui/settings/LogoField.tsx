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
  return (
    <div class="logo-field">
      <label for="logo-file" class="logo-label">
        {about().logo}
      </label>
      <Show when={props.value}>{logo => <img class="logo" src={logo()} alt={about().logoShown} />}</Show>
      <input
        id="logo-file"
        ref={input}
        type="file"
        accept="image/*"
        aria-describedby="logo-hint"
        aria-invalid={fault() !== null}
        onChange={event => void take(event.currentTarget.files?.[0])}
      />
      <p
        id="logo-hint"
        class={fault() === null ? 'soft' : 'logo-fault'}
        role={fault() === null ? undefined : 'alert'}
      >
        {fault() ?? about().logoHint}
      </p>
      <Show when={props.value}>
        <div>
          <Button onClick={() => props.onChange('')}>{about().logoRemove}</Button>
        </div>
      </Show>
    </div>
  );
};

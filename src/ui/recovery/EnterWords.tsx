import { createSignal, Show } from 'solid-js';
import { useDesk } from '../desk';
import { Button } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { showToast } from '../parts/Toast';
import { useDeskWords } from '../words/desk-words';
import { wordsFaultText } from './faultText';
import { WordsField } from './WordsField';

/** Makes this device one that manages devices. */
export const EnterWords = () => {
  const desk = useDesk();
  const words = useDeskWords();
  const [open, setOpen] = createSignal(false);
  const [typed, setTyped] = createSignal('');
  const [wrong, setWrong] = createSignal<string | null>(null);
  const [busy, setBusy] = createSignal(false);
  const take = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    if (busy()) return;
    const form = event.currentTarget;
    setBusy(true);
    const taken = await desk.recovery.enter(typed());
    setBusy(false);
    if (taken.ok) {
      setTyped('');
      showToast({ text: words().recovery.taken });
      return;
    }
    setWrong(wordsFaultText(taken.error, words()));
    focusFirstError(form);
  };
  return (
    <Show
      when={open()}
      fallback={
        <>
          <p>{words().recovery.enterHow}</p>
          <div>
            <Button onClick={() => setOpen(true)}>{words().recovery.enter}</Button>
          </div>
        </>
      }
    >
      <form class="stack" novalidate onSubmit={take}>
        <WordsField
          value={typed()}
          error={wrong()}
          onInput={text => {
            setTyped(text);
            setWrong(null);
          }}
        />
        <div>
          <Button type="submit" kind="primary" busy={busy()}>
            {words().recovery.take}
          </Button>
        </div>
      </form>
    </Show>
  );
};

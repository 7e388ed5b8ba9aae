import { createSignal, Show } from 'solid-js';
import type { TakeOver } from '../../app/doors';
import { WithoutBook } from '../frame/WithoutBook';
import { Button, ButtonLink } from '../parts/Button';
import { Checkbox } from '../parts/Checkbox';
import { focusFirstError } from '../parts/Field';
import { ErrorNote, Notice } from '../parts/Notice';
import { useDeskWords } from '../words/desk-words';
import { wordsFaultText } from './faultText';
import { WordsField } from './WordsField';

/** "Recover my business" in a browser that has no book: by the owner's 24 words and what relays keep. */
export const Recover = () => (
  <WithoutBook
    title={words => words.recovery.here.title}
    lead={words => words.recovery.here.lead}
    taken={words => words.devices.pair.already}
  >
    {ways => <RecoverForm takeOver={ways.takeOver} />}
  </WithoutBook>
);

const RecoverForm = (props: { readonly takeOver: TakeOver }) => {
  const words = useDeskWords();
  const says = () => words().recovery.here;
  const [typed, setTyped] = createSignal('');
  const [wrong, setWrong] = createSignal<string | null>(null);
  const [alone, setAlone] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [done, setDone] = createSignal(false);
  const [failed, setFailed] = createSignal<string | null>(null);
  const take = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    if (busy()) return;
    const form = event.currentTarget;
    setFailed(null);
    setBusy(true);
    const taken = await props.takeOver(typed(), { alone: alone() });
    setBusy(false);
    if (taken.ok) {
      setTyped('');
      setDone(true);
      return;
    }
    const text = wordsFaultText(taken.error, words());
    if (isOfWords(taken.error.is)) {
      setWrong(text);
      focusFirstError(form);
    } else setFailed(text);
  };
  return (
    <Show
      when={!done()}
      fallback={
        <div class="stack" role="status">
          <Notice kind="good" title={says().done}>
            <p>{says().doneHow}</p>
          </Notice>
          <div>
            <ButtonLink kind="primary" href="#/desk">
              {says().open}
            </ButtonLink>
          </div>
        </div>
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
        <Checkbox label={says().alone} hint={says().aloneHint} checked={alone()} onChange={setAlone} />
        <div>
          <Button type="submit" kind="primary" busy={busy()}>
            {says().go}
          </Button>
        </div>
        <p role="status">{busy() ? says().going : ''}</p>
      </form>
      <Show when={failed()}>{text => <ErrorNote>{text()}</ErrorNote>}</Show>
      <p>
        {says().backup} <a href="#/restore">{says().restore}</a>
      </p>
    </Show>
  );
};

/** What is mended by typing other words; the rest has nothing to do with them. */
const isOfWords = (fault: string): boolean => ['count', 'unknown', 'checksum', 'not-found'].includes(fault);

import { createSignal, Show } from 'solid-js';
import type { Recoverable, TakeOver, TakeOverFault } from '../../app/doors';
import type { DeviceId } from '../../core/id';
import { WithoutBook } from '../frame/WithoutBook';
import { Button, ButtonLink } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { ErrorNote, Notice } from '../parts/Notice';
import { useDeskWords } from '../words/desk-words';
import { AskTakeOver } from './AskTakeOver';
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
  const [found, setFound] = createSignal<Recoverable | null>(null);
  let form: HTMLFormElement | undefined;
  const [busy, setBusy] = createSignal(false);
  const [done, setDone] = createSignal(false);
  const [failed, setFailed] = createSignal<string | null>(null);
  const look = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy()) return;
    setFailed(null);
    setBusy(true);
    const looked = await props.takeOver(typed());
    setBusy(false);
    if (looked.ok) setFound(looked.value);
    else tell(looked.error);
  };
  const take = async (business: Recoverable, kept: readonly DeviceId[]) => {
    setFound(null);
    setBusy(true);
    const taken = await business.takeOver(kept);
    setBusy(false);
    if (!taken.ok) return tell(taken.error);
    setTyped('');
    setDone(true);
  };
  const tell = (fault: TakeOverFault): void => {
    const text = wordsFaultText(fault, words());
    if (isOfWords(fault.is)) {
      setWrong(text);
      if (form) focusFirstError(form);
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
      <form
        class="stack"
        novalidate
        ref={element => {
          form = element;
        }}
        onSubmit={look}
      >
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
            {says().go}
          </Button>
        </div>
        <p role="status">{busy() ? says().going : ''}</p>
      </form>
      <Show when={found()}>
        {business => (
          <AskTakeOver
            business={business()}
            onTake={kept => void take(business(), kept)}
            onClose={() => setFound(null)}
          />
        )}
      </Show>
      <Show when={failed()}>{text => <ErrorNote>{text()}</ErrorNote>}</Show>
      <p>
        {says().backup} <a href="#/restore">{says().restore}</a>
      </p>
    </Show>
  );
};

/** What is mended by typing other words; the rest has nothing to do with them. */
const isOfWords = (fault: string): boolean => ['count', 'unknown', 'checksum', 'not-found'].includes(fault);

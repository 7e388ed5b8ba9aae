import { createResource, createSignal, Match, Show, Switch } from 'solid-js';
import type { DeskGate, TakeOver } from '../../app/doors';
import { useDoors } from '../doors';
import { Button, ButtonLink } from '../parts/Button';
import { Checkbox } from '../parts/Checkbox';
import { focusFirstError } from '../parts/Field';
import { LanguageChoice } from '../parts/LanguageChoice';
import { ErrorNote, Notice } from '../parts/Notice';
import { Page } from '../parts/Page';
import { DeskWordsProvider, useDeskWords } from '../words/desk-words';
import { wordsFaultText } from './faultText';
import { WordsField } from './WordsField';

/** "Recover my business" in a browser that has no book: by the owner's 24 words and what relays keep. */
export const Recover = () => (
  <DeskWordsProvider>
    <Recovering />
  </DeskWordsProvider>
);

const Recovering = () => {
  const doors = useDoors();
  const words = useDeskWords();
  const [gate] = createResource(() => doors.desk());
  const takeOver = (): TakeOver | undefined => {
    const found: DeskGate | undefined = gate();
    return found?.is === 'none' ? found.takeOver : undefined;
  };
  return (
    <Page
      title={words().recovery.here.title}
      lead={words().recovery.here.lead}
      end={
        <ButtonLink kind="quiet" href="#/">
          {words().frame.home}
        </ButtonLink>
      }
      footer={<LanguageChoice />}
    >
      <Switch fallback={<p role="status">{words().frame.opening}</p>}>
        <Match when={takeOver()}>{found => <RecoverForm takeOver={found()} />}</Match>
        <Match when={gate()}>
          <div class="stack">
            <Notice kind="warn">
              <p>{words().devices.pair.already}</p>
            </Notice>
            <div>
              <ButtonLink href="#/desk">{words().devices.pair.desk}</ButtonLink>
            </div>
          </div>
        </Match>
      </Switch>
    </Page>
  );
};

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

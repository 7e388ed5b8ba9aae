import { createSignal, createUniqueId, Match, Show, Switch } from 'solid-js';
import { useDesk } from '../desk';
import { useManages } from '../devices/manages';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';
import { CheckWords } from './CheckWords';
import { EnterWords } from './EnterWords';
import { WordsSheet } from './WordsSheet';

/** The owner's key as words: shown on request where the device holds it, else a place to enter them. */
export const RecoveryWords = () => {
  const desk = useDesk();
  const words = useDeskWords();
  const keepsBook = createValue(() => desk.recovery.keepsBook);
  const manages = useManages();
  const heading = createUniqueId();
  return (
    <section class="settings-part" aria-labelledby={heading}>
      <h2 id={heading}>{words().recovery.title}</h2>
      <p class="soft">{words().recovery.how}</p>
      <Show when={keepsBook() === false}>
        <Notice kind="warn">
          <p>{words().recovery.noBook}</p>
        </Notice>
      </Show>
      <Show when={manages()} fallback={<EnterWords />}>
        <ShowWords />
      </Show>
    </section>
  );
};

type Step = 'hidden' | 'shown' | 'check' | 'confirmed';

const ShowWords = () => {
  const desk = useDesk();
  const words = useDeskWords();
  const language = useLanguage();
  const [step, setStep] = createSignal<Step>('hidden');
  const [list, setList] = createSignal<readonly string[]>([]);
  const show = async () => {
    setList((await desk.recovery.words(language.locale())) ?? []);
    if (list().length > 0) setStep('shown');
  };
  const hide = (next: Step) => {
    setList([]);
    setStep(next);
  };
  return (
    <Switch
      fallback={
        <>
          <p role="status">{step() === 'confirmed' ? words().recovery.confirmed : ''}</p>
          <div>
            <Button onClick={() => void show()}>{words().recovery.show}</Button>
          </div>
        </>
      }
    >
      <Match when={step() === 'shown'}>
        <WordsSheet words={list()} onWritten={() => setStep('check')} onHide={() => hide('hidden')} />
      </Match>
      <Match when={step() === 'check'}>
        <CheckWords words={list()} onRight={() => hide('confirmed')} onBack={() => setStep('shown')} />
      </Match>
    </Switch>
  );
};

import { createResource, createSignal, Match, Show, Switch } from 'solid-js';
import type { DeskGate } from '../../app/doors';
import { useDoors } from '../doors';
import { Button, ButtonLink } from '../parts/Button';
import { Checkbox } from '../parts/Checkbox';
import { focusFirstError } from '../parts/Field';
import { LanguageChoice } from '../parts/LanguageChoice';
import { ErrorNote, Notice } from '../parts/Notice';
import { Page } from '../parts/Page';
import { wordsFaultText } from '../recovery/faultText';
import { WordsField } from '../recovery/WordsField';
import { DeskWordsProvider, useDeskWords } from '../words/desk-words';
import { FileField } from './FileField';
import { faultText } from './faultText';
import { faultsOf, Passphrase, type PassphraseFaults } from './Passphrase';

/** "Restore a backup" in a browser that has no book: it becomes a device of the business. */
export const Restore = () => (
  <DeskWordsProvider>
    <Restoring />
  </DeskWordsProvider>
);

type RestoreDoor = Extract<DeskGate, { is: 'none' }>['restore'];

const Restoring = () => {
  const doors = useDoors();
  const words = useDeskWords();
  const [gate] = createResource(() => doors.desk());
  const restore = (): RestoreDoor | undefined => {
    const found = gate();
    return found?.is === 'none' ? found.restore : undefined;
  };
  return (
    <Page
      title={words().backup.restore}
      lead={words().backup.here.lead}
      end={
        <ButtonLink kind="quiet" href="#/">
          {words().frame.home}
        </ButtonLink>
      }
      footer={<LanguageChoice />}
    >
      <Switch fallback={<p role="status">{words().frame.opening}</p>}>
        <Match when={restore()}>{found => <RestoreForm restore={found()} />}</Match>
        <Match when={gate()}>
          <div class="stack">
            <Notice kind="warn">
              <p>{words().backup.here.taken}</p>
            </Notice>
            <div>
              <ButtonLink href="#/desk">{words().backup.here.desk}</ButtonLink>
            </div>
          </div>
        </Match>
      </Switch>
    </Page>
  );
};

const RestoreForm = (props: { readonly restore: RestoreDoor }) => {
  const words = useDeskWords();
  const [file, setFile] = createSignal<File | null>(null);
  const [missing, setMissing] = createSignal(false);
  const [passphrase, setPassphrase] = createSignal('');
  const [faults, setFaults] = createSignal<PassphraseFaults>({});
  const [alone, setAlone] = createSignal(false);
  /** Null as long as the file itself may hold the owner's key. */
  const [typed, setTyped] = createSignal<string | null>(null);
  const [wrongWords, setWrongWords] = createSignal<string | null>(null);
  const [busy, setBusy] = createSignal(false);
  const [done, setDone] = createSignal(false);
  const [failed, setFailed] = createSignal<string | null>(null);
  const restore = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    if (busy()) return;
    const form = event.currentTarget;
    const chosen = file();
    setFailed(null);
    setWrongWords(null);
    setMissing(chosen === null);
    setFaults(faultsOf({ passphrase: passphrase(), again: null }));
    if (chosen === null || passphrase() === '') {
      focusFirstError(form);
      return;
    }
    setBusy(true);
    const restored = await props.restore(chosen, {
      passphrase: passphrase(),
      words: typed() ?? '',
      alone: alone(),
    });
    setBusy(false);
    if (restored.ok) {
      setDone(true);
      return;
    }
    const fault = restored.error;
    switch (fault.is) {
      case 'wrong-passphrase':
        setFaults({ passphrase: 'wrong' });
        break;
      case 'needs-words':
        setTyped(typed() ?? '');
        setWrongWords(words().backup.here.wordsHint);
        break;
      case 'wrong-words':
        setWrongWords(words().backup.faults[fault.is]);
        break;
      case 'count':
      case 'unknown':
      case 'checksum':
        setWrongWords(wordsFaultText(fault, words()));
        break;
      default:
        setFailed(faultText(fault.is, words()));
    }
    focusFirstError(form);
  };
  return (
    <Show
      when={!done()}
      fallback={
        <div class="stack" role="status">
          <Notice kind="good" title={words().backup.here.done} />
          <div>
            <ButtonLink kind="primary" href="#/desk">
              {words().backup.here.open}
            </ButtonLink>
          </div>
        </div>
      }
    >
      <form class="stack" novalidate onSubmit={restore}>
        <FileField
          label={words().backup.file}
          onChoose={chosen => {
            setFile(chosen);
            setMissing(false);
          }}
          error={missing() ? words().backup.fileNeeded : null}
        />
        <Passphrase
          typed={{ passphrase: passphrase(), again: null }}
          faults={faults()}
          onType={next => {
            setPassphrase(next.passphrase);
            setFaults({});
          }}
        />
        <Show when={typed() !== null}>
          <WordsField
            value={typed() ?? ''}
            error={wrongWords()}
            onInput={text => {
              setTyped(text);
              setWrongWords(null);
            }}
          />
        </Show>
        <Checkbox
          label={words().backup.here.alone}
          hint={words().backup.here.aloneHint}
          checked={alone()}
          onChange={setAlone}
        />
        <div>
          <Button type="submit" kind="primary" busy={busy()}>
            {words().backup.here.go}
          </Button>
        </div>
        <p role="status">{busy() ? words().backup.restoring : ''}</p>
      </form>
      <Show when={failed()}>
        {text => (
          <ErrorNote title={text()}>
            <p>{words().backup.untouched}</p>
          </ErrorNote>
        )}
      </Show>
    </Show>
  );
};

import { createSignal, Show } from 'solid-js';
import type { RestoreHere } from '../../app/doors';
import { WithoutBook } from '../frame/WithoutBook';
import { Button, ButtonLink } from '../parts/Button';
import { Checkbox } from '../parts/Checkbox';
import { Notice } from '../parts/Notice';
import { wordsFaultText } from '../recovery/faultText';
import { WordsField } from '../recovery/WordsField';
import { useDeskWords } from '../words/desk-words';
import { type Came, FromFile } from './FromFile';
import { faultText } from './faultText';

/** "Restore a backup" in a browser that has no book: it becomes a device of the business. */
export const Restore = () => (
  <WithoutBook
    title={words => words.backup.restore}
    lead={words => words.backup.here.lead}
    taken={words => words.backup.here.taken}
  >
    {ways => <RestoreForm restore={ways.restore} />}
  </WithoutBook>
);

const RestoreForm = (props: { readonly restore: RestoreHere }) => {
  const words = useDeskWords();
  const [alone, setAlone] = createSignal(false);
  /** Null as long as the file itself may hold the owner's key. */
  const [typed, setTyped] = createSignal<string | null>(null);
  const [wrongWords, setWrongWords] = createSignal<string | null>(null);
  const [done, setDone] = createSignal(false);
  const restore = async (file: Blob, passphrase: string): Promise<Came> => {
    setWrongWords(null);
    const restored = await props.restore(file, { passphrase, words: typed() ?? '', alone: alone() });
    if (restored.ok) {
      setDone(true);
      return 'done';
    }
    const fault = restored.error;
    switch (fault.is) {
      case 'wrong-passphrase':
        return 'passphrase';
      case 'needs-words':
        setTyped(typed() ?? '');
        setWrongWords(words().backup.here.wordsHint);
        return 'typed';
      case 'wrong-words':
        setWrongWords(words().backup.faults[fault.is]);
        return 'typed';
      case 'count':
      case 'unknown':
      case 'checksum':
        setWrongWords(wordsFaultText(fault, words()));
        return 'typed';
      case 'partly':
        return { failed: faultText(fault.why, words()), kept: 'entered' };
      default:
        return { failed: faultText(fault.is, words()), kept: 'untouched' };
    }
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
      <FromFile
        restore={restore}
        submit={busy => (
          <Button type="submit" kind="primary" busy={busy}>
            {words().backup.here.go}
          </Button>
        )}
      >
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
          label={words().recovery.here.alone}
          hint={words().recovery.here.aloneHint}
          checked={alone()}
          onChange={setAlone}
        />
      </FromFile>
    </Show>
  );
};

import { For, onMount } from 'solid-js';
import { useBook } from '../frame/book';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
import { useDeskWords } from '../words/desk-words';
import './recovery.css';

type SheetProps = {
  readonly words: readonly string[];
  readonly onWritten: () => void;
  readonly onHide: () => void;
};

/** The words, to be written down; printed, nothing else of the page goes with them. */
export const WordsSheet = (props: SheetProps) => {
  const book = useBook();
  const words = useDeskWords();
  let list: HTMLOListElement | undefined;
  onMount(() => list?.focus());
  return (
    <>
      <Notice kind="warn">
        <p>{words().recovery.warn}</p>
      </Notice>
      <div class="recovery-sheet sheet">
        <p class="recovery-printed">{words().recovery.printed(book().business.name)}</p>
        <ol class="recovery-words" aria-label={words().recovery.list} tabindex="-1" ref={list}>
          <For each={props.words}>{word => <li translate="no">{word}</li>}</For>
        </ol>
      </div>
      <div class="row">
        <Button kind="primary" onClick={() => props.onWritten()}>
          {words().recovery.written}
        </Button>
        <Button onClick={() => print()}>{words().recovery.print}</Button>
        <Button onClick={() => props.onHide()}>{words().recovery.hide}</Button>
      </div>
    </>
  );
};

import { createEffect, createMemo, createSignal, on, Show } from 'solid-js';
import type { Done } from '../../app/desk/desk';
import type { Recipient } from '../../app/desk/recipient';
import type { Means } from '../../core/messages';
import { useAct } from '../frame/act';
import { useDeskWords } from '../words/desk-words';
import { languageOf } from './compose';
import { MarkButtons } from './MarkButtons';
import { MeansButtons } from './MeansButtons';
import { MessageText } from './MessageText';
import type { Writing } from './writing';

type SendingProps = {
  /** Null while it is being written. */
  readonly writing: Writing | null;
  /** The way by which it was sent is asked about until this changes. */
  readonly about: string;
  readonly name: string;
  readonly to: Recipient;
  /** `means`: the way that was used last; null: none, or it is not to be sent. */
  readonly mark: (is: 'sent' | 'dropped', means: Means | null) => Promise<Done>;
};

/** A message, the ways to send it, and what came of it. */
export const Sending = (props: SendingProps) => {
  const words = useDeskWords();
  const act = useAct();
  const [used, setUsed] = createSignal<Means | null>(null);
  let mark!: HTMLButtonElement;
  const about = createMemo(() => props.about);
  createEffect(on(about, () => setUsed(null), { defer: true }));
  const put = (is: 'sent' | 'dropped') =>
    act(
      () => props.mark(is, is === 'sent' ? used() : null),
      is === 'sent' ? words().messages.marked : words().messages.dropped,
    );
  const use = (means: Means) => {
    setUsed(means);
    // Back from the other app there is one thing left to say.
    mark.focus({ preventScroll: true });
  };
  return (
    <>
      <Show when={props.writing} fallback={<p class="soft">{words().messages.making}</p>}>
        {written => (
          <>
            <MessageText writing={written()} lang={languageOf(props.to)} />
            <fieldset class="message-send">
              <legend class="unseen">{words().messages.sendTo(props.name)}</legend>
              <MeansButtons writing={written()} to={props.to} onUsed={use} />
            </fieldset>
          </>
        )}
      </Show>
      <MarkButtons
        used={used()}
        ref={button => {
          mark = button;
        }}
        onPut={put}
      />
    </>
  );
};

import { createSignal, Show } from 'solid-js';
import { useDeskWords } from '../words/desk-words';
import type { Writing } from './writing';

/** What a message says, once it is opened. Whoever reads it may copy it by hand, so its link is kept by then. */
export const MessageText = (props: { readonly writing: Writing; readonly lang: string }) => {
  const words = useDeskWords();
  const [open, setOpen] = createSignal(false);
  const toggle = (isOpen: boolean) => {
    setOpen(isOpen);
    if (isOpen) void props.writing.keep();
  };
  return (
    <details class="message-text" onToggle={event => toggle(event.currentTarget.open)}>
      <summary>{words().messages.text}</summary>
      <Show when={open()}>
        <div lang={props.lang} class="message-words">
          <p class="message-subject">{props.writing.subject}</p>
          <p class="message-body">{props.writing.text}</p>
        </div>
      </Show>
    </details>
  );
};

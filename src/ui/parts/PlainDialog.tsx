// Not `Dialog`: loading alert-dialog changes that object's Content into its own, with its role.
import * as Kobalte from '@kobalte/core/dialog';
import { createEffect, createSignal, onCleanup, type ParentProps, Show, Suspense } from 'solid-js';
import { useWords } from '../words/language';
import { Button } from './Button';
import { createFocusReturn } from './focusReturn';
import { Icon } from './Icon';
import './dialog.css';

export type PlainDialogProps = ParentProps<{
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** A sheet at the side that leaves what is below in sight; else in the middle. */
  readonly side?: boolean;
  /** It is there to be filled in. */
  readonly form?: boolean;
  /** What it asks before it closes, where that would lose something typed. */
  readonly asks?: { readonly text: string; readonly keep: string; readonly discard: string } | null;
}>;

/** Modal: holds the focus, gives it back, closes by Escape, by the button and by a press outside. */
export const PlainDialog = (props: PlainDialogProps) => {
  const words = useWords();
  const [asking, setAsking] = createSignal(false);
  const focus = createFocusReturn();
  const [content, setContent] = createSignal<HTMLElement>();
  let title: HTMLHeadingElement | undefined;
  // What had the focus may go with what it did, as "Confirm" does: the dialog must keep it, and so its keys.
  const keepFocus = new MutationObserver(() => {
    if (document.activeElement === document.body) title?.focus();
  });
  createEffect(() => {
    const dialog = content();
    if (dialog) keepFocus.observe(dialog, { childList: true, subtree: true });
    onCleanup(() => keepFocus.disconnect());
  });
  const close = () => {
    if (props.asks) setAsking(true);
    else props.onClose();
  };
  const discard = () => {
    setAsking(false);
    props.onClose();
  };
  return (
    <Kobalte.Root open={props.open} onOpenChange={open => open || close()} preventScroll={false}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="dialog-overlay" />
        <div class="dialog-place" classList={{ 'dialog-place-side': props.side ?? false }}>
          <Kobalte.Content
            class="dialog"
            classList={{ 'dialog-side': props.side ?? false }}
            ref={setContent}
            onCloseAutoFocus={focus.onClose}
            onOpenAutoFocus={event => {
              event.preventDefault();
              focus.onOpen();
              // A form begins at its first field; what is to be read begins at its title.
              const field =
                props.form && content()?.querySelector<HTMLElement>('.dialog-body :is(input, select)');
              (field || title)?.focus();
            }}
          >
            <div class="dialog-head">
              <Kobalte.Title class="dialog-title" ref={title} tabIndex={-1}>
                {props.title}
              </Kobalte.Title>
              <Kobalte.CloseButton class="dialog-close" aria-label={words().close}>
                <Icon name="close" />
              </Kobalte.CloseButton>
            </div>
            <Show when={asking() && props.asks}>
              {asks => (
                <div class="dialog-asks" role="alert">
                  <p>{asks().text}</p>
                  <div class="row">
                    <Button
                      kind="primary"
                      ref={button => queueMicrotask(() => button.focus())}
                      onClick={() => setAsking(false)}
                    >
                      {asks().keep}
                    </Button>
                    <Button onClick={discard}>{asks().discard}</Button>
                  </div>
                </div>
              )}
            </Show>
            <div class="dialog-body">
              {/* What waits for something here must not take away the screen below, and where it is scrolled to. */}
              <Suspense>{props.children}</Suspense>
            </div>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
};

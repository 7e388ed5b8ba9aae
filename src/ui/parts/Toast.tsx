import { Toast as Kobalte, toaster } from '@kobalte/core/toast';
import { Show } from 'solid-js';
import { Portal } from 'solid-js/web';
import { useDeskWords } from '../words/desk-words';
import { Icon } from './Icon';
import './toast.css';

export type Toast = {
  readonly text: string;
  /** Takes back what was done; the toast then goes. */
  readonly undo?: () => void;
  readonly trouble?: boolean;
};

/** How long an offer to undo stays, in milliseconds; it waits while pointed at or focused. */
const STAYS = 10_000;

let shown: number | null = null;

/**
 * Says what was done, for a while, with a way back. It takes the place of the one before, and comes a frame after
 * what it tells of, which does not wait for it.
 */
export const showToast = (toast: Toast): void => {
  requestAnimationFrame(() => requestAnimationFrame(() => show(toast)));
};

const show = (toast: Toast): void => {
  if (shown !== null) toaster.dismiss(shown);
  shown = toaster.show(props => (
    <Kobalte
      as="div"
      toastId={props.toastId}
      class="toast"
      classList={{ 'toast-trouble': toast.trouble ?? false }}
      persistent={toast.trouble ?? false}
      priority={toast.trouble ? 'high' : 'low'}
    >
      <ToastBody toast={toast} close={() => toaster.dismiss(props.toastId)} />
    </Kobalte>
  ));
};

const ToastBody = (props: { readonly toast: Toast; readonly close: () => void }) => {
  const words = useDeskWords();
  let before: EventTarget | null = null;
  const come = ({ relatedTarget }: FocusEvent) => {
    const isWithin = relatedTarget instanceof Element && relatedTarget.closest('.toast') !== null;
    if (!isWithin) before = relatedTarget;
  };
  /** The toast takes the focus with it, unless it goes back to where it came from, or else to the heading. */
  const leave = () => {
    const isThere = before instanceof HTMLElement && before.isConnected;
    const place = isThere ? before : document.querySelector('h1');
    if (place instanceof HTMLElement) place.focus({ preventScroll: true });
  };
  return (
    <>
      <Kobalte.Description as="p" class="toast-text">
        {props.toast.text}
      </Kobalte.Description>
      <Show when={props.toast.undo}>
        {undo => (
          <button
            type="button"
            class="toast-undo"
            onFocus={come}
            onClick={() => {
              leave();
              props.close();
              undo()();
            }}
          >
            {words().common.undo}
          </button>
        )}
      </Show>
      <Kobalte.CloseButton
        class="toast-close"
        aria-label={words().common.close}
        onFocus={come}
        onClick={leave}
      >
        <Icon name="close" />
      </Kobalte.CloseButton>
    </>
  );
};

/** Where toasts appear; once, in the desk's frame. */
export const Toasts = () => {
  const words = useDeskWords();
  return (
    <Portal>
      <Kobalte.Region class="toasts" duration={STAYS} limit={3} aria-label={words().frame.notices}>
        <Kobalte.List as="div" class="toasts-list" />
      </Kobalte.Region>
    </Portal>
  );
};

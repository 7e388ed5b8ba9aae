import { AlertDialog } from '@kobalte/core/alert-dialog';
import type { ParentProps } from 'solid-js';
import { Button } from './Button';
import { createFocusReturn } from './focusReturn';
import './dialog.css';

type ConfirmDialogProps = ParentProps<{
  readonly open: boolean;
  readonly title: string;
  /** What pressing it does, in its own words: "Cancel session". */
  readonly action: string;
  /** What leaves everything as it is. */
  readonly back: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}>;

/** Asks before something that others notice. What it says, and fields that belong to it, are its children. */
export const ConfirmDialog = (props: ConfirmDialogProps) => {
  const focus = createFocusReturn();
  return (
    <AlertDialog open={props.open} onOpenChange={open => open || props.onClose()} preventScroll={false}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay class="dialog-overlay" />
        <div class="dialog-place">
          <AlertDialog.Content class="dialog" onOpenAutoFocus={focus.onOpen} onCloseAutoFocus={focus.onClose}>
            <form
              class="dialog-confirm stack"
              onSubmit={event => {
                event.preventDefault();
                props.onConfirm();
              }}
            >
              <AlertDialog.Title class="dialog-title">{props.title}</AlertDialog.Title>
              <AlertDialog.Description as="div" class="stack">
                {props.children}
              </AlertDialog.Description>
              <div class="row dialog-actions">
                <Button onClick={() => props.onClose()}>{props.back}</Button>
                <Button type="submit" kind="danger">
                  {props.action}
                </Button>
              </div>
            </form>
          </AlertDialog.Content>
        </div>
      </AlertDialog.Portal>
    </AlertDialog>
  );
};

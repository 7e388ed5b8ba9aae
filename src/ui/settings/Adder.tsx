import { createSignal, type JSX, type ParentProps, Show } from 'solid-js';
import { Button, type ButtonKind } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { Icon } from '../parts/Icon';
import { useDeskWords } from '../words/desk-words';

/** A button that opens a small form in its place; the form gets what closes it again. */
export const Adder = (props: {
  readonly label: string;
  readonly kind?: ButtonKind;
  readonly form: (close: () => void) => JSX.Element;
}) => {
  const [open, setOpen] = createSignal(false);
  let button: HTMLButtonElement | undefined;
  const close = () => {
    setOpen(false);
    // Focus goes back to where the form came from.
    queueMicrotask(() => button?.focus());
  };
  return (
    <Show
      when={open()}
      fallback={
        <Button
          kind={props.kind ?? 'plain'}
          ref={element => {
            button = element;
          }}
          onClick={() => setOpen(true)}
        >
          <Icon name="plus" />
          {props.label}
        </Button>
      }
    >
      {props.form(close)}
    </Show>
  );
};

/** The small form: what it adds, its fields, "Save" and "Cancel". `onSave` is false when a field is at fault. */
export const AddForm = (
  props: ParentProps<{
    readonly legend: string;
    readonly onSave: () => boolean;
    readonly onCancel: () => void;
  }>,
) => {
  const words = useDeskWords();
  let form!: HTMLFormElement;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!props.onSave()) queueMicrotask(() => focusFirstError(form));
  };
  return (
    <form
      class="sheet stack"
      novalidate
      ref={element => {
        form = element;
        queueMicrotask(() => element.querySelector<HTMLElement>('input, select, textarea')?.focus());
      }}
      onSubmit={submit}
    >
      <h3>{props.legend}</h3>
      {props.children}
      <div class="row">
        <Button type="submit" kind="primary">
          {words().common.save}
        </Button>
        <Button onClick={() => props.onCancel()}>{words().settings.cancel}</Button>
      </div>
    </form>
  );
};

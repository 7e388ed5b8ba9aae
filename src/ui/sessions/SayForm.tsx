import { createSignal, onMount } from 'solid-js';
import { Button } from '../parts/Button';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';

type SayProps = {
  readonly label: string;
  readonly hint: string;
  /** What pressing it does, in its own words: "Cancel session". */
  readonly action: string;
  readonly onSay: (says: string) => void;
  readonly onKeep: () => void;
};

/** Asks what the client should read before a session is refused or cancelled. */
export const SayForm = (props: SayProps) => {
  const words = useDeskWords();
  const [says, setSays] = createSignal('');
  let field: HTMLElement | undefined;
  onMount(() => field?.focus());
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault();
        props.onSay(says().trim());
      }}
    >
      <TextField
        label={props.label}
        hint={props.hint}
        value={says()}
        onInput={setSays}
        maxlength={500}
        ref={input => {
          field = input;
        }}
      />
      <div class="row">
        <Button type="submit" kind="danger">
          {props.action}
        </Button>
        <Button onClick={() => props.onKeep()}>{words().session.keep}</Button>
      </div>
    </form>
  );
};

type Asking = Pick<SayProps, 'onSay' | 'onKeep'>;

export const RefuseForm = (props: Asking) => {
  const words = useDeskWords();
  return (
    <SayForm
      {...props}
      label={words().session.reason}
      hint={words().session.reasonHint}
      action={words().session.sendRefusal}
    />
  );
};

export const CancelForm = (props: Asking) => {
  const words = useDeskWords();
  return (
    <SayForm
      {...props}
      label={words().session.cancelMessage}
      hint={words().session.cancelText}
      action={words().session.cancel}
    />
  );
};

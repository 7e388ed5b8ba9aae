import { createSignal, onMount } from 'solid-js';
import { Button } from '../parts/Button';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';

type CancelProps = { readonly onCancel: (says: string) => void; readonly onKeep: () => void };

/** Asks what the client should read before a session is cancelled. */
export const CancelForm = (props: CancelProps) => {
  const words = useDeskWords();
  const [says, setSays] = createSignal('');
  let field: HTMLElement | undefined;
  onMount(() => field?.focus());
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault();
        props.onCancel(says().trim());
      }}
    >
      <TextField
        label={words().session.cancelMessage}
        hint={words().session.cancelText}
        value={says()}
        onInput={setSays}
        maxlength={500}
        ref={input => {
          field = input;
        }}
      />
      <div class="row">
        <Button type="submit" kind="danger">
          {words().session.cancel}
        </Button>
        <Button onClick={() => props.onKeep()}>{words().session.keep}</Button>
      </div>
    </form>
  );
};

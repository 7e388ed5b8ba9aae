import { createSignal, onMount } from 'solid-js';
import { Button } from '../parts/Button';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';

type RefuseProps = { readonly onRefuse: (says: string) => void; readonly onKeep: () => void };

/** Asks what the client should read before a request is refused. */
export const RefuseForm = (props: RefuseProps) => {
  const words = useDeskWords();
  const [says, setSays] = createSignal('');
  let field: HTMLElement | undefined;
  onMount(() => field?.focus());
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault();
        props.onRefuse(says().trim());
      }}
    >
      <TextField
        label={words().session.reason}
        hint={words().session.reasonHint}
        value={says()}
        onInput={setSays}
        maxlength={500}
        ref={input => {
          field = input;
        }}
      />
      <div class="row">
        <Button type="submit" kind="danger">
          {words().session.sendRefusal}
        </Button>
        <Button onClick={() => props.onKeep()}>{words().session.keep}</Button>
      </div>
    </form>
  );
};

import { createSignal, type JSX, onMount, Show } from 'solid-js';
import type { SessionEntry } from '../../app/desk/desk';
import { MOST_SAID } from '../../core/said';
import { Button } from '../parts/Button';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';
import { GiveBack, useGivingBack } from './GiveBack';

type SayProps = {
  readonly label: string;
  readonly hint: string;
  /** What pressing it does, in its own words: "Cancel session". */
  readonly action: string;
  /** Whether there is a client to read it; else nothing is asked. */
  readonly heard: boolean;
  readonly onSay: (says: string) => void;
  readonly onKeep: () => void;
  /** What else is asked. */
  readonly more?: JSX.Element;
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
      <Show when={props.heard}>
        <TextField
          label={props.label}
          hint={props.hint}
          value={says()}
          onInput={setSays}
          maxlength={MOST_SAID}
          ref={input => {
            field = input;
          }}
        />
      </Show>
      {props.more}
      <div class="row">
        <Button
          type="submit"
          kind="danger"
          ref={button => {
            field ??= button;
          }}
        >
          {props.action}
        </Button>
        <Button onClick={() => props.onKeep()}>{words().session.keep}</Button>
      </div>
    </form>
  );
};

type Asking = Pick<SayProps, 'heard' | 'onSay' | 'onKeep'>;

type Cancelling = Omit<Asking, 'heard' | 'onSay'> & {
  readonly entry: SessionEntry;
  /** `keep`: what a code paid stays gone from it. */
  readonly onSay: (says: string, keep: boolean) => void;
};

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

export const CancelForm = (props: Cancelling) => {
  const words = useDeskWords();
  const [gives, setGives] = createSignal(true);
  const back = useGivingBack(() => props.entry);
  return (
    <SayForm
      heard={props.entry.client !== null}
      onSay={says => props.onSay(says, back() === 'asks' && !gives())}
      onKeep={props.onKeep}
      label={words().session.cancelMessage}
      hint={words().session.cancelText}
      action={words().session.cancel}
      more={<GiveBack how={back()} gives={gives()} onChange={setGives} />}
    />
  );
};

import { createSignal, For } from 'solid-js';
import { plain } from '../../core/clients';
import { Button } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';

type CheckProps = {
  readonly words: readonly string[];
  readonly onRight: () => void;
  readonly onBack: () => void;
};

/** Asks for two of the words, each time others: what cannot be read from the paper is noticed now. */
export const CheckWords = (props: CheckProps) => {
  const words = useDeskWords();
  const asked = twoOf(props.words.length);
  const [typed, setTyped] = createSignal<readonly string[]>(asked.map(() => ''));
  const [checked, setChecked] = createSignal(false);
  const isRight = (index: number) =>
    plain(typed()[index] ?? '').trim() === plain(props.words[asked[index] ?? 0] ?? '');
  const check = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    setChecked(true);
    if (asked.every((_, index) => isRight(index))) props.onRight();
    else focusFirstError(event.currentTarget);
  };
  return (
    <form class="stack" novalidate onSubmit={check}>
      <p>{words().recovery.check}</p>
      <For each={asked}>
        {(at, index) => (
          <TextField
            label={words().recovery.word(at + 1)}
            value={typed()[index()] ?? ''}
            onInput={text => {
              setChecked(false);
              setTyped(typed().map((one, other) => (other === index() ? text : one)));
            }}
            error={checked() && !isRight(index()) ? words().recovery.wrong : null}
            maxlength={40}
            required
            {...(index() === 0 && { ref: field => queueMicrotask(() => field.focus()) })}
          />
        )}
      </For>
      <div class="row">
        <Button type="submit" kind="primary">
          {words().recovery.confirm}
        </Button>
        <Button onClick={() => props.onBack()}>{words().recovery.back}</Button>
      </div>
    </form>
  );
};

/** Two places drawn by lot, in their order. */
const twoOf = (count: number): readonly number[] => {
  const [one = 0, other = 0] = crypto.getRandomValues(new Uint32Array(2));
  const first = one % count;
  const second = (first + 1 + (other % (count - 1))) % count;
  return [first, second].sort((a, b) => a - b);
};

import { createSignal, For, Match, Show, Switch } from 'solid-js';
import type { Key } from '../../core/id';
import { Button } from '../parts/Button';
import { Checkbox } from '../parts/Checkbox';
import { Group } from '../parts/Field';
import { SelectField } from '../parts/SelectField';
import { TextField } from '../parts/TextField';
import { useClientWords } from '../words/client-words';
import { useWords } from '../words/language';
import type { Form } from './draft';

/** The questions of a service, as a group with the form's name. */
export const IntakeForm = (props: {
  readonly form: Form;
  readonly answers: Readonly<Record<Key, string>>;
  readonly faults: readonly Key[];
  /** Answered before with the account: closed, until one wants to change it. */
  readonly answered: readonly Key[];
  readonly onAnswer: (question: Key, answer: string) => void;
}) => {
  const client = useClientWords();
  const [open, setOpen] = createSignal(false);
  let group!: HTMLDivElement;
  const isClosed = (key: Key) => !open() && props.answered.includes(key);
  const shown = () => props.form.questions.filter(({ key }) => !isClosed(key));
  const change = () => {
    setOpen(true);
    queueMicrotask(() => group.querySelector<HTMLElement>('input, select, textarea')?.focus());
  };
  return (
    <Group legend={props.form.name}>
      <div class="stack" ref={group}>
        <Show when={!open() && props.answered.length > 0}>
          <div class="row">
            <span class="soft">{client().details.answered}</span>
            <Button kind="quiet" onClick={change}>
              {client().details.change}
            </Button>
          </div>
        </Show>
        <For each={shown()}>
          {question => (
            <QuestionField
              question={question}
              answer={props.answers[question.key] ?? ''}
              wrong={props.faults.includes(question.key)}
              onAnswer={answer => props.onAnswer(question.key, answer)}
            />
          )}
        </For>
      </div>
    </Group>
  );
};

const QuestionField = (props: {
  readonly question: Form['questions'][number];
  readonly answer: string;
  readonly wrong: boolean;
  readonly onAnswer: (answer: string) => void;
}) => {
  const words = useWords();
  const client = useClientWords();
  const error = () =>
    props.wrong ? (props.answer === '' ? words().needed : client().details.badAnswer) : undefined;
  return (
    <Switch>
      <Match when={props.question.kind === 'choice'}>
        <SelectField
          label={props.question.text}
          optional={!props.question.needed}
          required={props.question.needed}
          placeholder={client().details.choice}
          value={props.answer}
          options={props.question.options.map(option => ({ value: option, label: option }))}
          error={error()}
          onChange={props.onAnswer}
        />
      </Match>
      <Match when={props.question.kind === 'yes'}>
        <Checkbox
          label={props.question.text}
          checked={props.answer === 'yes'}
          error={error()}
          onChange={ticked => props.onAnswer(ticked ? 'yes' : '')}
        />
      </Match>
      <Match when={true}>
        <TextField
          label={props.question.text}
          optional={!props.question.needed}
          required={props.question.needed}
          long={props.question.kind === 'text'}
          maxlength={2000}
          value={props.answer}
          error={error()}
          onInput={props.onAnswer}
        />
      </Match>
    </Switch>
  );
};

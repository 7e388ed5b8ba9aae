import { createUniqueId, Index, type JSX, Show } from 'solid-js';
import { useDesk } from '../desk';
import { Button } from '../parts/Button';
import { Checkbox } from '../parts/Checkbox';
import { FieldError, Group } from '../parts/Field';
import { Icon } from '../parts/Icon';
import { SelectField } from '../parts/SelectField';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';
import { type QuestionValues, questionFault } from './formForm';

type QuestionsProps = {
  readonly questions: readonly QuestionValues[];
  readonly onChange: (questions: readonly QuestionValues[]) => void;
  readonly tried: boolean;
};

/** The questions of a form, in their order. */
export const Questions = (props: QuestionsProps) => {
  const desk = useDesk();
  const words = useDeskWords();
  const form = () => words().settings.form;
  const none = createUniqueId();
  const set = (at: number, typed: Partial<QuestionValues>) =>
    props.onChange(
      props.questions.map((question, place) => (place === at ? { ...question, ...typed } : question)),
    );
  const move = (at: number, by: -1 | 1) => {
    const next = [...props.questions];
    const [question] = next.splice(at, 1);
    if (question) next.splice(at + by, 0, question);
    props.onChange(next);
  };
  const add = () =>
    props.onChange([
      ...props.questions,
      { key: desk.settings.newKey(), text: '', kind: 'line', options: '', needed: false },
    ]);
  return (
    <div class="stack-l">
      {/* By place, so that a field that is typed into is not made anew. */}
      <Index each={props.questions}>
        {(question, at) => (
          <QuestionFields
            question={question()}
            number={at + 1}
            tried={props.tried}
            onType={typed => set(at, typed)}
            tools={
              <span class="settings-tools">
                <Button
                  icon
                  kind="quiet"
                  class="settings-up"
                  disabled={at === 0}
                  aria-label={words().settings.up(form().question(at + 1))}
                  onClick={() => move(at, -1)}
                >
                  <Icon name="down" />
                </Button>
                <Button
                  icon
                  kind="quiet"
                  disabled={at === props.questions.length - 1}
                  aria-label={words().settings.down(form().question(at + 1))}
                  onClick={() => move(at, 1)}
                >
                  <Icon name="down" />
                </Button>
                <Button
                  icon
                  kind="quiet"
                  aria-label={words().settings.remove(form().question(at + 1))}
                  onClick={() => props.onChange(props.questions.filter((_, place) => place !== at))}
                >
                  <Icon name="trash" />
                </Button>
              </span>
            }
          />
        )}
      </Index>
      <div>
        <Button onClick={add}>
          <Icon name="plus" />
          {form().addQuestion}
        </Button>
        <div role="alert">
          <FieldError
            id={none}
            error={props.tried && props.questions.length === 0 ? form().noQuestions : null}
          />
        </div>
      </div>
    </div>
  );
};

const KINDS = ['line', 'text', 'choice', 'yes'] as const;

const QuestionFields = (props: {
  readonly question: QuestionValues;
  /** Its place, from 1. */
  readonly number: number;
  readonly tried: boolean;
  readonly onType: (typed: Partial<QuestionValues>) => void;
  readonly tools: JSX.Element;
}) => {
  const words = useDeskWords();
  const form = () => words().settings.form;
  const kinds = () => ({ line: form().line, text: form().long, choice: form().choice, yes: form().yes });
  const fault = () => (props.tried ? questionFault(props.question) : null);
  const textError = () => {
    if (fault() === 'text') return words().settings.needed;
    return fault() === 'long' ? words().settings.tooLong : null;
  };
  return (
    <div class="sheet">
      <Group legend={form().question(props.number)}>
        <TextField
          label={form().text}
          value={props.question.text}
          error={textError()}
          required
          onInput={text => props.onType({ text })}
        />
        <SelectField
          label={form().kind}
          value={props.question.kind}
          options={KINDS.map(kind => ({ value: kind, label: kinds()[kind] }))}
          onChange={chosen => {
            const kind = KINDS.find(known => known === chosen);
            if (kind) props.onType({ kind });
          }}
        />
        <Show when={props.question.kind === 'choice'}>
          <TextField
            label={form().options}
            hint={form().optionsHint}
            long
            value={props.question.options}
            error={fault() === 'options' ? form().optionsBad : null}
            required
            onInput={options => props.onType({ options })}
          />
        </Show>
        <Checkbox
          label={form().needed}
          checked={props.question.needed}
          onChange={needed => props.onType({ needed })}
        />
        {props.tools}
      </Group>
    </div>
  );
};

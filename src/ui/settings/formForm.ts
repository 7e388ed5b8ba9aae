import type { Form, Question } from '../../core/forms';
import type { Key } from '../../core/id';

/** A question as it is typed: its choices one a line. */
export type QuestionValues = {
  readonly key: Key;
  readonly text: string;
  readonly kind: Question['kind'];
  readonly options: string;
  readonly needed: boolean;
};

/** What the fields of an intake form hold. */
export type FormValues = { readonly name: string; readonly questions: readonly QuestionValues[] };

export const formValues = ({ name, questions }: Pick<Form, 'name' | 'questions'>): FormValues => ({
  name,
  questions: questions.map(({ options, ...question }) => ({ ...question, options: options.join('\n') })),
});

/** What is wrong with a question: its text, or its choices. */
export type QuestionFault = 'text' | 'long' | 'options';

export const questionFault = ({ text, kind, options }: QuestionValues): QuestionFault | null => {
  if (text.trim() === '') return 'text';
  if (text.trim().length > 300) return 'long';
  const choices = choicesOf(options);
  return kind === 'choice' && (choices.length < 2 || choices.some(choice => choice.length > 120))
    ? 'options'
    : null;
};

export const nameFault = ({ name }: FormValues): 'needed' | 'long' | null =>
  name.trim() === '' ? 'needed' : name.trim().length > 120 ? 'long' : null;

export const hasFault = (values: FormValues): boolean =>
  nameFault(values) !== null ||
  values.questions.length === 0 ||
  values.questions.some(question => questionFault(question) !== null);

/** What is stored for the values; only for values without a fault. */
export const formFrom = ({ name, questions }: FormValues): Pick<Form, 'name' | 'questions'> => ({
  name: name.trim(),
  questions: questions.map(({ key, text, kind, options, needed }) => ({
    key,
    text: text.trim(),
    kind,
    options: kind === 'choice' ? choicesOf(options) : [],
    needed,
  })),
});

/** One a line, without empty lines and repetitions. */
const choicesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== ''),
  ),
];

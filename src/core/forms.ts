import * as v from 'valibot';
import { Key } from './id';

/** One question of an intake form. */
export const Question = v.object({
  key: Key,
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  kind: v.picklist(['line', 'text', 'choice', 'yes']),
  options: v.optional(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(120))), []),
  needed: v.optional(v.boolean(), false),
});
export type Question = v.InferOutput<typeof Question>;

/** An intake form: what a service asks before it is booked. */
export const Form = v.object({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  questions: v.optional(v.pipe(v.array(Question), v.maxLength(40)), []),
  archived: v.optional(v.boolean(), false),
});
export type Form = v.InferOutput<typeof Form> & { readonly key: Key };

export const Answer = v.pipe(v.string(), v.maxLength(2000));

/** Answers by question: text, or "yes" for a ticked box; a question not answered is absent. */
export const Answers = v.record(Key, Answer);
export type Answers = v.InferOutput<typeof Answers>;

/** An answer beside the question as it reads now. `ticked`: of a box, whose answer is no word of anybody's. */
export const Answered = v.object({
  question: v.string(),
  answer: v.string(),
  ticked: v.optional(v.boolean()),
});
export type Answered = v.InferOutput<typeof Answered>;

/** What was answered, in the order of the forms; what no form asks any more is left out. */
export const answersInWords = (
  forms: readonly { readonly questions: readonly Pick<Question, 'key' | 'text' | 'kind'>[] }[],
  answers: { readonly [question: string]: string },
): readonly Answered[] =>
  forms.flatMap(({ questions }) =>
    questions.flatMap(({ key, text, kind }) => {
      const answer = answers[key] ?? '';
      if (answer === '') return [];
      return [{ question: text, answer, ...(kind === 'yes' ? { ticked: true } : {}) }];
    }),
  );

/** The needed questions that have no answer, and the answers that the form does not allow. */
export const faultsOf = (form: Pick<Form, 'questions'>, answers: Answers): Key[] =>
  form.questions
    .filter(({ key, kind, options, needed }) => {
      const answer = answers[key]?.trim() ?? '';
      if (answer === '') return needed;
      if (kind === 'choice') return !options.includes(answer);
      return kind === 'yes' && answer !== 'yes';
    })
    .map(question => question.key);

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

import * as v from 'valibot';
import type { Question } from './forms';

// Apart from the forms, which a first visit needs without this.

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

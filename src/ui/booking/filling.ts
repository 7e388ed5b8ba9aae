import type { OwnAccount } from '../../app/wallet/wallet';
import { faultsOf } from '../../core/forms';
import type { Key } from '../../core/id';
import { NO_CODE } from '../paying/pay';
import type { Draft, Form } from './draft';

const FIELDS = ['first', 'last', 'email', 'phone'] as const;

/** What an account fills in. */
export const fillingOf = ({ first, last, email, phone, answers }: OwnAccount): Draft => ({
  first,
  last,
  email,
  phone,
  answers,
  pay: NO_CODE,
});

/** A draft filled in anew: what the visitor typed stays, what was filled in before goes for what is known now. */
export const refill = (draft: Draft, before: Draft, next: Draft): Draft => {
  const questions = [...new Set([...Object.keys(draft.answers), ...Object.keys(next.answers)])] as Key[];
  const answers = questions.flatMap(key => {
    const typed = draft.answers[key] ?? '';
    const answer = typed === (before.answers[key] ?? '') ? (next.answers[key] ?? '') : typed;
    return answer === '' && typed === '' ? [] : [[key, answer] as const];
  });
  const texts = FIELDS.map(field => [field, draft[field] === before[field] ? next[field] : draft[field]]);
  return { ...draft, ...Object.fromEntries(texts), answers: Object.fromEntries(answers) };
};

/** The questions of a form that an account answered before, in a way that the form still takes. */
export const answeredIn = (form: Form, known: Draft['answers']): readonly Key[] => {
  const faults = new Set(faultsOf(form, known));
  return form.questions.map(({ key }) => key).filter(key => known[key] && !faults.has(key));
};

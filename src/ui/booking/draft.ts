import * as v from 'valibot';
import type { Business } from '../../core/business';
import type { Catalog } from '../../core/catalog';
import { faultsOf } from '../../core/forms';
import type { Key } from '../../core/id';
import { Details } from '../../core/requests';
import { NO_CODE, type Pay } from '../paying/pay';

/** What is typed at "Your details", as it is typed. */
export type Draft = {
  readonly first: string;
  readonly last: string;
  readonly email: string;
  readonly phone: string;
  readonly answers: Readonly<Record<Key, string>>;
  readonly pay: Pay;
};

export const EMPTY: Draft = { first: '', last: '', email: '', phone: '', answers: {}, pay: NO_CODE };

export type PersonField = 'first' | 'last' | 'email' | 'phone';
export type Form = Catalog['forms'][number];

export type Faults = {
  readonly person: Readonly<Partial<Record<PersonField, 'needed' | 'email' | 'phone' | 'long' | 'contact'>>>;
  /** By question: an answer is missing or not one of those given. */
  readonly answers: readonly Key[];
};

export const hasFaults = ({ person, answers }: Faults): boolean =>
  Object.keys(person).length > 0 || answers.length > 0;

/** What stands in the way of sending a draft, by field, in the order of the page. */
export const faultsIn = (draft: Draft, ask: Business['ask'], form: Form | null): Faults => {
  const person: { -readonly [field in PersonField]?: Faults['person'][field] } = {};
  const said = { ...draft, ...unasked(ask) };
  if (said.first.trim() === '') person.first = 'needed';
  for (const field of ['email', 'phone'] as const)
    if (ask[field] === 'needed' && said[field].trim() === '') person[field] = 'needed';
  const asked = (['email', 'phone'] as const).filter(field => ask[field] !== 'no');
  if (asked[0] && asked.every(field => said[field].trim() === '')) person[asked[0]] ??= 'contact';
  const parsed = v.safeParse(Details, detailsOf(draft, ask));
  for (const issue of parsed.success ? [] : parsed.issues) {
    const field = issue.path?.[0]?.key;
    if (field === 'first' || field === 'last') person[field] ??= 'long';
    if (field === 'email' || field === 'phone') person[field] ??= field;
  }
  return { person, answers: form === null ? [] : faultsOf(form, draft.answers) };
};

/** What is sent of a draft: nothing that the business does not ask for. */
export const detailsOf = (draft: Draft, ask: Business['ask']): Details => {
  const { first, last, email, phone } = { ...draft, ...unasked(ask) };
  return { first: first.trim(), last: last.trim(), email: email.trim(), phone: phone.trim() };
};

/** The answers to the questions of a form, without empty ones and those of other forms. */
export const answersOf = (draft: Draft, form: Form | null): Record<Key, string> =>
  Object.fromEntries(
    (form?.questions ?? []).flatMap(({ key }) => {
      const answer = draft.answers[key]?.trim() ?? '';
      return answer === '' ? [] : [[key, answer]];
    }),
  );

const unasked = (ask: Business['ask']): Partial<Record<'email' | 'phone', string>> => ({
  ...(ask.email === 'no' ? { email: '' } : {}),
  ...(ask.phone === 'no' ? { phone: '' } : {}),
});

import * as v from 'valibot';
import type { Key } from './id';

/** The business's private entry for a person. */
export const Client = v.object({
  first: v.pipe(v.string(), v.maxLength(80)),
  last: v.optional(v.pipe(v.string(), v.maxLength(80)), ''),
  email: v.optional(v.pipe(v.string(), v.maxLength(254)), ''),
  phone: v.optional(v.pipe(v.string(), v.maxLength(40)), ''),
  /** BCP 47: the language in which the client booked. */
  locale: v.optional(v.pipe(v.string(), v.maxLength(35)), ''),
  note: v.optional(v.pipe(v.string(), v.maxLength(4000)), ''),
});
export type Client = v.InferOutput<typeof Client> & {
  readonly key: Key;
  /**
   * The owner's notes on single sessions, by the session's key. They stand here and not in the session, so
   * that erasing the client takes them along.
   */
  readonly notes: { readonly [session: string]: string };
  /** What the owner said to the client of single sessions when ending them; so too. */
  readonly said: { readonly [session: string]: string };
};

/** How names and emails compare: without case, accents and outer or double spaces. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

/** A phone number's digits, with the "+" of the international form where it has one. */
export const phoneDigits = (phone: string): string => phone.replace(/(?!^\+)\D/g, '');

/**
 * How a phone compares: the same text for one number however it is written; '' for what holds no number.
 * Those that have an international form compare by it, others by their digits (product §4.9).
 */
export type PhoneForm = (phone: string) => string;

export const phoneForm =
  (international: (phone: string) => string | null): PhoneForm =>
  phone =>
    international(phone) ?? phone.replace(/\D/g, '');

/**
 * The last digits of a number, before an extension: the same in every form that it is written in, whatever the
 * country, so that the store finds those that may be one. No number is shorter.
 */
export const phoneEnd = (phone: string): string =>
  (/^\D*[\d\s().+/-]*/.exec(phone)?.[0] ?? '').replace(/\D/g, '').slice(-4);

/** The text that "Search clients" looks into: names, email and the phone's digits, as `plain` leaves them. */
export const searchKey = (client: Pick<Client, 'first' | 'last' | 'email' | 'phone'>): string =>
  plain(`${client.first} ${client.last} ${client.email} ${phoneDigits(client.phone)}`);

/** Whether keys hold every word of a search, in any order; digits are looked for as typed or bare. */
export const searchFor = (search: string): ((...keys: readonly string[]) => boolean) => {
  const words = plain(search)
    .split(' ')
    .map(word => (/^\+?[\d().-]+$/.test(word) ? [word, phoneDigits(word)] : [word]));
  return (...keys) => words.every(forms => forms.some(form => keys.some(key => key.includes(form))));
};

export type Person = Pick<Client, 'first' | 'last' | 'email' | 'phone'>;

/** Whether both give the same email or the same phone. */
export const sharesContact = (
  a: Pick<Person, 'email' | 'phone'>,
  b: Pick<Person, 'email' | 'phone'>,
  form: PhoneForm,
): boolean =>
  (plain(a.email) !== '' && plain(a.email) === plain(b.email)) ||
  (form(a.phone) !== '' && form(a.phone) === form(b.phone));

const sharesNames = (a: Pick<Person, 'first' | 'last'>, b: Pick<Person, 'first' | 'last'>): boolean =>
  plain(a.first) === plain(b.first) && plain(a.last) === plain(b.last);

/**
 * The entry that a booking joins: of those that its account is linked to the one with the same names; else one with
 * the same names and the same email or phone. Two people who share an email stay two clients, and no booking
 * renames anyone (product §4.9).
 */
export const clientOf = <C extends Person>(
  clients: readonly C[],
  person: Person,
  form: PhoneForm,
  linked: readonly C[] = [],
): C | undefined =>
  linked.find(client => sharesNames(client, person)) ??
  clients.find(client => sharesNames(client, person) && sharesContact(client, person, form));

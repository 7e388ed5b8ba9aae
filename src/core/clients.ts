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

/** The text that "Search clients" looks into: names, email and the phone's digits, as `plain` leaves them. */
export const searchKey = (client: Pick<Client, 'first' | 'last' | 'email' | 'phone'>): string =>
  plain(`${client.first} ${client.last} ${client.email} ${phoneDigits(client.phone)}`);

/** Whether every word of a search is found in the key, in any order; digits are looked for as typed or bare. */
export const matchesSearch = (key: string, search: string): boolean =>
  plain(search)
    .split(' ')
    .every(word => key.includes(word) || (/^\+?[\d().-]+$/.test(word) && key.includes(phoneDigits(word))));

export type Person = Pick<Client, 'first' | 'last' | 'email' | 'phone'>;

/**
 * The entry that a booking joins: one with the same names and the same email or phone. Two people who share
 * an email stay two clients, and no booking renames anyone (product §4.9).
 */
export const clientOf = <C extends Person>(clients: readonly C[], person: Person): C | undefined =>
  clients.find(
    client =>
      plain(client.first) === plain(person.first) &&
      plain(client.last) === plain(person.last) &&
      ((person.email !== '' && plain(client.email) === plain(person.email)) ||
        (person.phone !== '' && phoneDigits(client.phone) === phoneDigits(person.phone))),
  );

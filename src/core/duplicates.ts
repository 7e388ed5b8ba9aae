import { type Client, type Person, type PhoneForm, phoneEnd, plain, sharesContact } from './clients';
import type { Key } from './id';

// Entries that look like one person (product §4.9). They are proposed, and a person decides.

type Entry = Pick<Client, 'key' | 'first' | 'last' | 'email' | 'phone' | 'locale'>;

/**
 * Whether two entries may be one person: they share email or phone and have names alike, or they have the same first
 * and last name while their contacts do not contradict one another. A mother and her child, who share an email, have
 * other names and are not proposed.
 */
export const lookAlike = (a: Person, b: Person, form: PhoneForm): boolean =>
  namesAlike(a, b) && (sharesContact(a, b, form) || (isOneName(a, b) && !contradict(a, b, form)));

/**
 * Pairs of entries that look like one person, each once, the one that says more first; `areTwo`: those of whom the
 * owner said that they are two.
 */
export const duplicatesAmong = <E extends Entry>(
  entries: readonly E[],
  form: PhoneForm,
  areTwo: (one: Key, other: Key) => boolean,
): readonly (readonly [E, E])[] => {
  const found = new Map<string, readonly [E, E]>();
  // Only those that share something are compared: of thousands of entries most share nothing with any other.
  for (const alike of sharing(entries))
    for (const [index, one] of alike.entries())
      for (const other of alike.slice(index + 1)) {
        const pair: readonly [E, E] = saysMore(one, other) ? [one, other] : [other, one];
        const name = pair.map(({ key }) => key).join('/');
        if (!found.has(name) && lookAlike(one, other, form) && !areTwo(one.key, other.key))
          found.set(name, pair);
      }
  return [...found.values()];
};

const saysMore = (one: Entry, other: Entry): boolean => {
  // A language is known of those who have booked by themselves.
  const count = ({ first, last, email, phone, locale }: Entry): number =>
    [first, last, email, phone, locale].filter(text => text !== '').length;
  return count(one) === count(other) ? one.key < other.key : count(one) > count(other);
};

/** So many of one email, phone or name are no duplicates but something else, and comparing them all would take long. */
const MOST_SHARING = 40;

const sharing = <E extends Entry>(entries: readonly E[]): readonly (readonly E[])[] => {
  const lists = new Map<string, E[]>();
  for (const entry of entries)
    for (const name of namesOf(entry)) {
      const list = lists.get(name);
      if (list) list.push(entry);
      else lists.set(name, [entry]);
    }
  return [...lists.values()].filter(({ length }) => length > 1 && length <= MOST_SHARING);
};

/** An entry never changes, and all are looked at again with each one that takes its place. */
const named = new WeakMap<Entry, readonly string[]>();

/** What an entry may share with another that is the same person. */
const namesOf = (entry: Entry): readonly string[] => {
  const known = named.get(entry);
  if (known) return known;
  const [email, phone] = [plain(entry.email), phoneEnd(entry.phone)];
  const names = [
    ...(email === '' ? [] : [`email ${email}`]),
    ...(phone === '' ? [] : [`phone ${phone}`]),
    ...(entry.last === '' ? [] : [`name ${wordsOf(entry).sort().join(' ')}`]),
  ];
  named.set(entry, names);
  return names;
};

type Names = Pick<Person, 'first' | 'last'>;

const wordsOf = ({ first, last }: Names): string[] =>
  plain(`${first} ${last}`)
    .split(' ')
    .filter(word => word !== '');

/** The same first and last name, in whatever order they were typed. */
const isOneName = (a: Names, b: Names): boolean =>
  plain(a.last) !== '' && wordsOf(a).sort().join(' ') === wordsOf(b).sort().join(' ');

/** One has all words of the other's name, each as it is or with one slip of the finger. */
const namesAlike = (a: Names, b: Names): boolean => {
  const [few, many] = [wordsOf(a), wordsOf(b)].sort((one, other) => one.length - other.length);
  if (!few || !many || few.length === 0) return false;
  const left = [...many];
  return few.every(word => {
    const at = left.findIndex(other => isSlip(word, other));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
};

/** Shorter words have too little in them: one letter makes "Ana" another name. */
const LEAST_FOR_SLIP = 4;

/** Whether two words are the same but for one letter that is missing, too many, another, or swapped with the next. */
const isSlip = (a: string, b: string): boolean => {
  if (a === b) return true;
  if (Math.min(a.length, b.length) < LEAST_FOR_SLIP || Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
};

type Contact = Pick<Person, 'email' | 'phone'>;

/** Whether both email and phone are known of both, and neither is the same. */
const contradict = (a: Contact, b: Contact, form: PhoneForm): boolean =>
  [a.email, b.email].every(email => plain(email) !== '') &&
  [a.phone, b.phone].every(phone => form(phone) !== '') &&
  !sharesContact(a, b, form);

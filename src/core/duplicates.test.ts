import { expect, test } from 'vitest';
import { type Person, phoneForm } from './clients';
import { duplicatesAmong, lookAlike } from './duplicates';
import { keyOf } from './testing/shop';

const form = phoneForm(phone => (phone.startsWith('+') ? phone.replace(/[^+\d]/g, '') : null));
const of = (first: string, last = '', email = '', phone = ''): Person => ({ first, last, email, phone });
const ANA = of('Ana', 'Souza', 'ana@example.org', '+55 11 91234-5678');

test.each<[string, Person, Person]>([
  ['a name with a slip, and the same email', ANA, of('Ana', 'Sousa', 'ANA@example.org')],
  ['a letter too many, and the same phone', ANA, of('Ana', 'Souzza', '', '+5511912345678')],
  ['two letters swapped', ANA, of('Ana', 'Suoza', ANA.email)],
  ['no last name, and the same email', ANA, of('ana', '', ANA.email)],
  ['another name in between', ANA, of('Ana Lúcia', 'Souza', ANA.email)],
  ['first and last name the other way round', ANA, of('Souza', 'Ana', ANA.email)],
  ['the same name, and nothing else to tell them apart', ANA, of('ANA', 'Souza')],
  [
    'the same name, where one gave an email and the other a phone',
    of('Rui', 'Sá', 'r@x.org'),
    of('Rui', 'Sá', '', '+551'),
  ],
  [
    'the same name with another email, of the same phone',
    ANA,
    of('Ana', 'Souza', 'work@example.org', ANA.phone),
  ],
])('alike: %s', (_, one, other) => {
  expect(lookAlike(one, other, form)).toBe(true);
  expect(lookAlike(other, one, form)).toBe(true);
});

test.each<[string, Person, Person]>([
  ['a mother and her child, who share an email', ANA, of('Bia', 'Souza', ANA.email)],
  ['short names that differ in one letter', of('Ana', '', ANA.email), of('Ada', '', ANA.email)],
  ['the same name, of another email and phone', ANA, of('Ana', 'Souza', 'a@x.org', '+55 11 90000-0000')],
  ['the same first name only', of('Ana', '', '', '1'), of('Ana', '', 'ana@example.org')],
  ['names alike that share nothing', ANA, of('Ana', 'Sousa', 'other@example.org')],
  ['nobody’s names', of('', '', ANA.email), of('', '', ANA.email)],
])('not alike: %s', (_, one, other) => {
  expect(lookAlike(one, other, form)).toBe(false);
  expect(lookAlike(other, one, form)).toBe(false);
});

const entries = [of('Ana', 'Sousa', '', ANA.phone), ANA, of('Caio', 'Lima', 'c@x.org')].map(
  (person, index) => ({ ...person, locale: '', key: keyOf(`e${index}`) }),
);

test('each pair is proposed once, whatever it shares, the fuller entry first, and not again once it is known to be two people', () => {
  const pairs = (areTwo: () => boolean) => duplicatesAmong(entries, form, areTwo);
  expect(pairs(() => false).map(pair => pair.map(({ last }) => last))).toEqual([['Souza', 'Sousa']]);
  expect(pairs(() => true)).toEqual([]);
});

test('thousands of entries are compared in a moment', () => {
  const many = Array.from({ length: 5000 }, (_, index) => ({
    ...of(`Ana${index}`, `Souza${index}`, `a${index}@x.org`, `+55 11 9${String(index).padStart(8, '0')}`),
    locale: '',
    key: keyOf(`e${index}`),
  }));
  let parsed = 0;
  const counting = (phone: string): string => {
    parsed += 1;
    return form(phone);
  };
  expect(duplicatesAmong(many, counting, () => false)).toEqual([]);
  // What costs is reading phone numbers: it is done only where names are alike.
  expect(parsed).toBeLessThan(5000);
});

import { expect, test } from 'vitest';
import { initialsOf } from './initials';

test.each([
  [{ first: 'Ana', last: 'Souza', email: 'ana@example.org' }, 'AS'],
  [{ first: ' élise', last: '', email: 'x@example.org' }, 'É'],
  [{ first: '', last: '', email: 'bia@example.org' }, 'B'],
  // A letter that takes two parts to store stays whole.
  [{ first: '𐐨lm', last: 'ß', email: '' }, '𐐀SS'],
])('%j', (person, initials) => {
  expect(initialsOf(person)).toBe(initials);
});

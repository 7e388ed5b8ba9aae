import { expect, test } from 'vitest';
import type { Key } from '../../core/id';
import { answersOf, type Draft, detailsOf, EMPTY, type Form, faultsIn, hasFaults } from './draft';

const key = (name: string) => name.padEnd(26, '0') as Key;
const ana: Draft = { ...EMPTY, first: 'Ana', email: 'ana@example.org' };
const either = { email: 'optional', phone: 'optional' } as const;

test('a name and what the business needs must be given', () => {
  expect(faultsIn(EMPTY, { email: 'needed', phone: 'no' }, null).person).toEqual({
    first: 'needed',
    email: 'needed',
  });
  expect(hasFaults(faultsIn(ana, { email: 'needed', phone: 'no' }, null))).toBe(false);
  expect(faultsIn({ ...ana, first: '  ' }, either, null).person).toEqual({ first: 'needed' });
});

test('where both ways to be reached are optional, one of them must be given', () => {
  expect(faultsIn({ ...ana, email: '' }, either, null).person).toEqual({ email: 'contact' });
  expect(faultsIn({ ...ana, email: '', phone: '+55 11 91234-5678' }, either, null).person).toEqual({});
  expect(faultsIn({ ...ana, email: '' }, { email: 'no', phone: 'optional' }, null).person).toEqual({
    phone: 'contact',
  });
});

test('what is not an email, no phone number or too long is named at its field', () => {
  const wrong = { ...ana, last: 'a'.repeat(81), email: 'ana@', phone: 'call me' };
  expect(faultsIn(wrong, either, null).person).toEqual({ last: 'long', email: 'email', phone: 'phone' });
});

test('what is not asked is neither checked nor sent', () => {
  const typed = { ...ana, phone: 'from another business' };
  const ask = { email: 'needed', phone: 'no' } as const;
  expect(faultsIn(typed, ask, null).person).toEqual({});
  expect(detailsOf(typed, ask)).toEqual({ first: 'Ana', last: '', email: 'ana@example.org', phone: '' });
});

test('a form asks for what it needs, and sends answers to its own questions alone', () => {
  const form: Form = {
    key: key('form'),
    name: 'Hair',
    questions: [
      { key: key('q1'), text: 'Allergies?', kind: 'line', options: [], needed: true },
      { key: key('q2'), text: 'Length', kind: 'choice', options: ['Short', 'Long'], needed: false },
    ],
  };
  expect(faultsIn(ana, either, form).answers).toEqual([key('q1')]);
  const answered = { ...ana, answers: { [key('q1')]: ' none ', [key('q2')]: '', [key('old')]: 'x' } };
  expect(hasFaults(faultsIn(answered, either, form))).toBe(false);
  expect(answersOf(answered, form)).toEqual({ [key('q1')]: 'none' });
  expect(answersOf(answered, null)).toEqual({});
});

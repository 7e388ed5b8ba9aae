import { expect, test } from 'vitest';
import type { Key } from '../../core/id';
import { NO_CODE } from '../paying/pay';
import { type Draft, EMPTY } from './draft';
import { answeredIn, refill } from './filling';

const [ALLERGIES, COLOUR, NOTE] = ['a', 'c', 'n'].map(letter => letter.padEnd(26, '0') as Key) as [
  Key,
  Key,
  Key,
];

const ana: Draft = {
  first: 'Ana',
  last: 'Souza',
  email: 'ana@example.org',
  phone: '',
  answers: { [ALLERGIES]: 'Nuts' } as Draft['answers'],
  pay: NO_CODE,
};

test('an untouched draft takes all that is known, and loses it with whoever logs out', () => {
  expect(refill(EMPTY, EMPTY, ana)).toEqual(ana);
  expect(refill(ana, ana, EMPTY)).toEqual({ ...EMPTY, answers: { [ALLERGIES]: '' } });
});

test('what was typed stays, whoever logs in or out', () => {
  const typed = { ...EMPTY, first: 'Bia', answers: { [NOTE]: 'Late' } as Draft['answers'] };
  const filled = refill(typed, EMPTY, ana);
  expect(filled).toEqual({
    ...ana,
    first: 'Bia',
    answers: { [NOTE]: 'Late', [ALLERGIES]: 'Nuts' },
  });
  expect(refill({ ...filled, email: '' }, ana, { ...ana, email: 'other@example.org' }).email).toBe('');
});

test('what is filled in again the same changes nothing', () => {
  expect(refill(ana, ana, ana)).toEqual(ana);
});

test('answered is what the form asks and still takes', () => {
  const question = { text: '?', options: [], needed: false };
  const form = {
    key: ALLERGIES,
    name: 'Health',
    questions: [
      { ...question, key: ALLERGIES, kind: 'line' as const },
      { ...question, key: COLOUR, kind: 'choice' as const, options: ['Red'] },
      { ...question, key: NOTE, kind: 'text' as const },
    ],
  };
  const known = { [ALLERGIES]: 'Nuts', [COLOUR]: 'Blue' } as Draft['answers'];
  expect(answeredIn(form, known)).toEqual([ALLERGIES]);
});

test('a code that was typed stays, whoever logs in or out', () => {
  const pay = { from: 'typed', typed: '7K2M' } as const;
  expect(refill({ ...EMPTY, pay }, EMPTY, ana)).toEqual({ ...ana, pay });
  expect(refill({ ...ana, pay }, ana, EMPTY).pay).toEqual(pay);
});

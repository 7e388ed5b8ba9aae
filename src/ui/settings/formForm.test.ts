import { expect, test } from 'vitest';
import type { Key } from '../../core/id';
import { formFrom, formValues, hasFault, questionFault } from './formForm';

const key = '1'.repeat(26) as Key;
const stored = {
  name: 'First visit',
  questions: [
    { key, text: 'Allergies?', kind: 'line' as const, options: [], needed: true },
    { key, text: 'Hair?', kind: 'choice' as const, options: ['short', 'long'], needed: false },
  ],
};

test('a form reads back as it is stored', () => {
  expect(formFrom(formValues(stored))).toEqual(stored);
  expect(hasFault(formValues(stored))).toBe(false);
});

test('choices are one a line, without empty ones and repetitions', () => {
  const typed = { key, text: ' Hair? ', kind: 'choice' as const, options: ' a \n\nb\na\n', needed: false };
  expect(formFrom({ name: 'x', questions: [typed] }).questions[0]).toMatchObject({
    text: 'Hair?',
    options: ['a', 'b'],
  });
});

test('faults', () => {
  const question = { key, text: 'Hair?', kind: 'choice' as const, options: 'one', needed: false };
  expect(questionFault(question)).toBe('options');
  expect(questionFault({ ...question, kind: 'line' })).toBeNull();
  expect(questionFault({ ...question, text: ' ' })).toBe('text');
  expect(questionFault({ ...question, text: 'x'.repeat(301) })).toBe('long');
  expect(hasFault({ name: '', questions: formValues(stored).questions })).toBe(true);
  expect(hasFault({ name: 'x', questions: [] })).toBe(true);
});

import { expect, test } from 'vitest';
import { type Answers, faultsOf, type Question } from './forms';
import type { Key } from './id';

const [line, text, choice, yes] = ['a', 'b', 'c', 'd'].map(letter => letter.repeat(26) as Key) as [
  Key,
  Key,
  Key,
  Key,
];
const questions = (needed: boolean): Question[] => [
  { key: line, text: 'Allergies', kind: 'line', options: [], needed },
  { key: text, text: 'What happened?', kind: 'text', options: [], needed },
  { key: choice, text: 'Hair', kind: 'choice', options: ['Short', 'Long'], needed },
  { key: yes, text: 'I agree', kind: 'yes', options: [], needed },
];
const faults = (needed: boolean, answers: Answers): Key[] =>
  faultsOf({ questions: questions(needed) }, answers);

test('answers of every kind are taken', () => {
  const answers: Answers = { [line]: 'Nuts', [text]: 'First.\nThen.', [choice]: 'Long', [yes]: 'yes' };
  expect(faults(true, answers)).toEqual([]);
  expect(faults(false, answers)).toEqual([]);
});

test('a needed question without an answer is named, in the order of the form', () => {
  expect(faults(true, {})).toEqual([line, text, choice, yes]);
  expect(faults(true, { [line]: '   ', [text]: '\n', [choice]: 'Short' })).toEqual([line, text, yes]);
  expect(faults(false, {})).toEqual([]);
  expect(faults(false, { [choice]: '', [yes]: ' ' })).toEqual([]);
});

test('an answer that the form does not offer is named, needed or not', () => {
  for (const needed of [true, false]) {
    const whole = { [line]: 'Nuts', [text]: 'Much', [choice]: 'Short', [yes]: 'yes' };
    expect(faults(needed, { ...whole, [choice]: 'Blue' })).toEqual([choice]);
    expect(faults(needed, { ...whole, [choice]: 'short' })).toEqual([choice]);
    expect(faults(needed, { ...whole, [yes]: 'no' })).toEqual([yes]);
  }
});

test('answers to questions that are not in the form fault nothing', () => {
  expect(faults(false, { ['z'.repeat(26) as Key]: 'left over' })).toEqual([]);
});

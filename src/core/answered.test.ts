import { expect, test } from 'vitest';
import { answersInWords } from './answered';
import type { Answers } from './forms';
import type { Key } from './id';

const [line, text, yes, gone] = ['a', 'b', 'c', 'd'].map(letter => letter.repeat(26)) as [Key, Key, Key, Key];
const questions = [
  { key: line, text: 'Allergies', kind: 'line' },
  { key: text, text: 'What happened?', kind: 'text' },
  { key: yes, text: 'I agree', kind: 'yes' },
] as const;

test('answers stand beside their questions, in the order of the form; what nobody asks is left out', () => {
  const answers: Answers = { [yes]: 'yes', [gone]: 'Old', [line]: 'Nuts', [text]: '' };
  expect(answersInWords([{ questions }], answers)).toEqual([
    { question: 'Allergies', answer: 'Nuts' },
    { question: 'I agree', answer: 'yes', ticked: true },
  ]);
});

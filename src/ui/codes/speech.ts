import { type Accessor, createMemo } from 'solid-js';
import { useFormat } from '../frame/format';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';
import type { CodeSpeech } from './say';

/** What the words about codes are made with, in the language shown. */
export const useCodeSpeech = (): Accessor<CodeSpeech> => {
  const words = useDeskWords();
  const format = useFormat();
  const language = useLanguage();
  return createMemo(() => ({ words: words(), format: format(), region: language.region() }));
};

import { type Accessor, createContext, type ParentProps, Show, useContext } from 'solid-js';
import { createAsked } from '../asked';
import type { DeskWords } from './desk/en';
import { useLanguage } from './language';
import { loadDeskWords } from './load-desk';

const Context = createContext<Accessor<DeskWords>>();

/** Loads the desk's words, in the language shown, before the screens within are drawn. */
export const DeskWordsProvider = (props: ParentProps) => {
  const language = useLanguage();
  const words = createAsked(language.locale, locale => loadDeskWords[locale]());
  return (
    <Show when={words() !== undefined}>
      <Context.Provider value={() => words() as DeskWords}>{props.children}</Context.Provider>
    </Show>
  );
};

export const useDeskWords = (): Accessor<DeskWords> => {
  const words = useContext(Context);
  if (!words) throw new Error('A screen of the desk was drawn outside DeskWordsProvider');
  return words;
};

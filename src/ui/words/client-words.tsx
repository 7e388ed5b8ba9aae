import { type Accessor, createContext, type ParentProps, Show, useContext } from 'solid-js';
import { createAsked } from '../asked';
import type { ClientWords } from './client/en';
import { useLanguage } from './language';
import type { Locale } from './words';

const load: Readonly<Record<Locale, () => Promise<ClientWords>>> = {
  en: async () => (await import('./client/en')).en,
  'pt-BR': async () => (await import('./client/pt-BR')).ptBR,
  es: async () => (await import('./client/es')).es,
};

const Context = createContext<Accessor<ClientWords>>();

/** Loads the words of the clients' screens, in the language shown, before what is within is drawn. */
export const ClientWordsProvider = (props: ParentProps) => {
  const language = useLanguage();
  const words = createAsked(language.locale, locale => load[locale]());
  return (
    <Show when={words() !== undefined}>
      <Context.Provider value={() => words() as ClientWords}>{props.children}</Context.Provider>
    </Show>
  );
};

export const useClientWords = (): Accessor<ClientWords> => {
  const words = useContext(Context);
  if (!words) throw new Error("A clients' screen was drawn outside ClientWordsProvider");
  return words;
};

import { type Accessor, createContext, type ParentProps, Show, useContext } from 'solid-js';
import { createAsked } from '../asked';
import type { AccountWords } from './accounts/en';
import { useLanguage } from './language';
import type { Locale } from './words';

const load: Readonly<Record<Locale, () => Promise<AccountWords>>> = {
  en: async () => (await import('./accounts/en')).en,
  'pt-BR': async () => (await import('./accounts/pt-BR')).ptBR,
  es: async () => (await import('./accounts/es')).es,
};

const Context = createContext<Accessor<AccountWords>>();

type Within = ParentProps<{
  /** What is within is a part that its screen can do without: where the words cannot be had it is not drawn. */
  readonly optional?: boolean;
}>;

/** Loads the words of clients' accounts, in the language shown, before what is within is drawn. */
export const AccountWordsProvider = (props: Within) => {
  const language = useLanguage();
  const words = createAsked(language.locale, async (locale): Promise<AccountWords | undefined> => {
    const loading = load[locale]();
    return props.optional ? loading.catch(() => undefined) : loading;
  });
  return (
    <Show when={words() !== undefined}>
      <Context.Provider value={() => words() as AccountWords}>{props.children}</Context.Provider>
    </Show>
  );
};

export const useAccountWords = (): Accessor<AccountWords> => {
  const words = useContext(Context);
  if (!words) throw new Error('A screen of accounts was drawn outside AccountWordsProvider');
  return words;
};

import { type Accessor, batch, createContext, createSignal, type ParentProps, useContext } from 'solid-js';
import type { BookingWords } from './booking/en';
import { isLocale, type Locale, localeOf, regionOf } from './words';

const STORED = 'caderneta.language';

export type Language = {
  readonly locale: Accessor<Locale>;
  /** BCP 47 tag for Intl: dates, amounts, first weekday. */
  readonly region: Accessor<string>;
  readonly words: Accessor<BookingWords>;
  readonly choose: (locale: Locale) => Promise<void>;
};

const load: Readonly<Record<Locale, () => Promise<BookingWords>>> = {
  en: async () => (await import('./booking/en')).en,
  'pt-BR': async () => (await import('./booking/pt-BR')).ptBR,
  es: async () => (await import('./booking/es')).es,
};

/** The language chosen in this browser before, else the first of the browser's that the screens speak. */
export const startLocale = (): Locale => {
  const stored = readStored();
  return isLocale(stored) ? stored : localeOf(navigator.languages);
};

export const createLanguage = async (start: Locale): Promise<Language> => {
  const [locale, setLocale] = createSignal(start);
  const [words, setWords] = createSignal(await load[start]());
  document.documentElement.lang = start;
  return {
    locale,
    region: () => regionOf(locale(), navigator.languages),
    words,
    choose: async next => {
      const loaded = await load[next]();
      batch(() => {
        setLocale(next);
        setWords(() => loaded);
      });
      document.documentElement.lang = next;
      store(next);
    },
  };
};

const Context = createContext<Language>();

export const LanguageProvider = (props: ParentProps<{ language: Language }>) => (
  <Context.Provider value={props.language}>{props.children}</Context.Provider>
);

export const useLanguage = (): Language => {
  const language = useContext(Context);
  if (!language) throw new Error('A screen was drawn outside LanguageProvider');
  return language;
};

/** Words of the clients' screens and of what all screens share. */
export const useWords = (): Accessor<BookingWords> => useLanguage().words;

// A browser that keeps nothing still shows its own language.
const readStored = (): string | null => {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
};

const store = (locale: Locale): void => {
  try {
    localStorage.setItem(STORED, locale);
  } catch {
    return;
  }
};

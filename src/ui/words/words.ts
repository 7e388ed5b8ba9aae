/** The languages of the screens. A noun missing in one of them does not type-check. */
export const LOCALES = ['en', 'pt-BR', 'es'] as const;
export type Locale = (typeof LOCALES)[number];

/** Each language in its own name. */
export const LANGUAGES: Readonly<Record<Locale, string>> = {
  en: 'English',
  'pt-BR': 'Português (Brasil)',
  es: 'Español',
};

export const isLocale = (text: unknown): text is Locale => LOCALES.some(locale => locale === text);

/** The first language of the browser's list that the screens speak; English where there is none. */
export const localeOf = (wanted: readonly string[]): Locale => {
  for (const tag of wanted) {
    const found = LOCALES.find(locale => languageOf(locale) === languageOf(tag));
    if (found) return found;
  }
  return 'en';
};

/**
 * How dates, amounts and weeks are written: the browser's own region where it is of the language shown
 * ("en-GB" for English), else the language itself.
 */
export const regionOf = (locale: Locale, wanted: readonly string[]): string =>
  wanted.find(tag => languageOf(tag) === languageOf(locale)) ?? locale;

const languageOf = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';

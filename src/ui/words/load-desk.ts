import type { DeskWords } from './desk/en';
import type { Locale } from './words';

/** Fetches the desk's words in a language. */
export const loadDeskWords: Readonly<Record<Locale, () => Promise<DeskWords>>> = {
  en: async () => (await import('./desk/en')).en,
  'pt-BR': async () => (await import('./desk/pt-BR')).ptBR,
  es: async () => (await import('./desk/es')).es,
};

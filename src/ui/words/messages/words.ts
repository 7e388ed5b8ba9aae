import type { MessageKind } from '../../../core/messages';
import type { PlaceholderNames, Template } from '../../../core/templates';
import type { Locale } from '../words';

/** What the app itself says to clients, and what placeholders are called there; in the language of the client. */
export type MessageWords = {
  readonly names: PlaceholderNames;
  readonly templates: Readonly<Record<MessageKind, Template>>;
};

/** Fetches them in a language. */
export const loadMessageWords: Readonly<Record<Locale, () => Promise<MessageWords>>> = {
  en: async () => (await import('./en')).en,
  'pt-BR': async () => (await import('./pt-BR')).ptBR,
  es: async () => (await import('./es')).es,
};

import type { Locale } from '../words';
import type { clientHelp } from './client/en';
import type { ownerHelp } from './owner/en';

/** A page of help: what each part is about, in paragraphs. Loaded with its page alone. */
export type HelpWords = {
  readonly title: string;
  readonly lead: string;
  readonly contents: string;
  readonly back: string;
  readonly parts: Readonly<Record<string, { readonly title: string; readonly text: readonly string[] }>>;
};

export type OwnerHelp = typeof ownerHelp;
export type ClientHelp = typeof clientHelp;

export const loadOwnerHelp: Readonly<Record<Locale, () => Promise<HelpWords>>> = {
  en: async () => (await import('./owner/en')).ownerHelp,
  'pt-BR': async () => (await import('./owner/pt-BR')).ownerHelp,
  es: async () => (await import('./owner/es')).ownerHelp,
};

export const loadClientHelp: Readonly<Record<Locale, () => Promise<HelpWords>>> = {
  en: async () => (await import('./client/en')).clientHelp,
  'pt-BR': async () => (await import('./client/pt-BR')).clientHelp,
  es: async () => (await import('./client/es')).clientHelp,
};

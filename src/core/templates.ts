import * as v from 'valibot';
import { plain } from './clients';
import type { Folded } from './ledger';
import type { MessageKind } from './messages';
import { read } from './records';

/** What a message may hold beside its words. */
export const PLACEHOLDERS = [
  'first',
  'last',
  'service',
  'person',
  'date',
  'time',
  'place',
  'reason',
  'codes',
  'link',
  'page',
  'business',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** What placeholders are called in the language of a template. */
export type PlaceholderNames = Readonly<Record<Placeholder, string>>;

export type PlaceholderValues = Readonly<Record<Placeholder, string>>;

export const MOST_SUBJECT = 200;
export const MOST_TEXT = 2000;

/** The subject is for "Email" alone. */
export const Template = v.object({
  subject: v.pipe(v.string(), v.maxLength(MOST_SUBJECT)),
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(MOST_TEXT)),
});
export type Template = v.InferOutput<typeof Template>;

/** Template of a kind in a language; another language has another one. */
export const templateKey = (kind: MessageKind, locale: string): string => `${kind}/${locale}`;

/** Key of the record that says which messages are wanted. */
export const WANTED = 'wanted';

/** What the owner wrote in place of the app's own words; null where nothing. */
export const templateIn = (
  records: readonly Folded[],
  kind: MessageKind,
  locale: string,
): Template | null => {
  const record = records.find(({ key }) => key === templateKey(kind, locale));
  return record ? read(Template, record) : null;
};

/** Placeholders that say something in a kind of message. */
export const placeholdersOf = (kind: MessageKind): readonly Placeholder[] => {
  if (kind === 'password') return ['first', 'last', 'link', 'business'];
  if (kind === 'codes') return ['first', 'last', 'codes', 'page', 'business'];
  const says = kind === 'cancellation' || kind === 'refusal';
  return PLACEHOLDERS.filter(name => name !== 'codes' && (says || name !== 'reason'));
};

/** What a kind is sent for the sake of. */
const neededBy = (kind: MessageKind): 'link' | 'codes' | null => {
  if (kind === 'codes') return kind;
  return kind === 'password' || kind === 'link' ? 'link' : null;
};

export type TemplateFault =
  | { readonly is: 'empty' }
  /** Written in braces, and no placeholder of this kind: as typed. */
  | { readonly is: 'unknown'; readonly names: readonly string[] }
  /** It lacks what it is sent for. */
  | { readonly is: 'lacks'; readonly name: 'link' | 'codes' };

/** What is wrong with what the owner typed, by field. */
export const templateFaults = (
  { subject, text }: Template,
  kind: MessageKind,
  names: PlaceholderNames,
): { readonly subject: TemplateFault | null; readonly text: TemplateFault | null } => {
  const unknown = (typed: string): TemplateFault | null => {
    const wrong = namedIn(typed).filter(name => !may(placeholderOf(name, names), kind));
    return wrong.length === 0 ? null : { is: 'unknown', names: [...new Set(wrong)] };
  };
  const needed = neededBy(kind);
  const isThere = namedIn(text).some(name => placeholderOf(name, names) === needed);
  return {
    subject: unknown(subject),
    text:
      text.trim() === ''
        ? { is: 'empty' }
        : (unknown(text) ?? (needed !== null && !isThere ? { is: 'lacks', name: needed } : null)),
  };
};

const may = (name: Placeholder | null, kind: MessageKind): boolean =>
  name !== null && placeholdersOf(kind).includes(name);

/** Braces with a name, on one line. What is in them alone is looked at: a brace by itself is a brace. */
const NAMED = /\{([^{}\n]{0,80})\}/g;

const namedIn = (text: string): string[] => [...text.matchAll(NAMED)].map(([, name = '']) => name);

/** Names are typed by people: case, accents and spaces around do not matter. */
const placeholderOf = (typed: string, names: PlaceholderNames): Placeholder | null =>
  PLACEHOLDERS.find(name => plain(names[name]) === plain(typed)) ?? null;

/**
 * A template with its placeholders filled in, once: what a value holds is text, whatever it looks like. A line whose
 * placeholders are all empty goes, so that no "Address:" stands there without one.
 */
export const filled = (text: string, names: PlaceholderNames, values: PlaceholderValues): string =>
  text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .flatMap(line => {
      const used = namedIn(line).flatMap(name => placeholderOf(name, names) ?? []);
      if (used.length > 0 && used.every(name => values[name] === '')) return [];
      return line.replace(NAMED, (whole, typed: string) => {
        const name = placeholderOf(typed, names);
        return name === null ? whole : valueText(values[name]);
      });
    })
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** A subject is one line. */
export const filledSubject = (text: string, names: PlaceholderNames, values: PlaceholderValues): string =>
  filled(text, names, values).replace(/\s+/g, ' ');

// Half a character, or a control one, would stop an address from being made or an app from reading it.
const valueText = (value: string): string =>
  value
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must go
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/\p{Surrogate}/gu, '\ufffd');

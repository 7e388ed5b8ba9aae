import { canonical, type Json } from '../../core/json';

/** What a form's fields hold, as they are typed. */
export type Values = { readonly [field: string]: Json };

/**
 * What a person has typed into a form and not saved: per touched field what it holds, and what the record held
 * when typing began. Fields not touched are the record's own, so a change that arrives from another tab shows
 * at once where nobody types, and never takes away what somebody does.
 */
export type Draft<T extends Values> = {
  readonly typed: Partial<T>;
  readonly base: Partial<T>;
};

export const NOTHING_TYPED = { typed: {}, base: {} };

const same = (a: Json | undefined, b: Json | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && canonical(a) === canonical(b));

export const valuesOf = <T extends Values>(draft: Draft<T>, live: T): T => ({ ...live, ...draft.typed });

export const typeInto = <T extends Values>(draft: Draft<T>, live: T, typed: Partial<T>): Draft<T> => {
  const base: Record<string, Json | undefined> = { ...draft.base };
  for (const field of Object.keys(typed)) if (!(field in base)) base[field] = live[field];
  return { typed: { ...draft.typed, ...typed }, base: base as Partial<T> };
};

/** Fields that hold something else than the record. */
export const dirtyFields = <T extends Values>(draft: Draft<T>, live: T): (keyof T & string)[] =>
  Object.keys(draft.typed).filter(field => !same(draft.typed[field], live[field]));

/** Fields that somebody else changed after typing began here, to something other than what is typed. */
export const changedElsewhere = <T extends Values>(draft: Draft<T>, live: T): (keyof T & string)[] =>
  dirtyFields(draft, live).filter(field => !same(draft.base[field], live[field]));

/** The fields of a record that differ from what is stored: what saving has to write, and nothing else. */
export const changesOf = <R extends object>(next: Partial<R>, stored: R): Partial<R> =>
  Object.fromEntries(
    Object.entries(next).filter(([field, value]) => !same(value as Json, stored[field as keyof R] as Json)),
  ) as Partial<R>;

export const isNothing = (changes: object): boolean => Object.keys(changes).length === 0;

/** What was kept for a reload, or null when the text is something else. */
export const draftFromText = <T extends Values>(text: string | null): Draft<T> | null => {
  if (text === null) return null;
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) && isObject(parsed['typed']) && isObject(parsed['base'])
      ? (parsed as Draft<T>)
      : null;
  } catch {
    return null;
  }
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

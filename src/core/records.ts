import * as v from 'valibot';
import { Client } from './clients';
import { gather } from './hours';
import { Key } from './id';
import type { Json } from './json';
import type { Fields, Folded } from './ledger';
import { Session } from './sessions';

/** A record's fields without those that a change took away by setting them to null. */
export const present = (fields: Fields): Record<string, Json> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

/**
 * What a record says by its schema, or null when it lacks what is needed: it was taken back, or a newer
 * version wrote it in a form that is not known here. The record itself stays as it is.
 */
export const read = <S extends v.GenericSchema>(schema: S, record: Folded): v.InferOutput<S> | null => {
  const parsed = v.safeParse(schema, present(record.fields));
  return parsed.success ? parsed.output : null;
};

/** Those items of a collection that are what they should be, under names that are. */
export const valid = <S extends v.GenericSchema>(
  value: S,
  items: Readonly<Record<string, unknown>>,
  name: v.GenericSchema<string, string> = v.string(),
): Record<string, v.InferOutput<S>> =>
  Object.fromEntries(
    Object.entries(items).flatMap(([key, item]) => {
      const parsed = v.safeParse(value, item);
      return v.is(name, key) && parsed.success ? [[key, parsed.output]] : [];
    }),
  );

export const keyOf = (record: Folded): Key | null => (v.is(Key, record.key) ? (record.key as Key) : null);

/** A record never changes, and a calendar reads the same ones again with each that does. */
export const once = <T>(make: (record: Folded) => T): ((record: Folded) => T) => {
  const made = new WeakMap<Folded, { readonly value: T }>();
  return record => {
    const known = made.get(record) ?? { value: make(record) };
    made.set(record, known);
    return known.value;
  };
};

export const sessionFrom = once((record: Folded): Session | null => {
  const session = read(Session, record);
  const key = keyOf(record);
  return session && key ? { ...session, key } : null;
});

export const clientFrom = once((record: Folded): Client | null => {
  const client = read(Client, record);
  const key = keyOf(record);
  if (!client || !key) return null;
  return { ...client, key, notes: textsIn(record, 'note'), said: textsIn(record, 'said') };
});

const textsIn = ({ fields }: Folded, prefix: string): Record<string, string> => {
  const texts: Record<string, string> = {};
  for (const [item, text] of Object.entries(gather(fields, prefix)))
    if (typeof text === 'string') texts[item] = text;
  return texts;
};

/** The values of a list that are there. */
export const known = <T>(values: readonly (T | null | undefined)[]): T[] =>
  values.filter((value): value is T => value !== null && value !== undefined);

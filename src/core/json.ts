/** What may stand in a change, a letter or a file: JSON, nothing else. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * One text for one value, whatever the order in which its keys were set: keys sorted by code unit, no white
 * space. Signatures and ids that are hashes of content are taken over this text (the idea of RFC 8785, with
 * JavaScript's own form of numbers, which that RFC prescribes too).
 */
export const canonical = (value: Json): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.keys(value)
    .sort()
    .map(key => `${JSON.stringify(key)}:${canonical(value[key] as Json)}`);
  return `{${entries.join(',')}}`;
};

/** A value as JSON would carry it: what is undefined is left out. */
export const json = (value: object): Json => JSON.parse(JSON.stringify(value)) as Json;

// Array.isArray does not narrow readonly arrays away from objects.
const isList = (value: object): value is readonly Json[] => Array.isArray(value);

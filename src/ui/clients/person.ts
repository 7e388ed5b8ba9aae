import * as v from 'valibot';
import { Details } from '../../core/requests';

export const NOBODY: Details = { first: '', last: '', email: '', phone: '' };

export type PersonFaults = { readonly [field in keyof Details]?: true };

/** Which fields of a person, as typed, cannot be kept. */
export const personFaults = (person: Details): PersonFaults => {
  const parsed = v.safeParse(Details, person);
  if (parsed.success) return {};
  const fields = new Set(
    parsed.issues.flatMap(issue => (issue.path?.[0] ? [String(issue.path[0].key)] : [])),
  );
  return Object.fromEntries([...fields].map(field => [field, true as const]));
};

/** The person without outer spaces. */
export const trimmed = (person: Details): Details => v.parse(Details, person);

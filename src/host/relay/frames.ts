import * as v from 'valibot';
import { err, ok, type Result } from '../../core/result.ts';
import type { Limits } from '../limits.ts';

const Hex64 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const Seconds = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1e12));

/** An event in the form of NIP-01; whether it is genuine is asked later. */
export const Event = v.strictObject({
  id: Hex64,
  pubkey: Hex64,
  created_at: Seconds,
  kind: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535)),
  tags: v.pipe(v.array(v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(20))), v.maxLength(100)),
  content: v.string(),
  sig: v.pipe(v.string(), v.regex(/^[0-9a-f]{128}$/)),
});
export type Event = v.InferOutput<typeof Event>;

const MOST_VALUES = 256;
const list = <const T extends v.GenericSchema>(item: T) =>
  v.pipe(v.array(item), v.minLength(1), v.maxLength(MOST_VALUES));

/** A filter of NIP-01, without the extensions (search, other tag forms) that the library would let through. */
export type Filter = {
  ids?: string[];
  authors?: string[];
  kinds?: number[];
  since?: number;
  until?: number;
  limit?: number;
  [tag: `#${string}`]: string[];
};

const Filter = v.pipe(
  v.objectWithRest(
    {
      ids: v.optional(list(Hex64)),
      authors: v.optional(list(Hex64)),
      kinds: v.optional(list(v.pipe(v.number(), v.integer()))),
      since: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e12))),
      until: v.optional(Seconds),
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
    },
    list(v.pipe(v.string(), v.maxLength(256))),
  ),
  v.check(filter => tagsOf(filter).length <= 2, 'at most two tags in a filter'),
  v.check(
    filter => Object.keys(filter).every(name => KNOWN.has(name) || /^#[a-zA-Z]$/.test(name)),
    'a filter of NIP-01 only',
  ),
  // The checks above say what TypeScript cannot: all other keys are tags.
  v.transform(filter => filter as Filter),
);

const KNOWN: ReadonlySet<string> = new Set(['ids', 'authors', 'kinds', 'since', 'until', 'limit']);

/** The tag conditions of a filter, by their one letter. */
export const tagsOf = (filter: object): readonly (readonly [name: string, values: readonly string[]])[] =>
  Object.entries(filter)
    .filter(([name]) => name.startsWith('#'))
    .map(([name, values]) => [name.slice(1), values]);

/** What a client may say, its outer form checked. */
export type Frame =
  | { readonly is: 'event'; readonly event: Event }
  | { readonly is: 'request'; readonly sub: string; readonly filters: readonly Filter[] }
  | { readonly is: 'close'; readonly sub: string };

/** What is wrong with a frame, as the reply that says so. */
export type FrameFault =
  | readonly ['NOTICE', string]
  | readonly ['CLOSED', string, string]
  | readonly ['OK', string, false, string];

export const frameOf = (text: string, limits: Limits): Result<Frame, FrameFault> => {
  const parts = partsOf(text);
  if (parts === null) return err(['NOTICE', 'invalid: not a frame']);
  const [type, first, ...rest] = parts;
  if (type === 'EVENT') return eventOf(first, limits);
  if (type !== 'REQ' && type !== 'CLOSE') return err(['NOTICE', 'invalid: unknown frame']);
  if (typeof first !== 'string' || first.length === 0 || first.length > 64)
    return err(['NOTICE', 'invalid: a subscription is named by 1 to 64 characters']);
  if (type === 'CLOSE') return ok({ is: 'close', sub: first });
  return requestOf(first, rest, limits);
};

const partsOf = (text: string): readonly unknown[] | null => {
  try {
    const parts: unknown = JSON.parse(text);
    return Array.isArray(parts) ? parts : null;
  } catch {
    return null;
  }
};

const eventOf = (value: unknown, limits: Limits): Result<Frame, FrameFault> => {
  const event = v.safeParse(Event, value, { abortEarly: true });
  if (!event.success) {
    const named = v.safeParse(v.object({ id: Hex64 }), value);
    return err(
      named.success
        ? ['OK', named.output.id, false, 'invalid: not an event']
        : ['NOTICE', 'invalid: not an event'],
    );
  }
  if (Buffer.byteLength(JSON.stringify(event.output)) > limits.eventBytes)
    return err(['OK', event.output.id, false, `invalid: larger than ${limits.eventBytes} bytes`]);
  return ok({ is: 'event', event: event.output });
};

const requestOf = (sub: string, rest: readonly unknown[], limits: Limits): Result<Frame, FrameFault> => {
  if (rest.length === 0 || rest.length > limits.filters)
    return err(['CLOSED', sub, `invalid: 1 to ${limits.filters} filters`]);
  const filters = v.safeParse(v.array(Filter), rest, { abortEarly: true });
  if (!filters.success) return err(['CLOSED', sub, 'invalid: not a filter of NIP-01 that this relay serves']);
  return ok({ is: 'request', sub, filters: filters.output });
};

import * as v from 'valibot';
import type { Letter } from '../../app/ports';
import { err, ok, type Result } from '../../core/result';

const hex = (length: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${length}}$`)));

const Shape = v.object({
  id: hex(64),
  pubkey: hex(64),
  created_at: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  kind: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(65535)),
  tags: v.pipe(
    v.array(v.pipe(v.array(v.pipe(v.string(), v.maxLength(1024))), v.maxLength(20))),
    v.maxLength(20),
  ),
  content: v.string(),
  sig: hex(128),
});

/** Braces, names, numbers and the three hex fields of a letter's JSON, rounded up. */
const FRAME = 420;

/**
 * Whether this may be a letter at all, and not over `most` bytes: the one check that is cheap enough for the
 * main thread. Returns a copy that holds nothing else.
 */
export const checkShape = (letter: unknown, most: number): Result<Letter, 'oversized' | 'malformed'> => {
  // Measured first: what is too big is not even looked through.
  const content = (letter as { readonly content?: unknown } | null | undefined)?.content;
  if (typeof content !== 'string') return err('malformed');
  if (content.length + FRAME > most) return err('oversized');
  const parsed = v.safeParse(Shape, letter, { abortEarly: true });
  if (!parsed.success) return err('malformed');
  return sizeOf(parsed.output) > most ? err('oversized') : ok(parsed.output);
};

/** Bytes of a letter on the wire, at most: contents are base64, so a character is a byte. */
export const sizeOf = ({ content, tags }: Pick<Letter, 'content' | 'tags'>): number =>
  tags.reduce((sum, tag) => sum + tag.reduce((inner, part) => inner + part.length + 3, 3), FRAME) +
  content.length;

/** The first value of a tag, or null. */
export const tagOf = ({ tags }: Pick<Letter, 'tags'>, name: string): string | null =>
  tags.find(tag => tag[0] === name)?.[1] ?? null;

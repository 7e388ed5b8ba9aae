import type { Filter, Letter } from '../../app/ports';

/** Bytes of the largest letter that is sent or looked at. */
export const LETTER_BYTES = 64 * 1024;

/** What stands around a letter in a frame: `["EVENT","…",…]`. */
const FRAME = 256;

/** A frame of a relay as its parts, or null. What is too long is not even parsed. */
export const partsOf = (data: unknown): readonly unknown[] | null => {
  if (typeof data !== 'string' || data.length > LETTER_BYTES + FRAME) return null;
  try {
    const parts: unknown = JSON.parse(data);
    return Array.isArray(parts) ? parts : null;
  } catch {
    return null;
  }
};

/** A letter in form: every field there and of its type and length. It may still be forged. */
export const letterFrom = (value: unknown): Letter | null => {
  const letter = value as Letter | null | undefined;
  if (!letter) return null;
  const { id, pubkey, created_at, kind, tags, content, sig } = letter;
  const fits =
    isHex(id, 64) &&
    isHex(pubkey, 64) &&
    isHex(sig, 128) &&
    Number.isSafeInteger(created_at) &&
    Number.isSafeInteger(kind) &&
    Array.isArray(tags) &&
    tags.every(tag => Array.isArray(tag) && tag.every(part => typeof part === 'string')) &&
    typeof content === 'string';
  return fits ? { id, pubkey, created_at, kind, tags, content, sig } : null;
};

const isHex = (text: unknown, length: number): boolean =>
  typeof text === 'string' && text.length === length && !/[^0-9a-f]/.test(text);

/** Whether a letter is one that the filter asked for: a relay may send anything. */
export const matches = (filter: Filter, letter: Letter): boolean =>
  (filter.kinds?.includes(letter.kind) ?? true) &&
  (filter.authors?.includes(letter.pubkey) ?? true) &&
  letter.created_at >= (filter.since ?? 0) &&
  letter.created_at <= (filter.until ?? Number.POSITIVE_INFINITY) &&
  Object.entries(filter).every(
    ([name, values]) =>
      !name.startsWith('#') ||
      letter.tags.some(
        ([tag, value = '']) => `#${tag}` === name && (values as readonly string[]).includes(value),
      ),
  );

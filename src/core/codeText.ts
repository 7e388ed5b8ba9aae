import * as v from 'valibot';
import { base32 } from './id';

/** Characters of a code: 60 random bits, in the letters of ids, none of which is taken for another. */
const TEXT_LENGTH = 12;

/** Bytes of chance, or of a hash, that the text of a code is made from. */
export const CODE_BYTES = 8;

/** A code as it is kept and compared: twelve letters and digits, lower case. */
export const CodeText = v.pipe(v.string(), v.regex(/^[0-9a-hjkmnp-tv-z]{12}$/));
export type CodeText = v.InferOutput<typeof CodeText>;

export const codeText = (bytes: Uint8Array): CodeText => base32(bytes, TEXT_LENGTH);

/** As it is shown and printed: "7K2M-9QFX-40TB". */
export const codeShown = (text: CodeText): string => (text.match(/.{4}/g) ?? []).join('-').toUpperCase();

/** What a person typed of a code, as codes are kept: the letters that Crockford's base32 takes for digits as digits. */
export const codePart = (typed: string): string =>
  typed
    .toLowerCase()
    .replace(/[\s\p{Pd}._]/gu, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');

/**
 * The code that a person typed or pasted, whatever its case, spaces and hyphens, with the letters that Crockford's
 * base32 takes for digits (O for 0, I and L for 1); null where it is none.
 */
export const codeTyped = (typed: string): CodeText | null => {
  const text = codePart(typed);
  return v.is(CodeText, text) ? text : null;
};

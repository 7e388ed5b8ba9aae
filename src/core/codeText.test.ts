import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CODE_BYTES, codeShown, codeText, codeTyped } from './codeText';

test('a code is twelve letters and digits, and typed as shown it is the same', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES }), bytes => {
      const text = codeText(bytes);
      expect(text).toMatch(/^[0-9a-hjkmnp-tv-z]{12}$/);
      expect(codeShown(text)).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      expect(codeTyped(codeShown(text))).toBe(text);
    }),
  );
});

test('case, spaces and hyphens do not matter, nor letters that look like digits', () => {
  for (const typed of ['7K2M-9QFX-40TB', '7k2m9qfx40tb', ' 7k2m 9qfx – 4OTB ', '7K2M.9QFX_4otb'])
    expect(codeTyped(typed)).toBe('7k2m9qfx40tb');
  expect(codeTyped('IL1l-0000-0000')).toBe('111100000000');
  for (const typed of ['', '7K2M-9QFX-40T', '7K2M-9QFX-40TBB', '7K2M-9QFX-40T!', '7K2M-9QFU-40TB'])
    expect(codeTyped(typed)).toBeNull();
});

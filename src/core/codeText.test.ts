import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CODE_BYTES, codeShown, codeText, codeTyped } from './codeText';

const bytes = fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES });

test('a code is read as it is shown, in any case and with any spaces and hyphens', () => {
  fc.assert(
    fc.property(bytes, fc.constantFrom('', ' ', '-', '–', ' - ', '_'), fc.boolean(), (random, gap, upper) => {
      const text = codeText(random);
      const typed = codeShown(text).replaceAll('-', gap);
      expect(codeTyped(upper ? typed : ` ${typed.toLowerCase()}\n`)).toBe(text);
    }),
  );
});

test('letters that look like digits are read as those', () => {
  expect(codeTyped('ooii-llOO-IILL')).toBe('001111001111');
});

test('what is no code is none', () => {
  for (const typed of [
    '',
    '7k2m9qfx40t',
    '7k2m9qfx40tbb',
    '7k2m 9qfx u0tb',
    'https://example.org/7k2m',
    '👍',
  ])
    expect(codeTyped(typed)).toBeNull();
});

test('different bytes make different codes', () => {
  expect(codeText(new Uint8Array(CODE_BYTES))).not.toBe(codeText(new Uint8Array(CODE_BYTES).fill(1)));
});

import fc from 'fast-check';
import { expect } from 'vitest';
import type { Letter } from '../../../app/ports';

const changedBy = (letter: Letter): fc.Arbitrary<Letter> =>
  fc.oneof(
    fc
      .tuple(fc.constantFrom(...(Object.keys(letter) as (keyof Letter)[])), fc.anything())
      .map(([field, value]) => ({ ...letter, [field]: value }) as Letter),
    fc
      .tuple(
        fc.constantFrom('content' as const, 'id' as const, 'sig' as const),
        fc.nat(),
        fc.string({ maxLength: 3 }),
      )
      .map(([field, at, put]) => {
        const text = letter[field];
        return {
          ...letter,
          [field]: text.slice(0, at % text.length) + put + text.slice((at % text.length) + put.length),
        };
      }),
    fc.anything() as fc.Arbitrary<Letter>,
  );

/** No change of a letter makes it another letter that is read, or throws. */
export const holdsAgainst = (
  letter: Letter,
  read: (letter: Letter) => Promise<{ readonly ok: boolean }>,
  runs = 600,
) =>
  fc.assert(
    fc.asyncProperty(changedBy(letter), async changed => {
      if ((await read(changed)).ok) expect(changed).toEqual(letter);
    }),
    { numRuns: runs },
  );

/** What became of a letter, in one word. */
export const faultOf = (result: { readonly ok: boolean; readonly error?: unknown }) =>
  result.ok ? 'read' : result.error;

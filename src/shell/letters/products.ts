import type { Letter, LetterFault } from '../../app/ports';
import { ProductsLetter } from '../../core/products';
import type { Result } from '../../core/result';
import { packBody, parseBody, unpackBody } from './body';
import { APP_DATA, LIMITS } from './form';
import { sizeOf } from './shape';
import { publicly, signLetter } from './sign';
import { checkPublic } from './signed';

// Apart from the other letters for anyone: the first page knows nothing of what is sold.

const PRODUCTS = 'caderneta/products';

export const signProducts = async (
  letter: ProductsLetter,
  root: string,
  desk: Uint8Array,
  date: number,
): Promise<Letter> => {
  for (let { products } = letter; ; products = products.slice(0, Math.floor(products.length * 0.9))) {
    const signed = signLetter(publicly(PRODUCTS, await packBody({ ...letter, products }), root, date), desk);
    if (sizeOf(signed) <= LIMITS.catalog.letter || products.length === 0) return signed;
  }
};

/** `desk`: whose signature it must carry, hex. */
export const openProducts = async (
  letter: unknown,
  desk: string,
  now: number,
): Promise<Result<ProductsLetter, LetterFault>> => {
  const signed = checkPublic(letter, {
    by: desk,
    else: 'wrong-key',
    isName: name => name === PRODUCTS,
    now,
    most: LIMITS.catalog.letter,
  });
  if (!signed.ok) return signed;
  const body = await unpackBody(signed.value.content, LIMITS.catalog.inflated);
  return body.ok ? parseBody(ProductsLetter, body.value) : body;
};

/** Where that letter of a desk (hex) stands. */
export const productsOf = (desk: string) => ({ kinds: [APP_DATA], authors: [desk], '#d': [PRODUCTS] });

import { generateSecretKey, getPublicKey } from 'nostr-tools/pure';
import { expect, test } from 'vitest';
import type { Letter } from '../../app/ports';
import type { ProductsLetter } from '../../core/products';
import { packBody } from './body';
import { LIMITS } from './form';
import { openProducts, productsOf, signProducts } from './products';
import { sizeOf } from './shape';
import { publicly, signLetter } from './sign';
import { keyOf, VERSION } from './testing/business';
import { holdsAgainst } from './testing/mutations';

const NOW = Date.UTC(2026, 10, 21, 12);
const SECONDS = NOW / 1000;
const ROOT = 'a'.repeat(64);
const [secret, stranger] = [generateSecretKey(), generateSecretKey()];
const desk = getPublicKey(secret);

const productsWith = (count: number, about = ''): ProductsLetter => ({
  v: 1,
  version: VERSION,
  products: Array.from({ length: count }, (_, n) => ({
    key: keyOf(n),
    name: `Cinco cortes ${n}`,
    about,
    terms: { kind: 'package', gives: { is: 'sessions', count: 5 }, valid: null },
    services: n % 2 === 0 ? null : [keyOf(500)],
    price: { amount: 35_000, currency: 'BRL' },
    order: n,
  })),
});

test('what is sold is read as it was written, also that nothing is, where its desk says so', async () => {
  for (const letter of [productsWith(3), productsWith(0)]) {
    const signed = await signProducts(letter, ROOT, secret, SECONDS);
    expect(await openProducts(signed, desk, NOW)).toEqual({ ok: true, value: letter });
    const [name] = productsOf(desk)['#d'];
    expect(signed.tags).toContainEqual(['d', name]);
  }
});

test('another’s letter, another letter and a newer version are told apart from it', async () => {
  const content = await packBody(productsWith(1));
  const by = (own: Uint8Array, name = 'caderneta/products', body = content): Letter =>
    signLetter(publicly(name, body, ROOT, SECONDS), own);
  expect(await openProducts(by(stranger), desk, NOW)).toEqual({ ok: false, error: 'wrong-key' });
  expect(await openProducts(by(secret, 'caderneta/catalog'), desk, NOW)).toEqual({
    ok: false,
    error: 'malformed',
  });
  const newer = by(secret, undefined, await packBody({ v: 2 }));
  expect(await openProducts(newer, desk, NOW)).toEqual({ ok: false, error: 'newer-version' });
  const forged = { ...by(secret), sig: by(stranger).sig };
  expect(await openProducts(forged, desk, NOW)).toEqual({ ok: false, error: 'bad-signature' });
  expect((await openProducts(by(secret), desk, NOW - 86_400_000)).ok).toBe(false);
});

test('of more than fits one letter the first are told', async () => {
  const noise = Array.from({ length: 100 }, (_, n) => ({
    ...productsWith(100).products[n],
    about: Array.from(crypto.getRandomValues(new Uint8Array(400)), byte =>
      String.fromCharCode(0x100 + byte),
    ).join(''),
  })) as ProductsLetter['products'];
  const signed = await signProducts({ ...productsWith(0), products: noise }, ROOT, secret, SECONDS);
  expect(sizeOf(signed)).toBeLessThanOrEqual(LIMITS.catalog.letter);
  const opened = await openProducts(signed, desk, NOW);
  if (!opened.ok) throw new Error(opened.error);
  expect(opened.value.products.length).toBeGreaterThan(20);
  expect(opened.value.products).toEqual(noise.slice(0, opened.value.products.length));
});

test('withstands any change', async () => {
  const letter = await signProducts(productsWith(2), ROOT, secret, SECONDS);
  await holdsAgainst(letter, changed => openProducts(changed, desk, NOW));
}, 60_000);

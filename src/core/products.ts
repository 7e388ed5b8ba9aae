import * as v from 'valibot';
import { ChangeId } from './hlc';
import { Key } from './id';
import { Money } from './money';

const count = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(max));

const Sessions = v.object({ is: v.literal('sessions'), count: count(1000) });
const Minutes = v.object({ is: v.literal('minutes'), count: count(100_000) });
/** `count` in whole minor units of the currency. */
const Amount = v.object({
  is: v.literal('amount'),
  count: count(1_000_000_000),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
});
const Unlimited = v.object({ is: v.literal('unlimited') });

/** What a code holds when it is new, or anew in each period of a subscription. */
export const Gives = v.variant('is', [Sessions, Minutes, Amount, Unlimited]);
export type Gives = v.InferOutput<typeof Gives>;

/** For so many days or calendar months from a date on, that date in the last of them included. */
export const Validity = v.object({
  length: count(3650),
  unit: v.picklist(['day', 'month']),
  from: v.picklist(['purchase', 'first-use']),
});
export type Validity = v.InferOutput<typeof Validity>;

/** Of a subscription: how often it begins anew. */
export const Every = v.picklist(['week', 'month']);
export type Every = v.InferOutput<typeof Every>;

const valid = v.optional(v.nullable(Validity), null);

/** What is sold, one field: what only makes sense together (product §6.1). */
export const Terms = v.variant('kind', [
  v.pipe(
    v.object({ kind: v.literal('package'), gives: Gives, valid }),
    v.check(({ gives, valid }) => gives.is !== 'unlimited' || valid !== null, 'Unlimited without an end'),
  ),
  v.object({ kind: v.literal('gift'), gives: v.variant('is', [Sessions, Amount]), valid }),
  v.object({
    kind: v.literal('subscription'),
    gives: v.variant('is', [Sessions, Minutes, Unlimited]),
    every: Every,
  }),
]);
export type Terms = v.InferOutput<typeof Terms>;
export type ProductKind = Terms['kind'];

/** The services that a code pays for; null: all of them, those of later days too. */
export const PaysFor = v.nullable(v.pipe(v.array(Key), v.minLength(1), v.maxLength(500)));

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120));

/** What can be bought: each piece of it that is sold becomes a code. */
export const Product = v.object({
  name,
  about: v.optional(v.pipe(v.string(), v.maxLength(400)), ''),
  terms: Terms,
  services: v.optional(PaysFor, null),
  price: Money,
  /** Not on the booking page: sold at the desk alone. */
  hidden: v.optional(v.boolean(), false),
  /** "Usable before payment". */
  early: v.optional(v.boolean(), false),
  order: v.optional(v.number(), 0),
  /** Sold no more; codes that were sold stay as they are. */
  archived: v.optional(v.boolean(), false),
});
export type Product = v.InferOutput<typeof Product> & { readonly key: Key };

/** A product as any visitor may see it. */
export const OfferedProduct = v.object({
  key: Key,
  ...v.omit(Product, ['hidden', 'early', 'archived', 'services']).entries,
  /** Those of the services that it pays for which anybody can book; null: all. */
  services: v.nullable(v.pipe(v.array(Key), v.maxLength(500))),
});
export type OfferedProduct = v.InferOutput<typeof OfferedProduct>;

/** Products that one letter holds. */
export const MOST_PRODUCTS = 100;

/** What is sold on the booking page, in a letter of its own, which only those read who look for it. */
export const ProductsLetter = v.object({
  v: v.literal(1),
  /** The greatest id among the records of the book that it was made from. */
  version: ChangeId,
  products: v.pipe(v.array(OfferedProduct), v.maxLength(MOST_PRODUCTS)),
});
export type ProductsLetter = v.InferOutput<typeof ProductsLetter>;

/** Pieces of one product in an order; each becomes a code. */
export const Line = v.object({
  product: Key,
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)),
});
export type Line = v.InferOutput<typeof Line>;

/** Codes that one order may issue. */
export const MOST_CODES = 20;

export const Lines = v.pipe(
  v.array(Line),
  v.minLength(1),
  v.maxLength(MOST_CODES),
  v.check(lines => lines.reduce((sum, { count }) => sum + count, 0) <= MOST_CODES, 'Too many codes'),
);

import * as v from 'valibot';

/** An amount in whole minor units (cents) of an ISO 4217 currency. */
export const Money = v.object({
  amount: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
});
export type Money = v.InferOutput<typeof Money>;

/** How many decimal digits a currency has, by the platform's ISO 4217 data: 2 for BRL, 0 for JPY. */
export const minorDigits = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** The amount in words of a locale: "R$ 80,00". */
export const moneyToText = ({ amount, currency }: Money, locale: string): string => {
  const digits = minorDigits(currency);
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount / 10 ** digits);
};

const COMMON = /^(\d+|\d{1,3}(?:[.,]\d{3})+)(?:[.,](\d{1,2}))?$/;
const FINE = /^(\d+|\d{1,3}(?:[.,]\d{3})+)(?:[.,](\d{1,3}))?$/;

/**
 * Reads what a person typed as an amount: digits, with "," or "." before the decimals and either one between
 * thousands. Null when it is not an amount, or has more decimals than the currency.
 */
export const moneyFromText = (text: string, currency: string): Money | null => {
  const digits = minorDigits(currency);
  const plain = text.replace(/[\s\p{Sc}\u00a0A-Za-z$]/gu, '');
  // Three digits after a mark are decimals where the currency has as many, as in dinars, else thousands.
  const match = (digits > 2 ? FINE : COMMON).exec(plain);
  if (!match?.[1]) return null;
  const decimals = match[2] ?? '';
  if (decimals.length > digits) return null;
  const amount = Number(match[1].replace(/[.,]/g, '') + decimals.padEnd(digits, '0'));
  return Number.isSafeInteger(amount) ? { amount, currency } : null;
};

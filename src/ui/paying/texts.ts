import type { OwnCode } from '../../app/wallet/wallet';
import { type Day, dateFrom } from '../../core/dates';
import { type Money, moneyToText } from '../../core/money';
import type { Every, Gives, OfferedProduct, Terms, Validity } from '../../core/products';
import { createZone } from '../../core/zone';
import { lengthText } from '../format';
import type { BookingWords } from '../words/booking/en';
import type { CodesWords } from '../words/client/codes/en';

/** What a language needs to speak of codes; `region` is BCP 47. */
export type Speech = {
  readonly words: CodesWords;
  readonly shared: BookingWords;
  readonly region: string;
};

/** "10 appointments", "4 appointments each month", "Worth $50.00": what a product or a new code holds. */
export const givesText = (terms: Terms, speech: Speech): string => {
  const what = wholeText(terms.gives, speech);
  return terms.kind === 'subscription' ? speech.words.each[terms.every](what) : what;
};

const wholeText = (gives: Gives, { words, shared, region }: Speech): string => {
  switch (gives.is) {
    case 'sessions':
      return words.appointments(gives.count);
    case 'minutes':
      return words.hoursOf(lengthText(gives.count, shared));
    case 'amount':
      return words.worth(moneyToText({ amount: gives.count, currency: gives.currency }, region));
    case 'unlimited':
      return words.unlimited;
  }
};

/** "$10.00 a month" for a subscription, else the price. */
export const priceText = (
  { price, terms }: Pick<OfferedProduct, 'price' | 'terms'>,
  speech: Speech,
): string =>
  terms.kind === 'subscription'
    ? speech.words.perPeriod[terms.every](moneyToText(price, speech.region))
    : moneyToText(price, speech.region);

/** "3 of 10 appointments left", of a subscription in its present period. */
export const leftText = (code: Pick<OwnCode, 'terms' | 'left' | 'state'>, speech: Speech): string => {
  const { terms, left, state } = code;
  if (state === 'used-up' || left === 0) return speech.words.state['used-up'];
  const every: Every | null = terms.kind === 'subscription' ? terms.every : null;
  const what = left === null ? speech.words.unlimited : leftOf(terms.gives, left, speech);
  return every === null ? what : speech.words.left[every](what);
};

const leftOf = (gives: Gives, left: number, { words, shared, region }: Speech): string => {
  switch (gives.is) {
    case 'sessions':
      return words.leftOf(String(left), words.appointments(gives.count));
    case 'minutes':
      return words.leftOf(lengthText(left, shared), lengthText(gives.count, shared));
    case 'amount': {
      const amount = (count: number) => moneyToText({ amount: count, currency: gives.currency }, region);
      return words.leftOf(amount(left), amount(gives.count));
    }
    case 'unlimited':
      return words.unlimited;
  }
};

/** How long something that is sold lasts once it is paid; null: that is said by its price. */
export const validText = (terms: Terms, { words }: Speech): string | null => {
  if (terms.kind === 'subscription') return null;
  return terms.valid === null ? words.noEnd : spanText(terms.valid, words);
};

const spanText = ({ length, unit, from }: Validity, words: CodesWords): string => {
  const span = unit === 'day' ? words.days(length) : words.months(length);
  return from === 'purchase' ? words.fromPurchase(span) : words.fromFirstUse(span);
};

/** Until when a code works, or when it begins anew; dates are those of the business's zone. */
export const lifeText = (
  { terms, until, renews }: Pick<OwnCode, 'terms' | 'until' | 'renews'>,
  zone: string,
  speech: Speech,
): string | null => {
  const { words, region } = speech;
  const days = createZone(zone || 'UTC');
  // It ends at the midnight after its last day.
  if (until !== null) return words.until(dateText(days.dayOf(until - 1), region));
  if (renews !== null) return words.renews(dateText(days.dayOf(renews), region));
  return validText(terms, speech);
};

/** "For Haircut and Beard": `names` null for all services; `more`: there are others. */
export const paysForText = (
  names: readonly string[] | null,
  { words, region }: Pick<Speech, 'words' | 'region'>,
  more = false,
): string => {
  if (names === null) return words.forAll;
  if (names.length === 0) return words.forSome;
  if (more) return words.forMore(names.join(', '));
  return words.forThese(new Intl.ListFormat(region, { type: 'conjunction' }).format(names));
};

/** What a code pays and what is due, for a line of a list. */
export const paidText = (
  { pays, due }: { readonly pays: Money | null; readonly due: Money | null },
  { words, region }: Pick<Speech, 'words' | 'region'>,
): string =>
  [
    words.isPaid(pays ? moneyToText(pays, region) : words.whole),
    ...(due ? [words.isDue(moneyToText(due, region))] : []),
  ].join(' · ');

/** "November 24, 2026": a date without its weekday. */
const dateText = (day: Day, region: string): string =>
  new Intl.DateTimeFormat(region, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${dateFrom(day)}T00:00Z`),
  );

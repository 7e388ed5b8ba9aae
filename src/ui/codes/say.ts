import type { Book } from '../../core/book';
import type { Code } from '../../core/codes';
import { moneyToText } from '../../core/money';
import type { Gives, Terms, Validity } from '../../core/products';
import { fullOf, type Standing } from '../../core/standing';
import { dateAt } from '../calendar/days';
import type { Format } from '../frame/format';
import type { DeskWords } from '../words/desk/en';

/** What is needed to say something of a code. */
export type CodeSpeech = {
  readonly words: DeskWords;
  readonly format: Format;
  /** BCP 47. */
  readonly region: string;
};

/** So much in the units of what a code gives: "3 sessions", "R$ 80,00". */
export const unitsText = (count: number, gives: Gives, { words, region }: CodeSpeech): string => {
  if (gives.is === 'amount') return moneyToText({ amount: count, currency: gives.currency }, region);
  return gives.is === 'unlimited' ? words.codes.gives.unlimited : words.codes.gives[gives.is](count);
};

/** What is sold: "5 sessions", "Unlimited a month". */
export const givesText = (terms: Terms, speech: CodeSpeech): string => {
  const { gives } = terms;
  const what = unitsText(gives.is === 'unlimited' ? 0 : gives.count, gives, speech);
  return terms.kind === 'subscription' ? speech.words.codes.gives.every[terms.every](what) : what;
};

/** What is left: "3 of 5 sessions left", "Unlimited". */
export const balanceText = ({ code, left }: Pick<Standing, 'code' | 'left'>, speech: CodeSpeech): string => {
  const { gives } = code.terms;
  const full = fullOf(code);
  if (full === null || left === null || gives.is === 'unlimited') return speech.words.codes.gives.unlimited;
  const said = gives.is === 'amount' ? unitsText(left, gives, speech) : String(left);
  return speech.words.codes.left(said, unitsText(full, gives, speech));
};

/** How long something is valid that has not begun: "Valid 6 months from purchase". */
export const validityText = (valid: Validity | null, { words }: Pick<CodeSpeech, 'words'>): string => {
  const says = words.codes.valid;
  return valid === null
    ? says.always
    : says[valid.from === 'purchase' ? 'purchase' : 'firstUse'](lengthText(valid, words));
};

const lengthText = ({ length, unit }: Validity, words: DeskWords): string =>
  words.codes.valid[unit === 'day' ? 'days' : 'months'](length);

/** Until when a code works, or when it renews, or why it does not. */
export const standingText = (
  { code, state, until, renews }: Pick<Standing, 'code' | 'state' | 'until' | 'renews'>,
  { words, format }: Omit<CodeSpeech, 'region'>,
): string => {
  const says = words.codes.valid;
  const date = (moment: number) => format.day(dateAt(moment, format.zone));
  if (code.ended !== null) return says.takenBack;
  if (state === 'unpaid') return says.unpaid;
  // It works until the very moment at which the day after begins.
  const last = until === null ? null : date(until - 1);
  if (code.terms.kind === 'subscription') {
    if (last !== null) return state === 'ended' ? says.over(last) : says.usable(last);
    return renews === null ? says.paused : says.renews(date(renews));
  }
  if (last !== null) return state === 'expired' ? says.expired(last) : says.until(last);
  const { valid } = code.terms;
  return valid === null ? says.always : says.unused(lengthText(valid, words));
};

/** Names of the services that a code or a product pays for. */
export const servicesText = (
  { services }: Pick<Code, 'services'>,
  book: Pick<Book, 'services'>,
  words: DeskWords,
): string =>
  services === null
    ? words.codes.allServices
    : services
        .map(key => book.services.find(service => service.key === key)?.name ?? words.calendar.noService)
        .join(', ');

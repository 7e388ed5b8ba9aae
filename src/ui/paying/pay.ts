import type { OwnCode } from '../../app/wallet/wallet';
import { type CodeText, codeTyped } from '../../core/codeText';
import type { Key } from '../../core/id';
import type { Money } from '../../core/money';

/** What stands at "Pay with a code": one of the account's codes, what is typed there, or none. */
export type Pay = {
  readonly from: 'none' | 'typed' | CodeText;
  /** As it is typed; it stays while another choice is tried. */
  readonly typed: string;
};

export const NO_CODE: Pay = { from: 'none', typed: '' };

/** What is booked, as far as a code minds. */
export type Payable = { readonly key: Key; readonly duration: number; readonly price: Money | null };

/**
 * The account's codes that would pay something of a service now: others are not offered, as the desk would refuse
 * them. A free service is paid by none, unless a code says that it is for just that one.
 */
export const fittingCodes = (codes: readonly OwnCode[], { key, price }: Payable): readonly OwnCode[] =>
  codes.filter(({ state, left, services, more, terms: { gives } }) => {
    if (state !== 'active' || left === 0) return false;
    const isNamed = services?.some(service => service.key === key) ?? false;
    // Of a long list only a part was told: the business knows.
    if (services !== null && !isNamed && !more) return false;
    if (price?.amount === 0 && !isNamed) return false;
    return gives.is !== 'amount' || (price !== null && price.amount > 0 && price.currency === gives.currency);
  });

/** Where the code comes from: a code that is no choice here is as if it were typed, and so is any without choices. */
export const sourceOf = ({ from }: Pay, choices: readonly Pick<OwnCode, 'text'>[]): Pay['from'] => {
  if (choices.length === 0) return 'typed';
  if (from === 'none' || from === 'typed') return from;
  return choices.some(({ text }) => text === from) ? from : 'typed';
};

export type Meant =
  | { readonly is: 'none' }
  /** What is typed is no code at all. */
  | { readonly is: 'bad' }
  | { readonly is: 'code'; readonly text: CodeText; readonly typed: boolean };

/** The code that is meant to pay. */
export const meantBy = (pay: Pay, choices: readonly Pick<OwnCode, 'text'>[]): Meant => {
  const from = sourceOf(pay, choices);
  if (from === 'none') return { is: 'none' };
  if (from !== 'typed') return { is: 'code', text: from, typed: false };
  if (pay.typed.trim() === '') return { is: 'none' };
  const text = codeTyped(pay.typed);
  return text === null ? { is: 'bad' } : { is: 'code', text, typed: true };
};

import type { Code } from './codes';
import type { CodeReason, Draw } from './draws';
import type { Money } from './money';
import { err, ok, type Result } from './result';
import type { Service } from './services';
import type { Standing } from './standing';

/** What is booked: its price, and of its length in minutes. */
export type Booked = Pick<Service, 'key' | 'duration' | 'price'>;

/** A code as far as its rules ask, which is all that a wallet knows of it. */
type Worth = Pick<Standing, 'state' | 'left'> & { readonly code: Pick<Code, 'key' | 'terms' | 'services'> };

/**
 * What a session takes from a code, judged at this moment, whatever the session's date (product §6.5, §6.6). Sessions
 * cover one session whole. Minutes cover as much of the price as of the length is left, an amount as much as is left.
 * What is not covered is due. Pure, so that a page says beforehand what the desk will say.
 */
export const redeem = (
  { code, state, left }: Worth,
  { key, duration, price }: Booked,
  now: number,
): Result<Draw, CodeReason> => {
  if (state === 'unpaid') return err('code-unpaid');
  if (state === 'ended') return err('code-ended');
  if (state === 'expired') return err('code-expired');
  if (state === 'paused') return err('code-paused');
  if (!paysFor(code, key)) return err('code-service');
  const draw = (takes: number, pays: Money | null): Result<Draw, CodeReason> =>
    ok({ code: code.key, takes, pays, at: now });
  const { gives } = code.terms;
  if (gives.is === 'amount') {
    // Of a free session there is nothing to pay, and other money is none here.
    if (price === null || price.amount === 0) return err('code-nothing-due');
    if (price.currency !== gives.currency) return err('code-service');
  }
  if (left === 0) return err('code-empty');
  switch (gives.is) {
    case 'unlimited':
      return draw(0, price);
    case 'sessions':
      return draw(1, price);
    case 'minutes': {
      const minutes = Math.min(left ?? 0, duration);
      // Rounded in the client's favour.
      return draw(minutes, price && { ...price, amount: Math.ceil((price.amount * minutes) / duration) });
    }
    case 'amount': {
      const amount = Math.min(left ?? 0, price?.amount ?? 0);
      return draw(amount, { amount, currency: gives.currency });
    }
  }
};

/**
 * What a session takes once its owner gave it another price or service; null: the code pays nothing of it any more. It
 * was judged when it was booked: what it took then it may keep, whatever became of the code; more is taken only of a
 * code that works. `standing` is what the code is worth without this session.
 */
export const redrawn = (
  { code, state, left }: Pick<Standing, 'code' | 'state' | 'left'>,
  draw: Draw,
  booked: Booked,
  isOtherService: boolean,
): Draw | null => {
  const isWorking = state === 'active' || state === 'used-up';
  // Minutes are those of the service: another price alone changes only what they are worth.
  const mayGrow = isWorking && (isOtherService || code.terms.gives.is !== 'minutes');
  const most = left === null ? null : mayGrow ? Math.max(left, draw.takes) : draw.takes;
  const again = redeem({ code, state: 'active', left: most }, booked, draw.at);
  return again.ok ? again.value : null;
};

export const paysFor = ({ services }: Pick<Code, 'services'>, service: string): boolean =>
  services === null || services.some(key => key === service);

/** What is due of a session's price after what a code pays and what came in; null: it has no price. */
export const dueOf = (
  price: Money | null,
  draw: Pick<Draw, 'pays'> | null,
  payments: readonly { readonly amount: Money }[] = [],
): Money | null => {
  if (price === null) return null;
  const inIt = [...(draw?.pays ? [draw.pays] : []), ...payments.map(({ amount }) => amount)];
  const paid = inIt
    .filter(({ currency }) => currency === price.currency)
    .reduce((sum, { amount }) => sum + amount, 0);
  return { ...price, amount: Math.max(0, price.amount - paid) };
};

import * as v from 'valibot';
import type { NewOrder } from '../../app/wallet/wallet';
import type { Key } from '../../core/id';
import type { Money } from '../../core/money';
import { type Line, MOST_CODES, type OfferedProduct } from '../../core/products';
import { Recipient } from '../../core/requests';

/** How many of each product, as far as any. */
export type Counts = Readonly<Record<Key, number>>;

/** Whom it is a gift for, as it is typed. */
export type Gift = {
  readonly is: boolean;
  readonly name: string;
  readonly email: string;
  readonly message: string;
};

export const NO_GIFT: Gift = { is: false, name: '', email: '', message: '' };

type Products = readonly OfferedProduct[];

/** What is chosen, in the order of the page. What is sold no more is not. */
export const linesOf = (products: Products, counts: Counts): readonly Line[] =>
  products.flatMap(({ key }) => {
    const count = counts[key] ?? 0;
    return count > 0 ? [{ product: key, count }] : [];
  });

/** What is chosen, as it stands on the page. */
export const shownOf = (products: Products, counts: Counts): NewOrder['shown'] =>
  products.flatMap(({ key, name, price }) => {
    const count = counts[key] ?? 0;
    return count > 0 ? [{ name, count, price }] : [];
  });

/** What it costs; null: nothing is chosen, or prices in several currencies. */
export const totalOf = (products: Products, counts: Counts): Money | null => {
  const [first, ...others] = shownOf(products, counts);
  if (!first || others.some(({ price }) => price.currency !== first.price.currency)) return null;
  const amount = [first, ...others].reduce((sum, { count, price }) => sum + count * price.amount, 0);
  return { ...first.price, amount };
};

export type CartFault = 'none' | 'many' | 'mixed';

/** Why this cannot be ordered as one. */
export const cartFault = (products: Products, counts: Counts): CartFault | null => {
  const lines = linesOf(products, counts);
  if (lines.length === 0) return 'none';
  if (lines.reduce((sum, { count }) => sum + count, 0) > MOST_CODES) return 'many';
  return totalOf(products, counts) === null ? 'mixed' : null;
};

/** The recipient that is sent; null: it is no gift, or not all of it can be sent. */
export const recipientOf = ({ is, name, email, message }: Gift): Recipient | null => {
  const parsed = v.safeParse(Recipient, { name, email, message });
  return is && parsed.success ? parsed.output : null;
};

export type GiftFaults = Readonly<Partial<Record<'name' | 'email' | 'message', 'needed' | 'email' | 'long'>>>;

/** What stands in the way of sending it, by field. */
export const giftFaults = ({ is, name, email, message }: Gift): GiftFaults => {
  if (!is) return {};
  const parsed = v.safeParse(Recipient, { name, email, message });
  const wrong = new Set(parsed.success ? [] : parsed.issues.map(({ path }) => path?.[0]?.key));
  return {
    ...(wrong.has('name') ? { name: name.trim() === '' ? ('needed' as const) : ('long' as const) } : {}),
    ...(wrong.has('email') ? { email: 'email' as const } : {}),
    ...(wrong.has('message') ? { message: 'long' as const } : {}),
  };
};

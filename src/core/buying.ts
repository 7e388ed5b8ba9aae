import type { Decision, Outcome } from './answers';
import { accountForBooking } from './assigning';
import { attachedTo } from './attaching';
import type { Book } from './book';
import { mostOrdersAnHour } from './burst';
import { clientOf } from './clients';
import type { Code } from './codes';
import type { CodeText } from './codeText';
import { answerDraft, answered, type DeskState, isReachable, refusal } from './deciding';
import type { Key } from './id';
import { json } from './json';
import type { Draft } from './ledger';
import type { Money } from './money';
import type { Order } from './orders';
import type { Line, Product } from './products';
import { dueOf, redeem } from './redeeming';
import type { Buy, CheckCode, WalletKey } from './requests';
import { err, ok, type Result } from './result';
import type { Reason } from './sessions';

/** Orders waiting for payment that one wallet or email may have, as with open bookings. */
export const MOST_UNPAID = 3;

/** Each piece that an order is for, in its order; null: one of them is not sold. */
export const piecesOf = (
  products: readonly Product[],
  lines: readonly Line[],
  isSold: (product: Product) => boolean,
): readonly Product[] | null => {
  const pieces = lines.map(({ product, count }) => {
    const found = products.find(({ key, archived }) => key === product && !archived);
    return found && isSold(found) ? Array.from({ length: count }, () => found) : null;
  });
  return pieces.every(some => some !== null) ? pieces.flat() : null;
};

/** What pieces cost together; null: their prices are in several currencies, which cannot be paid as one. */
export const totalOf = (pieces: readonly Product[]): Money | null => {
  const [first] = pieces;
  if (!first || pieces.some(({ price }) => price.currency !== first.price.currency)) return null;
  return { ...first.price, amount: pieces.reduce((sum, { price }) => sum + price.amount, 0) };
};

type Issue = { readonly key: Key; readonly text: CodeText };

/** The changes that write an order down and issue its codes; they work once it is paid. */
export const orderDrafts = (
  key: Key,
  order: Omit<Order, 'key'>,
  pieces: readonly Product[],
  issues: readonly Issue[],
  { account, offer }: Pick<Code, 'account' | 'offer'>,
  by: string,
): Draft[] => {
  const { recipient, client, email, wallet } = order;
  const codes = pieces.flatMap((product, at): Draft[] => {
    const issue = issues[at];
    if (!issue) return [];
    const { name, terms, services, price, early } = product;
    return [
      {
        of: 'code',
        key: issue.key,
        by,
        set: {
          text: issue.text,
          order: key,
          product: product.key,
          name,
          terms: json(terms),
          services,
          price,
          at: order.at,
          ...(early ? { early } : {}),
          ...(account === null ? {} : { account }),
          ...(offer === null ? {} : { offer }),
        },
      },
    ];
  });
  return [
    {
      of: 'order',
      key,
      by,
      set: {
        at: order.at,
        client,
        email,
        ...(wallet === null ? {} : { wallet }),
        ...(order.account === null ? {} : { account: order.account }),
        ...(recipient === null ? {} : { recipient: json(recipient) }),
      },
    },
    ...codes,
  ];
};

/** The pieces that a visitor wants, where all are for sale and cost what they were told; else why not. */
export const soldTo = (
  { products }: Pick<Book, 'products'>,
  { lines, total: told }: Pick<Buy, 'lines' | 'total'>,
): Result<readonly Product[], 'product' | 'price'> => {
  const pieces = piecesOf(products, lines, ({ hidden }) => !hidden);
  const total = pieces && totalOf(pieces);
  if (!pieces || !total) return err('product');
  return total.amount === told.amount && total.currency === told.currency ? ok(pieces) : err('price');
};

/** A visitor's order, by the rules at the moment when it is read (product §6.2). */
export const decideBuy = (
  state: DeskState,
  id: Key,
  from: WalletKey,
  request: Buy,
  now: number,
): Decision => {
  const { book, buying } = state;
  const refuse = (why: Reason): Decision => answered(state, id, from, refusal(why));
  const pieces = soldTo(book, request);
  if (!pieces.ok) return refuse(pieces.error);
  const { details, recipient, locale } = request;
  const isOff = book.business.logins === 'off';
  const account = isOff ? null : accountForBooking(request.account, state.account);
  if (!isReachable(book, details)) return refuse('details');
  if (buying.open >= MOST_UNPAID) return refuse('open-orders');
  if (buying.lastHour >= mostOrdersAnHour(book)) return refuse('burst');
  const client = clientOf(state.clients, details, state.phoneForm, account === null ? [] : state.linked);
  const order: Omit<Order, 'key'> = {
    at: now,
    client: client?.key ?? state.clientKey,
    email: details.email,
    wallet: from,
    account,
    recipient,
  };
  const attached = attachedTo({ ...order, wallet: from }, buying.accounts);
  const outcome: Outcome = { is: 'done', nearest: [], order: id };
  return {
    outcome,
    drafts: [
      ...(client
        ? []
        : [{ of: 'client', key: state.clientKey, by: from, set: { ...details, locale } } as const]),
      ...orderDrafts(id, order, pieces.value, buying.issues, attached, from),
      answerDraft(state, id, from, outcome),
    ],
  };
};

/**
 * What a code that somebody typed would pay for a service: told to whoever has the code, and nothing else of it. A
 * refusal says with `code: null` that it is about this, and not about a booking.
 */
export const decideCheck = (
  state: DeskState,
  id: Key,
  from: WalletKey,
  { service: asked }: CheckCode,
  now: number,
): Decision => {
  const refuse = (why: Reason): Decision => answered(state, id, from, { ...refusal(why), code: null });
  const service = state.book.services.find(({ key, archived }) => key === asked && !archived);
  if (!service) return refuse('service');
  if (!state.code) return refuse('code-unknown');
  const draw = redeem(state.code, service, now);
  if (!draw.ok) return refuse(draw.error);
  const { name } = state.code.code;
  const code = { name, pays: draw.value.pays, due: dueOf(service.price, draw.value) };
  return answered(state, id, from, { is: 'done', nearest: [], code });
};

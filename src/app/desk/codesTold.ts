import type { Book } from '../../core/book';
import { codeFrom } from '../../core/codes';
import { type ChangeId, NEVER } from '../../core/hlc';
import type { Key } from '../../core/id';
import type { Folded } from '../../core/ledger';
import { orderFrom, paymentFrom } from '../../core/orders';
import { known, sessionFrom } from '../../core/records';
import type { WalletKey } from '../../core/requests';
import { billOf, drawnFrom, standingOf } from '../../core/standing';
import type { ToldCodes } from '../../core/viewed';
import type { Bonded } from '../../core/viewedAccount';
import {
  type CodeFacts,
  codeRow,
  inWeight,
  isTold,
  leftCode,
  orderRow,
  type Sale,
} from '../../core/viewedCodes';
import type { CodeRow, OrderRow } from '../../core/views';
import { createZone, type TimeZone } from '../../core/zone';
import type { Store } from '../ports';

/** Codes of an account that are looked at, the latest first. */
const MOST_CODES = 200;

/** Orders of a wallet that are told, the latest first. */
const MOST_ORDERS = 20;

/** Codes that one view tells of. */
const MOST_TOLD = 40;

type Asked = {
  readonly wallet: WalletKey;
  /** The account that it is logged in to, and what it is to those that it logged in to once. */
  readonly own: Key | null;
  readonly bonds: readonly Bonded[];
  /** The sessions that it booked or that are its account's: of others it hears nothing of what paid. */
  readonly sessions: readonly Folded[];
};

/**
 * What a wallet is told of codes and orders: the codes of the account that it is logged in to, what it ordered logged
 * out or with that account, and the codes of these once they work.
 */
export const codesTold = async (
  store: Store,
  book: Book,
  { wallet, own, bonds, sessions }: Asked,
  now: number,
): Promise<ToldCodes> => {
  const zone = createZone(book.business.zone);
  const sales = createSales(store, zone, now);
  const bondOf = (account: Key | null): ChangeId => bonds.find(({ key }) => key === account)?.bond ?? NEVER;
  const asked = known(
    (await store.find({ of: 'order', by: 'wallet', from: wallet, to: wallet })).map(orderFrom),
  )
    .filter(({ account }) => account === null || account === own)
    .sort((a, b) => b.at - a.at)
    .slice(0, MOST_ORDERS);
  const account = bonds.find(({ key }) => key === own)?.account ?? null;
  const rows = new Map<Key, CodeRow>();
  const orders: OrderRow[] = [];
  /** `order`: by which it is told, where by one; made with the account `buyer`. */
  const tell = (facts: CodeFacts, order: Key | null, buyer: Key | null): void => {
    const { code } = facts.standing;
    if (!isTold(facts)) return;
    const isOwn = account !== null && code.account === account.key;
    rows.set(
      code.key,
      codeRow(book, facts, {
        ...(isOwn ? { account: account.key, left: account.left[code.key] } : {}),
        ...(!isOwn && buyer !== null ? { buyer } : {}),
        ...(order === null ? {} : { order }),
        by: bondOf(code.account ?? buyer),
      }),
    );
  };
  for (const { key, account: buyer } of asked) {
    const sale = await sales(key);
    const facts = sale ? await factsOf(store, sale, sale.codes, zone, now) : [];
    const row =
      sale &&
      facts.length > 0 &&
      orderRow(
        sale,
        facts.map(({ standing }) => standing),
        bondOf(buyer),
        buyer,
      );
    if (row) orders.push(row);
    for (const one of facts) tell(one, key, buyer);
  }
  const attached = own === null ? [] : await store.find({ of: 'code', by: 'account', from: own, to: own });
  for (const record of latest(attached).filter(({ key }) => !rows.has(key as Key))) {
    const facts = await factsOfOne(store, sales, record, zone, now);
    if (facts) tell(facts, null, null);
  }
  const gone = account ? await store.many('code', Object.keys(account.left)) : [];
  const left = await Promise.all(
    latest(gone).map(async record => {
      const facts = await factsOfOne(store, sales, record, zone, now);
      return [record.key, account && facts ? leftCode(account, facts) : null] as const;
    }),
  );
  return {
    rows: [...orders, ...inWeight([...rows.values()], MOST_TOLD)],
    left: new Map(left),
    paying: await payingFor(store, sessions),
  };
};

const latest = (codes: readonly Folded[]): readonly Folded[] =>
  [...codes].sort((a, b) => (codeFrom(b)?.at ?? 0) - (codeFrom(a)?.at ?? 0)).slice(0, MOST_CODES);

type Sales = (order: Key) => Promise<Sale | null>;

/** Each order is read once, however many of its codes are told. */
const createSales = (store: Store, zone: TimeZone, now: number): Sales => {
  const read = async (key: Key): Promise<Sale | null> => {
    const [record, codes, payments] = await Promise.all([
      store.get('order', key),
      store.find({ of: 'code', by: 'order', from: key, to: key }),
      store.find({ of: 'payment', by: 'order', from: key, to: key }),
    ]);
    const order = record && orderFrom(record);
    const [first, ...others] = known(codes.map(codeFrom));
    if (!first) return null;
    return {
      order: record && order ? { ...order, record } : null,
      codes,
      payments,
      bill: billOf([first, ...others], known(payments.map(paymentFrom)), zone, now),
    };
  };
  const sales = new Map<Key, Promise<Sale | null>>();
  return key => {
    const sale = sales.get(key) ?? read(key);
    sales.set(key, sale);
    return sale;
  };
};

const factsOf = async (
  store: Store,
  sale: Sale,
  records: readonly Folded[],
  zone: TimeZone,
  now: number,
): Promise<readonly CodeFacts[]> => {
  const facts = records.map(async (record): Promise<CodeFacts | null> => {
    const code = codeFrom(record);
    if (!code) return null;
    const sessions = await store.find({ of: 'session', by: 'code', from: code.key, to: code.key });
    const standing = standingOf(code, sale.bill, known(sessions.map(drawnFrom)), zone, now);
    return { record, standing, sessions, sale };
  });
  return known(await Promise.all(facts));
};

const factsOfOne = async (
  store: Store,
  sales: Sales,
  record: Folded,
  zone: TimeZone,
  now: number,
): Promise<CodeFacts | null> => {
  const code = codeFrom(record);
  const sale = code && (await sales(code.order));
  const [facts] = sale ? await factsOf(store, sale, [record], zone, now) : [];
  return facts ?? null;
};

/** By session, the name of the code that pays for it. */
const payingFor = async (store: Store, sessions: readonly Folded[]): Promise<ToldCodes['paying']> => {
  const drawn = known(sessions.map(sessionFrom)).flatMap(({ key, code }) =>
    code ? [{ key, of: code.code }] : [],
  );
  const records = await store.many('code', [...new Set(drawn.map(({ of }) => of))]);
  const codes = new Map(records.map(record => [record.key, record]));
  return new Map(
    drawn.flatMap(({ key, of }) => {
      const record = codes.get(of);
      const code = record && codeFrom(record);
      return record && code ? [[key, { name: code.name, by: record.ids['name'] ?? NEVER }] as const] : [];
    }),
  );
};

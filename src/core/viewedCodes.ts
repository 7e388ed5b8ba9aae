import type { Account } from './accounts';
import type { Book } from './book';
import { BUSINESS } from './business';
import { DRAWN_FIELDS } from './codes';
import { type ChangeId, NEVER, timeOf } from './hlc';
import type { Key } from './id';
import type { Folded } from './ledger';
import type { Order } from './orders';
import { stoodBy } from './periods';
import { type Bill, DRAW_FIELDS, type Standing } from './standing';
import { type CodeRow, type LeftRow, MOST_LISTED, type OrderRow } from './views';
import { createZone } from './zone';

// What wallets are told of codes and orders, from their standings and bills (design §6).

/**
 * Other changes that a row names beside its latest: fewer than those of a session, for a code has as many as sessions
 * draw on it. Who knew more of two rows that name the same ones, `sum` says.
 */
const MOST_NAMED = 4;

/** An order with all that its bill is made of. */
export type Sale = {
  /** Null: it was erased with its client. */
  readonly order: (Order & { readonly record: Folded }) | null;
  /** Its codes, in the order of their keys. */
  readonly codes: readonly Folded[];
  /** Payments for it, those that were entered by mistake among them. */
  readonly payments: readonly Folded[];
  readonly bill: Bill;
};

/** A code with the records that make it what it is. */
export type CodeFacts = {
  readonly record: Folded;
  readonly standing: Standing;
  /** The sessions that it pays for or once paid for. */
  readonly sessions: readonly Folded[];
  readonly sale: Sale;
};

/** Why a wallet is told of a code or an order: by the account that it is logged in to, and by what it asked for. */
export type Bond = {
  /** The account that shows the code, where the wallet is logged in to that. */
  readonly account?: Key;
  readonly order?: Key;
  /** The account that it was ordered with. */
  readonly buyer?: Key;
  /** The change that said of the code that it left that account, should it have come back. */
  readonly left?: ChangeId | undefined;
  /** The change by which the wallet is logged in to those, or out; `NEVER`: it never was. */
  readonly by: ChangeId;
};

/** Whether a code ever worked, so that a wallet may show it: of others it hears nothing, their text least of all. */
export const isTold = ({ standing, sale }: CodeFacts): boolean =>
  standing.start !== null || sale.payments.length > 0;

export const codeRow = (book: Book, facts: CodeFacts, { by, left: back, ...bond }: Bond): CodeRow => {
  const { code, state, left, until, renews, start } = facts.standing;
  const { key, text, name, terms, services } = code;
  const listed = services && servicesIn(book, services);
  const shown = [BUSINESS, ...(listed ?? []).map(service => service.key)];
  const zone = createZone(book.business.zone);
  const course =
    terms.kind === 'subscription' && start !== null
      ? { start, stood: stoodBy({ start, every: terms.every, pauses: code.pauses }, zone) }
      : null;
  return {
    row: 'code',
    key,
    ...versionsOf(
      [...sourcesOfCode(facts), back ?? NEVER],
      by,
      shown.flatMap(one => book.shown[one] ?? []),
    ),
    sum: sumOfCode(facts) + times([back]),
    text,
    name,
    terms,
    services: listed === null ? null : listed.slice(0, MOST_LISTED),
    ...(listed && listed.length > MOST_LISTED ? { more: true } : {}),
    state,
    left,
    until,
    renews,
    ...(course === null ? {} : { course }),
    ...bond,
  };
};

export const orderRow = (
  { order, codes, payments, bill }: Sale,
  standings: readonly Standing[],
  by: ChangeId,
  account: Key | null,
): OrderRow | null => {
  if (order === null) return null;
  const sources = [order.record, ...payments, ...codes.map(withoutBonds)];
  const isEnded = standings.every(({ code }) => code.ended !== null);
  const works = standings.some(({ start, code }) => start !== null && code.ended === null);
  return {
    row: 'order',
    key: order.key,
    ...versionsOf(
      sources.flatMap(({ ids }) => Object.values(ids)),
      by,
    ),
    sum: sumOf(sources),
    at: order.at,
    lines: linesOf(standings),
    total: bill.total,
    due: bill.due,
    state: isEnded ? 'ended' : works ? 'working' : 'unpaid',
    gift: order.recipient?.name ?? '',
    ...(account === null ? {} : { account }),
  };
};

/**
 * That a code left an account, with what was known of it: a device that did not hear of it may tell of the code later.
 * Null: it did not, or has come back.
 */
export const leftCode = (
  { key: of, left }: Pick<Account, 'key' | 'left'>,
  facts: CodeFacts,
): LeftRow | null => {
  const { key, account } = facts.standing.code;
  const by = left[key];
  if (by === undefined || account === of) return null;
  const { id, behind } = versionsOf([...sourcesOfCode(facts), by]);
  return { row: 'left', key, id, ...(behind ? { behind } : {}), sum: sumOfCode(facts) + times([by]) };
};

/**
 * So many of the most useful: those that pay, then those that may again. Before them the latest that were taken back or
 * are not paid after all, or wallets would go on showing what they were told before.
 */
export const inWeight = (rows: readonly CodeRow[], most: number): readonly CodeRow[] => {
  const sorted = [...rows].sort((a, b) => weightOf(a) - weightOf(b) || (a.id > b.id ? -1 : 1));
  const stopped = sorted
    .filter(({ state }) => state === 'ended' || state === 'unpaid')
    .slice(0, FIRST_STOPPED);
  return [...stopped, ...sorted.filter(row => !stopped.includes(row))].slice(0, most);
};

const FIRST_STOPPED = 5;

const weightOf = ({ state }: CodeRow): number => WEIGHT.indexOf(state);

const WEIGHT: readonly CodeRow['state'][] = ['active', 'paused', 'used-up', 'ended', 'unpaid', 'expired'];

/** What of the services that a code pays for is in the book. */
const servicesIn = ({ services }: Book, keys: readonly Key[]): { key: Key; name: string }[] =>
  keys.flatMap(key => {
    const found = services.find(service => service.key === key);
    return found ? [{ key, name: found.name }] : [];
  });

/** The pieces of an order by name and price, in the order of their keys. */
const linesOf = (standings: readonly Standing[]): OrderRow['lines'] => {
  const lines = new Map<string, OrderRow['lines'][number]>();
  for (const {
    code: { name, price },
  } of standings) {
    const line = JSON.stringify([name, price]);
    lines.set(line, { name, price, count: (lines.get(line)?.count ?? 0) + 1 });
  }
  return [...lines.values()];
};

const versionsOf = (
  sources: readonly ChangeId[],
  bond: ChangeId = NEVER,
  shown: readonly ChangeId[] = [],
): Pick<CodeRow, 'id' | 'behind' | 'beside'> => {
  const [id = NEVER, ...behind] = latestFirst(sources);
  // That it is logged in comes first: among many names it must not be left out.
  const beside = [...latestFirst([bond]), ...latestFirst(shown)];
  return {
    id,
    ...(behind.length > 0 ? { behind: behind.slice(0, MOST_NAMED) } : {}),
    ...(beside.length > 0 ? { beside: beside.slice(0, MOST_NAMED) } : {}),
  };
};

const latestFirst = (ids: readonly ChangeId[]): ChangeId[] =>
  [...new Set(ids)]
    .filter(id => id !== NEVER)
    .sort()
    .reverse();

const drawingIds = ({ ids }: Pick<Folded, 'ids'>): readonly ChangeId[] =>
  DRAW_FIELDS.map(field => ids[field] ?? NEVER);

/**
 * Never fewer, and none of them earlier, for whoever knows more: a session that draws on the code no more stays among
 * them, or a view that was made while it did would seem to know more.
 */
const sourcesOfCode = ({ record, sessions, sale }: CodeFacts): readonly ChangeId[] => [
  ...Object.values(record.ids),
  ...sessions.flatMap(drawingIds),
  ...sale.payments.flatMap(({ ids }) => Object.values(ids)),
  ...sale.codes.map(({ ids }) => ids['ended'] ?? NEVER),
];

/** The times of all changes behind a row, added up: knowing more only adds to it. */
const sumOfCode = (facts: CodeFacts): number => times(sourcesOfCode(facts));

const sumOf = (records: readonly Pick<Folded, 'ids'>[]): number =>
  records.reduce((sum, { ids }) => sum + times(Object.values(ids)), 0);

const times = (ids: readonly (ChangeId | undefined)[]): number =>
  ids.reduce((sum, id) => sum + (id === undefined ? 0 : timeOf(id)), 0);

/** A code as its order shows it: whose it is, and what it paid for, is told with the code. */
const withoutBonds = ({ ids }: Folded): Pick<Folded, 'ids'> => ({
  ids: Object.fromEntries(
    Object.entries(ids).filter(
      ([field]) => field !== 'account' && field !== 'offer' && !field.startsWith(DRAWN_FIELDS),
    ),
  ),
});

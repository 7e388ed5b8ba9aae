import * as v from 'valibot';
import { type Answered, answersInWords } from './answered';
import { answerFrom, type Outcome, requestFrom } from './answers';
import type { Book } from './book';
import { BUSINESS } from './business';
import { movesIn } from './changing';
import { earlierOf, LAST_SESSIONS } from './earlier';
import { type ChangeId, later, timeOf } from './hlc';
import type { Key } from './id';
import type { Change, Folded } from './ledger';
import { versionOf } from './ledger';
import { sessionFrom } from './records';
import { sourcesOf } from './rows';
import { isEndedByOwner } from './said';
import type { SessionState } from './sessions';
import { drawOf } from './standing';
import { DAY, MINUTE } from './time';
import { isConfirmedBy } from './torn';
import { accountRow, type Bonded, leftRows } from './viewedAccount';
import {
  type AccountRow,
  type AnswerRow,
  type CodeRow,
  type LeftRow,
  LoginReason,
  MOST_BEHIND,
  type OrderRow,
  type Row,
  type SessionRow,
  type View,
} from './views';

/** How long an answer stays in the view; its session's row stays longer. */
const ANSWERS_KEPT = 45 * DAY;

/** Answers about logging in serve those who wait for them; a first step's is of no use once its time is over. */
const LOGINS_KEPT = DAY;
const BEGUN_KEPT = 5 * MINUTE;

/** What a code would pay is told to whoever waits for it; later it may be otherwise. */
const CHECKS_KEPT = 5 * MINUTE;

/**
 * Sessions that left an account, of which its wallets are told: the latest before all others, and more where there is
 * room, for they are shown there until then. All that an account held may leave it with one press.
 */
const FIRST_LEFT = 30;
const MOST_LEFT = 200;

/** Coming sessions before codes and orders; the others come after these. */
const FIRST_COMING = 20;

/** What a wallet is told of codes and orders. */
export type ToldCodes = {
  /** The weightiest first. */
  readonly rows: readonly (CodeRow | OrderRow)[];
  /** Codes that left an account, by key, with what was known of them; null: it has come back. */
  readonly left: ReadonlyMap<string, LeftRow | null>;
  /** By session: the name of the code that pays for it, where the wallet may see that, and the change that says it. */
  readonly paying: ReadonlyMap<string, { readonly name: string; readonly by: ChangeId }>;
};

const NO_CODES_TOLD: ToldCodes = { rows: [], left: new Map(), paying: new Map() };

/** A session's row before its changes are looked at and it is signed. */
export type Uncounted = Omit<SessionRow, 'sequence' | 'moves' | 'confirmed' | 'card'>;

/**
 * What one wallet is told: its coming sessions, the last ones, and the answers to its requests, newest first,
 * so that whoever must cut a view short cuts the oldest. `given`: by session, what was said to the request that
 * made it, where that may matter; `said`: what the owner said when ending it; `asked`: the requests that made those
 * of the account.
 */
export const rowsFor = (
  book: Book,
  sessions: readonly Folded[],
  answers: readonly Folded[],
  now: number,
  given: ReadonlyMap<string, Given> = new Map(),
  said: ReadonlyMap<string, Said> = new Map(),
  accounts: readonly Bonded[] = [],
  asked: ReadonlyMap<string, Folded> = new Map(),
  codes: ToldCodes = NO_CODES_TOLD,
): {
  readonly coming: readonly ToldRow[];
  readonly past: readonly Uncounted[];
  readonly left: readonly LeftRow[];
} => {
  const bonds = new Map(accounts.map(one => [one.key, one]));
  const rows = sessions.flatMap(record => {
    const { key } = record;
    const { paying } = codes;
    return (
      sessionRow(book, record, given.get(key) ?? NOTHING, said.get(key) ?? UNSAID, bonds, paying.get(key)) ??
      []
    );
  });
  const shown = new Set<string>([...rows, ...codes.rows].map(({ key }) => key));
  const answered = createAnswered(book, asked);
  const coming = rows
    .filter(({ end }) => end >= now)
    .sort((a, b) => a.start - b.start)
    .map(answered);
  const past = rows.filter(({ end }) => end < now).sort((a, b) => b.start - a.start);
  const [last, before] = [past.slice(0, LAST_SESSIONS), past.slice(LAST_SESSIONS)];
  const told = answers.flatMap(record => answerRow(record, said) ?? []);
  const wanted = earlierWanted(told, accounts, now);
  const left = accounts.flatMap(({ account }) => (account ? leftRows(account, shown, codes.left) : []));
  return {
    coming: [
      ...accounts.map(one => accountRow(book, one)),
      ...left.slice(0, FIRST_LEFT),
      ...coming.slice(0, FIRST_COMING),
      ...codes.rows,
      ...coming.slice(FIRST_COMING),
      ...told.filter(row => timeOf(row.id) > now - keptFor(row)).sort((a, b) => (a.id > b.id ? -1 : 1)),
    ],
    past: [...last, ...(wanted === null ? [] : earlierOf(before, wanted))].map(answered),
    left: left.slice(FIRST_LEFT, MOST_LEFT),
  };
};

/** From where on the wallet asked last for earlier sessions of the account that it is logged in to; null: nowhere. */
const earlierWanted = (
  told: readonly AnswerRow[],
  accounts: readonly Bonded[],
  now: number,
): number | null => {
  const own = accounts.find(({ account }) => account !== null)?.key;
  const [latest] = told
    .filter(row => row.earlier && row.account === own && timeOf(row.id) > now - LOGINS_KEPT)
    .sort((a, b) => (a.id > b.id ? -1 : 1));
  return latest?.earlier?.from ?? null;
};

/** What was said to a request, and the changes that say it. */
export type Given = { readonly outcomes: readonly Outcome[]; readonly by: readonly ChangeId[] };

const NOTHING: Given = { outcomes: [], by: [] };

/** What the owner said when ending a session, and the changes that say it. */
export type Said = { readonly says: string; readonly by: readonly ChangeId[] };

const UNSAID: Said = { says: '', by: [] };

/** A row of a view before it is counted and signed. */
export type ToldRow = Uncounted | AnswerRow | AccountRow | LeftRow | CodeRow | OrderRow;

const keptFor = ({ is, why, code, order }: AnswerRow): number => {
  if (is === 'begun') return BEGUN_KEPT;
  if (code !== undefined) return CHECKS_KEPT;
  if (order !== undefined) return ANSWERS_KEPT;
  return is === 'done' || v.is(LoginReason, why) ? LOGINS_KEPT : ANSWERS_KEPT;
};

/**
 * Whether a view that stands at a relay must be sent again: it lacks a row, or says what is not said any more. That it
 * has the newest says nothing of the others: a device that was apart wrote it without what others had written before.
 */
export const isOutdated = ({ rows, cut }: View, told: readonly ToldRow[]): boolean => {
  const [held, said] = [new Set(rows.map(nameOf)), new Set(told.map(nameOf))];
  const first = cut ? told.slice(0, rows.length) : told;
  return !rows.every(row => said.has(nameOf(row))) || !first.every(row => held.has(nameOf(row)));
};

const nameOf = (row: Row | ToldRow): string =>
  [row.row, row.key, ...sourcesOf(row), 'sum' in row ? row.sum : ''].join('/');

/** A session as its wallet may see it; null for what no wallet asked for. */
const sessionRow = (
  book: Book,
  record: Folded,
  given: Given,
  said: Said,
  bonds: ReadonlyMap<Key, Bonded>,
  paying: { readonly name: string; readonly by: ChangeId } | undefined,
): Uncounted | null => {
  const session = sessionFrom(record);
  if (!session?.service) return null;
  const { when, price, service } = session;
  const told = stateTold(session.state, given, said);
  const shown = [BUSINESS, service, when.staff].flatMap(key => book.shown[key] ?? []);
  const bonded = session.account === null ? undefined : bonds.get(session.account);
  const [id, ...behind] = latestFirst(Object.values(record.ids));
  if (id === undefined) return null;
  const beside = latestFirst([
    ...told.by,
    ...shown,
    ...(bonded ? [bonded.bond] : []),
    ...(paying ? [paying.by] : []),
  ]);
  return {
    row: 'session',
    key: session.key,
    id,
    ...(behind.length > 0 ? { behind: behind.slice(0, MOST_BEHIND) } : {}),
    ...(beside.length > 0 ? { beside: beside.slice(0, MOST_BEHIND) } : {}),
    service: book.services.find(({ key }) => key === service)?.name ?? '',
    serviceKey: service,
    staff: book.staff.find(({ key }) => key === when.staff)?.name ?? '',
    staffKey: when.staff,
    start: when.start,
    end: when.end,
    price,
    state: told.state,
    ...(paying && session.code ? { paid: { code: paying.name, pays: drawOf(session)?.pays ?? null } } : {}),
    ...(bonded?.account ? { account: bonded.key } : {}),
  };
};

const latestFirst = (ids: readonly ChangeId[]): ChangeId[] => [...new Set(ids)].sort().reverse();

/** Letters of what was asked and answered, of all sessions of a view. */
const MOST_ANSWERED = 4000;

/**
 * Adds what was answered to rows of an account's sessions, as they come, as long as there is room: each is told whole
 * or not at all.
 */
const createAnswered = (
  { forms }: Book,
  asked: ReadonlyMap<string, Folded>,
): ((row: Uncounted) => Uncounted) => {
  let left = MOST_ANSWERED;
  return row => {
    const record = row.account === undefined ? undefined : asked.get(row.key);
    const request = record && requestFrom(record);
    const answers = request ? answersInWords(forms, request.answers) : [];
    if (answers.length === 0) return row;
    const letters = answers.reduce((sum, one) => sum + lettersOf(one), 0);
    if (letters > left) return { ...row, answers: null };
    left -= letters;
    return { ...row, answers: [...answers] };
  };
};

const lettersOf = ({ question, answer }: Answered): number => question.length + answer.length;

/**
 * The state as it is told, and the answers that make it another than the record's: no wallet reads of a refusal
 * by one device what another has confirmed, not even before the record says so.
 */
const stateTold = (
  state: SessionState,
  given: Given,
  { says, by }: Said,
): { readonly state: SessionState; readonly by: readonly ChangeId[] } => {
  if (isConfirmedBy(state, given.outcomes)) return { state: { is: 'confirmed' }, by: given.by };
  // Which change was cancelled over is the devices' own affair.
  const { placed: _, ...rest } = { placed: undefined, ...state };
  return { state: says !== '' && isEndedByOwner(rest) ? { ...rest, says } : rest, by };
};

/**
 * RFC 5545 SEQUENCE of a session: how often its time or state was set since it was made. Each of those changes
 * makes it greater, however soon it follows; and devices that count apart have more once they have merged than
 * either had, so that no calendar holds on to what lost.
 */
export const sequenceOf = (changes: readonly Pick<Change, 'set'>[]): number =>
  Math.max(0, changes.filter(({ set }) => 'when' in set || 'state' in set).length - 1);

/** A row with what its session's changes say beside its fields. */
export const withHistory = (
  row: Uncounted,
  changes: readonly Pick<Change, 'by' | 'set' | 'why'>[],
): SessionRow => {
  const wasConfirmed = changes.some(({ set }) => v.is(Confirmed, set['state']));
  const isSaid = row.state.is === 'confirmed' || !wasConfirmed;
  const moves = movesIn(changes);
  return {
    ...row,
    sequence: sequenceOf(changes),
    ...(moves === 0 ? {} : { moves }),
    ...(isSaid ? {} : { confirmed: true }),
  };
};

const Confirmed = v.object({ is: v.literal('confirmed') });

const answerRow = (record: Folded, all: ReadonlyMap<string, Said>): AnswerRow | null => {
  const answer = answerFrom(record);
  const version = versionOf(record);
  if (!answer || version === null) return null;
  const { request, answer: outcome } = answer;
  const said = outcome.is === 'refused' && outcome.why === 'by-owner' ? all.get(request) : undefined;
  const { says, by } = said ?? UNSAID;
  const id = by.reduce(later, version);
  return { row: 'answer', key: request, id, ...outcome, ...(says === '' ? {} : { says }) };
};

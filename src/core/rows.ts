import { type ChangeId, deviceOf } from './hlc';
import type { Key } from './id';
import type { AnswerRow, Row, SessionRow } from './views';

// Apart from their schema, which a first visit does not need.

/**
 * Commutative, associative and idempotent: views of several devices may come in any order, and again. `ends`: up
 * to which ids the changes of removed devices count; rows made from later ones are left out.
 */
export const mergeRows = (
  known: readonly Row[],
  arrived: readonly Row[],
  ends: readonly ChangeId[] = [],
): Row[] => {
  const counts = (row: Row): boolean => !isPastEnd(row, ends);
  const rows = new Map(known.filter(counts).map(row => [placeOf(row), row]));
  for (const row of arrived.filter(counts)) {
    const before = rows.get(placeOf(row));
    if (!before || outranks(row, before)) rows.set(placeOf(row), row);
  }
  const merged = [...rows.values()];
  return merged.filter(row => isShown(row, rows));
};

/** What is an account's goes with it when the wallet logs out, and when it leaves the account. */
const isShown = (row: Row, rows: ReadonlyMap<string, Row>): boolean => {
  if (!('account' in row || 'buyer' in row) || row.row === 'answer') return true;
  const account = rows.get(`account/${row.account ?? ('buyer' in row && row.buyer)}`);
  const left = rows.get(`left/${row.key}`);
  if (row.account && left && knownOf(left) > knownOf(row)) return false;
  return account?.row !== 'account' || account.profile !== undefined;
};

/** Whether a row was made from what a device wrote after it was removed. */
export const isPastEnd = (row: Made, ends: readonly ChangeId[]): boolean =>
  sourcesOf(row).some(id => ends.some(end => deviceOf(id) === deviceOf(end) && id > end));

/**
 * Where a row stands among those of one business: one that outranks it at the same place takes it. What each device
 * answered has a place of its own, as at the desk: where the later answer does not count any more, for its device was
 * removed, the other still does.
 */
export const placeOf = (row: Row): string =>
  row.row === 'answer' ? `answer/${row.key}/${deviceOf(row.id)}` : `${row.row}/${row.key}`;

/** What stands of what devices answered to a request; null: none has. */
export const answerTo = (rows: readonly Row[], request: Key): AnswerRow | null =>
  rows.reduce<AnswerRow | null>((best, row) => {
    if (row.row !== 'answer' || row.key !== request) return best;
    return best === null || outranks(row, best) ? row : best;
  }, null);

/**
 * Two devices may answer one request apart. A confirmation beats a refusal, whichever came later, and either
 * beats having to wait (design §2.4); else the later id stands. Of two rows with one id, made on devices that had
 * that change in common and not all others, the one whose next id is later knew more: what merging left is
 * behind every id that either had, so it outranks both. What a row shows beside counts last.
 */
const outranks = (a: Row, b: Row): boolean => {
  const finality = finalityOf(a) - finalityOf(b);
  if (finality !== 0) return finality > 0;
  const [own, other] = [idsOf(a), idsOf(b)];
  return own === other ? holdsMore(a, b) : own > other;
};

/** What was answered is told where there is room for it: of two that are the same else, once told it stays. */
const holdsMore = (a: Row, b: Row): boolean =>
  a.row === 'session' && b.row === 'session' && answersIn(a) > answersIn(b);

const answersIn = ({ answers }: SessionRow): number => (answers === undefined ? 0 : answers === null ? 1 : 2);

// Ids have one length, so joined they compare one after the other, and a list that goes on is greater.
const idsOf = (row: Row): string => `${knownOf(row)} ${besideOf(row).join()}`;

const knownOf = (row: Row): string =>
  `${[row.id, ...behindOf(row)].join()} ${String(('sum' in row && row.sum) || 0).padStart(16, '0')}`;

/** All changes that a row was made from. */
export const sourcesOf = (row: Made): readonly ChangeId[] => [row.id, ...behindOf(row), ...besideOf(row)];

type Made = object & {
  readonly id: ChangeId;
  readonly behind?: readonly ChangeId[] | undefined;
  readonly beside?: readonly ChangeId[] | undefined;
};

const behindOf = ({ behind }: Made): readonly ChangeId[] => behind ?? [];

const besideOf = ({ beside }: Made): readonly ChangeId[] => beside ?? [];

/**
 * A device that did not know better may say that nobody answered in time: what was confirmed is not refused. What
 * was ended while it waited for a yes may wait again, when that is undone.
 */
const isFinal = ({ state, confirmed }: SessionRow): boolean => {
  if (state.is === 'requested' || state.is === 'refused') return false;
  return state.is === 'confirmed' || state.is === 'no-show' || confirmed === true;
};

const finalityOf = (row: Row): number => {
  if (row.row === 'session') return isFinal(row) ? 1 : 0;
  if (row.row !== 'answer') return 0;
  return row.is === 'waiting' ? 0 : row.is === 'refused' ? 1 : 2;
};

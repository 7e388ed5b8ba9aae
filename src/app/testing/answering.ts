import { COLUMNS, type Column, columnsOf, type Row, rowOf } from '../../core/columns';
import type { Folded } from '../../core/ledger';
import { once } from '../../core/records';
import type { Where } from '../ports';

/** What a store answers that holds these records of the kind. */
export const answerFrom = (
  records: Iterable<Folded>,
  { of, by, from, to, any, after, newestFirst = false, limit }: Where,
): readonly Folded[] => {
  if (by !== undefined && !COLUMNS[of]?.includes(by)) throw new RangeError(`${of} is not asked for by ${by}`);
  const sign = newestFirst ? -1 : 1;
  const found: { readonly record: Folded; readonly column: string | number }[] = [];
  for (const record of records) {
    const column = by === undefined ? '' : columnsIn(record)[by];
    const isBetween = (from === undefined || column >= from) && (to === undefined || column <= to);
    const isBefore = after && sign * (compare(column, after.column) || compare(record.key, after.key)) <= 0;
    if ((any?.includes(column) ?? isBetween) && !isBefore) found.push({ record, column });
  }
  return found
    .sort((a, b) => sign * (compare(a.column, b.column) || compare(a.record.key, b.record.key)))
    .slice(0, limit)
    .map(({ record }) => record);
};

const columnsIn = once(columnsOf);

export const rowFrom = <C extends Column>(record: Folded, columns: readonly C[]): Row<C> =>
  rowOf(record.key, columnsIn(record), columns);

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

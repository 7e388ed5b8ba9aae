import type { Where } from '../../app/ports';
import { type Doc, keyOf } from './collections';
import type { Row } from './database';

/** Whether a document belongs to the answer of a question. */
export const isIn = (where: Where, doc: Doc | null): boolean => {
  const { of, from, to, any, after } = where;
  if (doc?.of !== of) return false;
  const column = columnOf(where, doc);
  if (after && signOf(where) * (compare(column, after.column) || compare(keyOf(doc), after.key)) <= 0)
    return false;
  if (any) return any.includes(column);
  return (from === undefined || column >= from) && (to === undefined || column <= to);
};

/** The answer after a write, in its order. */
export const patched = (answer: readonly Doc[], rows: readonly Row[], where: Where): readonly Doc[] => {
  const written = new Set(rows.map(({ id }) => id));
  const kept = answer.filter(({ id }) => !written.has(id));
  const come = rows.flatMap(({ after }) => (after && isIn(where, after) ? [after] : []));
  const sign = signOf(where);
  // Nearly sorted already, which is what the engine's sort is quick at.
  return [...kept, ...come].sort((a, b) => sign * inOrder(where, a, b));
};

/** The answer's order: 1 upwards, -1 downwards. */
const signOf = ({ newestFirst }: Where): 1 | -1 => (newestFirst ? -1 : 1);

const columnOf = ({ by }: Where, doc: Doc): string | number => (by === undefined ? '' : (doc[by] ?? ''));

/** As IndexedDB has it: by the column, then by the name. */
const inOrder = (where: Where, a: Doc, b: Doc): number =>
  compare(columnOf(where, a), columnOf(where, b)) || compare(a.id, b.id);

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

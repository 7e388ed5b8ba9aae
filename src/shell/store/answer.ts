import type { Where } from '../../app/ports';
import type { Doc } from './collections';
import type { Row } from './database';

/** Whether a document belongs to the answer of a question. */
export const isIn = (where: Where, doc: Doc | null): boolean => {
  const { of, from, to } = where;
  if (doc?.of !== of) return false;
  const column = columnOf(where, doc);
  return (from === undefined || column >= from) && (to === undefined || column <= to);
};

/** The answer after a write, in its order. */
export const patched = (answer: readonly Doc[], rows: readonly Row[], where: Where): readonly Doc[] => {
  const written = new Set(rows.map(({ id }) => id));
  const kept = answer.filter(({ id }) => !written.has(id));
  const come = rows.flatMap(({ after }) => (after && isIn(where, after) ? [after] : []));
  const sign = where.newestFirst ? -1 : 1;
  // Nearly sorted already, which is what the engine's sort is quick at.
  return [...kept, ...come].sort((a, b) => sign * inOrder(where, a, b));
};

const columnOf = ({ by }: Where, doc: Doc): string | number => (by === undefined ? '' : (doc[by] ?? ''));

/** As IndexedDB has it: by the column, then by the name. */
const inOrder = (where: Where, a: Doc, b: Doc): number =>
  compare(columnOf(where, a), columnOf(where, b)) || compare(a.id, b.id);

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

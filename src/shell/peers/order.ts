import { BOOK_KINDS } from '../../core/book';
import { columnsOf } from '../../core/columns';
import { ERASED, nameOf } from '../../core/erasing';
import type { Change } from '../../core/ledger';
import { DAY } from '../../core/time';

const AROUND = 14 * DAY;
const FIRST: ReadonlySet<string> = new Set([...BOOK_KINDS, ERASED]);

/**
 * The order in which the log is shown many changes: what the screens of today need comes first, which are the
 * book, the sessions of `now` ± 14 days and their clients; the oldest first among those, and among the others.
 */
export const todayFirst = (changes: readonly Change[], now: number): readonly Change[] => {
  const near = new Set<string>();
  for (const { of, key, set } of changes) {
    if (of !== 'session' || Math.abs(columnsOf({ of, fields: set }).start - now) > AROUND) continue;
    near.add(nameOf({ of, key }));
  }
  for (const { of, key, set } of changes) {
    if (of !== 'session' || !near.has(nameOf({ of, key }))) continue;
    const { client } = columnsOf({ of, fields: set });
    if (client !== '') near.add(nameOf({ of: 'client', key: client }));
  }
  const isFirst = (change: Change) => FIRST.has(change.of) || near.has(nameOf(change));
  const [first, later]: [Change[], Change[]] = [[], []];
  for (const change of changes) (isFirst(change) ? first : later).push(change);
  const byId = (a: Change, b: Change) => (a.id < b.id ? -1 : 1);
  return [...first.sort(byId), ...later.sort(byId)];
};

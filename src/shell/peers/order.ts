import { BOOK_KINDS } from '../../core/book';
import { columnsOf } from '../../core/columns';
import { ERASED, nameOf } from '../../core/erasing';
import type { Change } from '../../core/ledger';
import { DAY } from '../../core/time';

/** A day's screen, whatever its zone; then the screens a step away. */
const AROUND = [DAY, 14 * DAY] as const;
const FIRST: ReadonlySet<string> = new Set([...BOOK_KINDS, ERASED]);

/**
 * The order in which the log is shown many changes: what the screens of today need comes first, which are the
 * book, the sessions of `now` ± a day and their clients; then those of ± 14 days; the oldest first among each, and
 * among the others.
 */
export const todayFirst = (changes: readonly Change[], now: number): readonly Change[] => {
  const ranks = new Map<string, number>();
  const rank = (name: string, to: number) => ranks.set(name, Math.min(to, ranks.get(name) ?? to));
  for (const { of, key, set } of changes) {
    if (of !== 'session') continue;
    const off = Math.abs(columnsOf({ of, fields: set }).start - now);
    const around = AROUND.findIndex(most => off <= most);
    if (around >= 0) rank(nameOf({ of, key }), around);
  }
  for (const { of, key, set } of changes) {
    const near = of === 'session' ? ranks.get(nameOf({ of, key })) : undefined;
    if (near === undefined) continue;
    const { client } = columnsOf({ of, fields: set });
    if (client !== '') rank(nameOf({ of: 'client', key: client }), near);
  }
  const parts: Change[][] = [[], [], []];
  for (const change of changes)
    parts[FIRST.has(change.of) ? 0 : (ranks.get(nameOf(change)) ?? AROUND.length)]?.push(change);
  return parts.flatMap(part => part.sort((a, b) => (a.id < b.id ? -1 : 1)));
};

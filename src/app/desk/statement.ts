import type { Book } from '../../core/book';
import { heldFrom } from '../../core/held';
import type { Key } from '../../core/id';
import { known } from '../../core/records';
import { type Drawn, fullOf, isSpent, periodOfDraw, type Standing } from '../../core/standing';
import type { TimeZone } from '../../core/zone';
import { combine } from '../live';
import type { Clock, Live, Store } from '../ports';
import { written } from '../written';
import type { CodeEntries } from './codeEntries';
import type { StatementLine } from './codes';
import type { Entries } from './entries';
import { codeNow } from './standings';

type Ports = {
  readonly store: Store;
  readonly clock: Clock;
  readonly book: Live<Book>;
  readonly entries: Entries;
  readonly codeEntries: CodeEntries;
};

/** Every movement of a code, with what it left. */
export const statementOf = (
  { store, clock, book, entries, codeEntries }: Ports,
  key: Key,
): Live<readonly StatementLine[]> =>
  combine(
    [book, codeEntries.live, written(store, 'client')],
    async (present, { codes, zone }): Promise<readonly StatementLine[]> => {
      const code = await codeNow(store, key);
      const [found] = code ? await codes([code]) : [];
      if (!found) return [];
      const moves = movesOf(found.standing, zone, clock.now());
      const records = await store.many(
        'session',
        moves.map(({ drawn }) => drawn.session.key),
      );
      const joined = await entries.join(present, known(records.map(heldFrom)));
      const entryOf = new Map(joined.map(entry => [entry.session.key, entry]));
      return moves.flatMap(({ drawn: { session, draw }, ...move }) => {
        const entry = entryOf.get(session.key);
        return entry ? [{ entry, draw, ...move }] : [];
      });
    },
  );

type Move = { readonly drawn: Drawn } & Pick<StatementLine, 'isSpent' | 'period' | 'left'>;

const movesOf = ({ code, start, drawn }: Standing, zone: TimeZone, now: number): readonly Move[] => {
  const full = fullOf(code);
  const taken = new Map<number | null, number>();
  return drawn.map(one => {
    const period = periodOfDraw({ code, start }, zone, one);
    const spent = isSpent(one, now);
    const sum = (taken.get(period) ?? 0) + (spent ? one.draw.takes : 0);
    taken.set(period, sum);
    return { drawn: one, isSpent: spent, period, left: full === null ? null : full - sum };
  });
};

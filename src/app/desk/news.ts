import * as v from 'valibot';
import { Key } from '../../core/id';
import type { Change } from '../../core/ledger';
import { first } from '../live';
import type { Clock, Log, Stop, Store } from '../ports';
import { createTurns } from '../turns';
import type { CodeEntries } from './codeEntries';
import type { DeskNews } from './desk';
import type { Entries } from './entries';

type Ports = { readonly log: Log; readonly store: Store; readonly clock: Clock };

/** What a client did: booked a session, or ordered. */
export type Came = { readonly is: 'booking' | 'order'; readonly key: Key };

/** Tells of each booking and order that a client made from now on, once the store holds it. */
export const onCame = ({ log, store, clock }: Ports, tell: (came: Came) => void): Stop => {
  let after: number | null = null;
  const run = async (): Promise<void> => {
    if (after === null) {
      after = await log.end();
      return;
    }
    for (;;) {
      const entries = await log.read(after, 200);
      const last = entries.at(-1);
      if (!last) return;
      await store.caughtUp(last.at);
      after = last.at;
      for (const { change } of entries) {
        const is = cameBy(change);
        if (is !== null && v.is(Key, change.key)) tell({ is, key: change.key as Key });
      }
    }
  };
  const turns = createTurns(clock, run);
  turns.next();
  const stop = log.onAppended(turns.next);
  return () => {
    stop();
    turns.stop();
  };
};

const cameBy = ({ of, set }: Change): Came['is'] | null => {
  if (of === 'request' && set['kind'] === 'book') return 'booking';
  // What is entered at the desk names no wallet.
  return of === 'order' && typeof set['wallet'] === 'string' ? 'order' : null;
};

/** The same, with what belongs to it. */
export const onNews = (
  {
    entries,
    codeEntries,
    ...ports
  }: Ports & { readonly entries: Entries; readonly codeEntries: CodeEntries },
  listen: (news: DeskNews) => void,
): Stop => {
  const newsOf = async ({ is, key }: Came): Promise<DeskNews | null> => {
    if (is === 'booking') {
      const entry = await first(entries.one(key));
      return entry && { is, entry };
    }
    const [order] = await (await codeEntries.now()).orders([key]);
    return order ? { is, order } : null;
  };
  return onCame(ports, came => void newsOf(came).then(news => news && listen(news)));
};

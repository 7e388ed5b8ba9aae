import * as v from 'valibot';
import { Key } from '../../core/id';
import type { Clock, Log, Stop, Store } from '../ports';
import { createTurns } from '../turns';

/** Tells of each booking that a client made from now on, once the store holds it. */
export const onBooking = (
  { log, store, clock }: { readonly log: Log; readonly store: Store; readonly clock: Clock },
  tell: (session: Key) => void,
): Stop => {
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
      for (const { change } of entries)
        if (change.of === 'request' && change.set['kind'] === 'book' && v.is(Key, change.key))
          tell(change.key as Key);
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

import * as v from 'valibot';
import { Key } from '../../core/id';
import type { Log, Stop, Store } from '../ports';

/** Tells of each booking that a client made from now on, once the store holds it. */
export const onBooking = (
  { log, store }: { readonly log: Log; readonly store: Store },
  tell: (session: Key) => void,
): Stop => {
  let after: number | null = null;
  let turn: Promise<void> = Promise.resolve();
  const run = async (): Promise<void> => {
    if (after === null) {
      after = await log.end();
      return;
    }
    for (;;) {
      const entries = await log.read(after, 200);
      const last = entries.at(-1);
      if (!last) return;
      after = last.at;
      await store.caughtUp(last.at);
      for (const { change } of entries)
        if (change.of === 'request' && change.set['kind'] === 'book' && v.is(Key, change.key))
          tell(change.key as Key);
    }
  };
  const next = (): void => {
    turn = turn.then(run);
  };
  next();
  return log.onAppended(next);
};

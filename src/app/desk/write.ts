import { type Draft, emptyRecord, fold } from '../../core/ledger';
import { err, ok, type Result } from '../../core/result';
import { undoing } from '../../core/undo';
import type { AppendOptions, Entry, Log, Store } from '../ports';
import type { Done, Failure } from './desk';

/** Writes what a command decided; resolves once it is on disk. */
export type Write = (drafts: readonly Draft[], options?: AppendOptions) => Promise<Done>;

/** Whether what takes a change back may be written without asking. */
export type MayUndo = (back: readonly Draft[]) => Promise<Result<void, Failure>>;

/**
 * Commands with a way back: undoing sets every field again to what it held before, as a further change. What
 * someone changed since is left as it is.
 */
export const createWrite = (log: Log, mayUndo: MayUndo): Write => {
  const write: Write = async (drafts, options) => {
    const written = await log.append(drafts, options);
    if (!written.ok) return written;
    const { entries } = written.value;
    const undo = async (): Promise<Done> => {
      const back = (await Promise.all(entries.map(entry => wayBack(log, entry)))).flat();
      if (back.length === 0 && entries.length > 0) return err({ is: 'moved' });
      const may = await mayUndo(back);
      return may.ok ? write(back) : may;
    };
    return ok({ undo });
  };
  return write;
};

/** From the log, which holds what was before even where the store lagged behind. */
const wayBack = async (log: Log, { change: { id, of, key, set } }: Entry): Promise<readonly Draft[]> => {
  const history = await log.history(of, key);
  const present = history.reduce(fold, emptyRecord(of, key));
  const before = history.filter(one => one.id < id).reduce(fold, emptyRecord(of, key));
  const still = Object.fromEntries(Object.entries(set).filter(([field]) => present.ids[field] === id));
  return undoing(of as Draft['of'], key, still, before.fields);
};

/** Decides on everything written so far, and anew when others wrote meanwhile; null: it cannot be done any more. */
export type Decided = (plan: () => Promise<readonly Draft[] | null>) => Promise<Done>;

export const createDecided =
  (log: Log, store: Store, write: Write): Decided =>
  async plan => {
    for (;;) {
      const end = await log.end();
      await store.caughtUp(end);
      const drafts = await plan();
      if (drafts === null) return err({ is: 'moved' });
      const done = await write(
        drafts.filter(({ set }) => Object.keys(set).length > 0),
        { ifAt: end },
      );
      // With nothing new in the log it is about what was erased, and would be refused for ever.
      if (done.ok || done.error.is !== 'moved' || (await log.end()) === end) return done;
    }
  };

import type { Draft } from '../../core/ledger';
import { undoOf } from '../../core/undo';
import type { AppendOptions, Log, Store } from '../ports';
import type { Done } from './desk';

/** Writes what a command decided; resolves once it is on disk. */
export type Write = (drafts: readonly Draft[], options?: AppendOptions) => Promise<Done>;

/**
 * Commands with a way back: undoing sets every field again to what it held before, as a further change.
 */
export const createWrite = (log: Log, store: Store): Write => {
  const write: Write = async (drafts, options) => {
    const back = await before(store, drafts);
    const written = await log.append(drafts, options);
    if (!written.ok) return written;
    const last = written.value.entries.at(-1);
    const undo = async (): Promise<Done> => {
      // The store must have seen what is undone, or the way forth again would be lost.
      if (last) await store.caughtUp(last.at);
      return write(back);
    };
    return { ok: true, value: { undo } };
  };
  return write;
};

const before = async (store: Store, drafts: readonly Draft[]): Promise<Draft[]> => {
  const undone = await Promise.all(
    drafts.map(async ({ of, key, set }): Promise<Draft> => {
      const record = await store.get(of, key);
      return { of, key, set: undoOf(of, set, record?.fields ?? {}), by: 'owner' };
    }),
  );
  return undone.filter(({ set }) => Object.keys(set).length > 0);
};
